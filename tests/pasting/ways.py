"""Ways of programs to say what they send: by name a text, and what a profile then holds."""

from .pages import Expected
from .ways_of_variables import SIGN_IN, STATE, VARIABLES, G

_BAND: Expected = {
    "parameters.method": "PUT",
    "parameters.path": "/{serial}/bands/{band}",
    "parameters.body": {"isOn": "{on}"},
}

JAVASCRIPT: dict[str, tuple[str, Expected]] = {
    "a text within a text": (
        f"fetch(`{G}/devices${{serial ? `/${{serial}}` : ''}}/state`);",
        STATE,
    ),
    "an optional index in a path": (
        f"axios.get(`{G}/devices/${{devices?.[0]?.serialNumber}}/state`);",
        STATE,
    ),
    "a cast in a path": (
        f"axios.get(`{G}/devices/${{(devices[0] as Device).serialNumber}}/state`);",
        STATE,
    ),
    "headers that a function returns": (
        f"""const authHeaders = () => ({{ 'X-Token': token }});
fetch(`{G}/devices/${{serial}}/state`, {{ headers: authHeaders() }});""",
        {"headers": {"X-Token": "{token}"}},
    ),
    "headers with a type": (
        f"""const headers: Record<string, string> = {{ 'X-Token': token }};
fetch(`{G}/devices/${{serial}}/state`, {{ headers }});""",
        {"headers": {"X-Token": "{token}"}},
    ),
    "a body with a type": (
        f"""const body: Record<string, string> | undefined = {{
  client: 'c', apiKey: KEY, userName: USER, password: PASSWORD }};
axios.post('{G}/security/signin', body);""",
        SIGN_IN,
    ),
    "a form that is filled field by field": (
        f"""const p = new URLSearchParams();
p.append('client', CLIENT); p.append('apiKey', KEY);
p.append('userName', USER); p.append('password', PASSWORD);
fetch('{G}/security/signin', {{ method: 'POST', body: p }});""",
        {**SIGN_IN, "log_in.is_form": True},
    ),
    "a server that passes it on": (
        f"""const api = axios.create({{ baseURL: '{G}' }});
app.get('/repeaters', (req, res) => api.get('/devices/all').then(r => res.json(r.data)));""",
        {"devices.path": "/all"},
    ),
    "a path without a slash": (
        f"""const http = got.extend({{ prefixUrl: '{G}' }});
const list = await http.get('devices/').json();
const all = await http.get('devices').json();""",
        {"devices.path": "/"},
    ),
    "a verb in small letters": (
        f"""async function send(method, url, data) {{ return axios({{ method, url: '{G}' + url, data }}); }}
await send('put', `/devices/${{serial}}/bands/08`, {{ isOn: true }});""",
        _BAND,
    ),
    "a type over several lines": (
        f"""await axios.post<{{
  token: string;
}}>('{G}/security/signin', {{ client: 'c', apiKey: 'k', userName: 'u', password: 'p' }});""",
        SIGN_IN,
    ),
    "two variables of one statement": (
        f"""const host = '{G}', all = '/devices/all';
fetch(host + all);""",
        {"devices.path": "/all"},
    ),
    "a path that is joined": (
        f"fetch(['{G}', 'devices', serial, 'state'].join('/'));",
        STATE,
    ),
}

C_SHARP: dict[str, tuple[str, Expected]] = {
    "quotes in the hole of a text": (
        f"""var s = await http.GetStringAsync($"{G}/devices/{{device["serialNumber"]}}/state");
await http.PutAsync($"{G}/devices/{{serial}}/bands/{{band}}",
    new StringContent($"{{{{\\"isOn\\": {{(isOn ? "true" : "false")}}}}}}"));""",
        {**STATE, "parameters.body": {"isOn": "{on}"}},
    ),
    "what is not null": (
        f"""await http.GetFromJsonAsync<S>($"{G}/devices/{{devices![0].SerialNumber}}/state");
await http.PostAsJsonAsync("{G}/security/signin",
    new {{ client = "c", apiKey = key!, userName = user, password = pw! }});""",
        {**STATE, **SIGN_IN},
    ),
    "a helper that writes JSON": (
        f"""await client.PostAsync("{G}/security/signin",
    Json(new {{ client = "c", apiKey = key, userName = user, password = pwd }}));""",
        SIGN_IN,
    ),
    "an object of a kind that is told before": (
        f"""LoginRequest login = new() {{ Client = "c", ApiKey = key, UserName = u, Password = p }};
await http.PostAsJsonAsync("{G}/security/signin", login);""",
        SIGN_IN,
    ),
    "names in camel case": (
        f"""var o = new JsonSerializerOptions {{ PropertyNamingPolicy = JsonNamingPolicy.CamelCase }};
var json = JsonSerializer.Serialize(new LoginRequest
    {{ Client = "c", ApiKey = key, UserName = u, Password = p }}, o);
await http.PostAsync("{G}/security/signin", new StringContent(json, Encoding.UTF8));""",
        SIGN_IN,
    ),
    "a verb where it is sent": (
        f"""var client = new RestClient("{G}");
var login = new RestRequest("security/signin").AddJsonBody(
    new {{ client = "c", apiKey = key, userName = user, password = pwd }});
var session = await client.PostAsync<Session>(login);""",
        SIGN_IN,
    ),
    "constants of a class": (
        f"""static class Paths {{
    public const string All = "/devices/all";
}}
http.BaseAddress = new Uri("{G}");
var list = await http.GetFromJsonAsync<Device[]>(Paths.All);""",
        {"devices.path": "/all"},
    ),
    "HTTP Basic for the log-in alone": (
        f"""using (var request = new HttpRequestMessage(HttpMethod.Post, "{G}/security/session")) {{
    request.Headers.Authorization = new AuthenticationHeaderValue("Basic", basic);
    request.Content = Json(new {{ client = "c", apiKey = key }});
}}
http.DefaultRequestHeaders.Add("X-Token", token);
await http.GetAsync("{G}/devices/list");""",
        {"devices.path": "/list", "headers": {"X-Token": "{token}"}},
    ),
    "a header that is read from a text": (
        f"""http.DefaultRequestHeaders.Authorization =
    AuthenticationHeaderValue.Parse($"JWT {{token}}");
await http.GetAsync("{G}/devices/list");""",
        {"headers": {"Authorization": "JWT {token}"}},
    ),
    "a verb by its word": (
        f"""var r = new HttpRequestMessage(new HttpMethod("PUT"), $"{G}/devices/{{serial}}/bands/08")
    {{ Content = new StringContent("{{\\"isOn\\": true}}") }};""",
        _BAND,
    ),
    "an address that is told later": (
        f"""var request = new HttpRequestMessage();
request.Method = HttpMethod.Put;
request.RequestUri = new Uri("{G}/devices/" + serial + "/bands/08");
request.Content = new StringContent("{{\\"isOn\\": true}}");""",
        _BAND,
    ),
    "names of members": (
        f"""await http.PostAsJsonAsync("{G}/security/signin",
    new {{ o.Client, o.ApiKey, o.UserName, o.Password }});""",
        SIGN_IN,
    ),
    "arguments of the program": (
        f"""await http.PatchAsJsonAsync($"{G}/devices/{{args[1]}}",
    new {{ messageFrequency = args[2] }});""",
        {
            "frequency.path": "/{serial}",
            "frequency.body": {"messageFrequency": "{frequency}"},
        },
    ),
    "a format": (
        f"""client.GetStringAsync(string.Format("{G}/devices/{{0}}/state", serial));""",
        STATE,
    ),
}

PYTHON: dict[str, tuple[str, Expected]] = {
    "functions with the verb in their names": (
        f"""self._get(f"{G}/devices/{{serial}}/state")
api_put(f"{G}/devices/{{serial}}/bands/08", {{"isOn": False}})""",
        {**STATE, **_BAND},
    ),
    "paths that are formatted": (
        f"""STATE = "/devices/{{serial}}/state"
BAND = "{G}/devices/%s/bands/%s"
requests.get("{G}" + STATE.format(serial=serial))
requests.put(BAND % (serial, band), json={{"isOn": on}})""",
        {**STATE, **_BAND},
    ),
    "a body with a type": (
        f"""import requests
payload: dict[str, Any] | None = {{"isOn": False}}
requests.put("{G}/devices/SR1/bands/08", json=payload)""",
        _BAND,
    ),
    "a function that usually posts": (
        f"""def call(path, body=None, method="POST"):
    return requests.request(method, "{G}" + path, json=body).json()
call("/security/signin", {{"client": "c", "apiKey": "k", "userName": "u", "password": "p"}})
call("/devices/all", method="GET")""",
        {**SIGN_IN, "devices.path": "/all"},
    ),
    "bands made in a loop": (
        f"""import requests
requests.patch("{G}/devices/SR1/bands", json={{"bands": {{b: False for b in bands}}}})""",
        {"parameters.body": {"bands": "{bands}"}},
    ),
    "a base with a path in a class": (
        f"""class Api:
    BASE = "{G}/v2"

    def state(self, serial):
        return requests.get(f"{{self.BASE}}/devices/{{serial}}/state")""",
        {"status.path": "/v2/devices/{serial}/state"},
    ),
    "a base that a function adds": (
        f"""class Api:
    BASE_URL = "{G}/v1"

    def _get(self, path):
        return requests.get(self.BASE_URL + path, headers=self.headers)

    def state(self, serial):
        return self._get("/devices/{{}}/state".format(serial))""",
        {"status.path": "/v1/devices/{serial}/state", "devices": None},
    ),
    "members of an enumeration": (
        f"""import requests
requests.put(f"{G}/devices/{{serial}}/bands", json={{"bands": {{Band.B08.value: False}}}})""",
        {"parameters.path": "/{serial}/bands"},
    ),
}

WAYS = JAVASCRIPT | C_SHARP | PYTHON | VARIABLES
