"""Ways of programs to keep values elsewhere, and what a profile then holds."""

from .pages import Expected

G = "https://api3.stellacontrol.com"
STATE: Expected = {"status.path": "/{serial}/state"}
SIGN_IN: Expected = {
    "log_in.path": "/signin",
    "log_in.body": {
        "client": "{client_id}",
        "apiKey": "{client_key}",
        "userName": "{username}",
        "password": "{password}",
    },
}

VARIABLES: dict[str, tuple[str, Expected]] = {
    "pairs with variables": (
        f"""var body = new Dictionary<string, string> {{
    {{ "client", clientName }}, {{ "apiKey", key }}, {{ "userName", user }}, {{ "password", password }} }};
await client.PostAsync("{G}/security/signin", new FormUrlEncodedContent(body));""",
        {**SIGN_IN, "log_in.is_form": True},
    ),
    "pairs of a form": (
        f"""client.PostAsync("{G}/security/signin", new FormUrlEncodedContent(new[] {{
    new KeyValuePair<string, string>("client", "c"), new KeyValuePair<string, string>("apiKey", k),
    new KeyValuePair<string, string>("userName", u), new KeyValuePair<string, string>("password", p) }}));""",
        {**SIGN_IN, "log_in.is_form": True},
    ),
    "headers of a function that gets the token": (
        f"""const authHeaders = (token) => ({{ 'X-Token': token }});
await fetch(`{G}/devices/${{serial}}/state`, {{ headers: authHeaders(token) }});""",
        {"headers": {"X-Token": "{token}"}},
    ),
    "a token that is empty at first": (
        f"""let token = '';
const headers = () => ({{ Authorization: `JWT ${{token}}` }});
await fetch(`{G}/devices/${{serial}}/state`, {{ headers: headers() }});""",
        {"headers": {"Authorization": "JWT {token}"}},
    ),
    "credentials that are kept elsewhere": (
        f"""const credentials = {{ client: 'c', apiKey: 'k', userName: 'u', password: 'p' }};
const login = async (creds) => axios.post('{G}/security/signin', creds);
await login(credentials);
await axios.post('{G}/security/auth/logout', session);""",
        {**SIGN_IN, "log_out.path": "/auth/logout"},
    ),
    "a query that is added to a request": (
        f"""var client = new RestClient("{G}");
var request = new RestRequest($"devices/{{serial}}/frequency", Method.Put);
request.AddQueryParameter("value", "1m");
var list = new RestRequest("devices", Method.Get);""",
        {
            "frequency.path": "/{serial}/frequency?value={frequency}",
            "frequency.body": None,
            "devices": None,
        },
    ),
    "a query that is added to an address": (
        f"""const url = new URL('{G}/devices/status');
url.searchParams.set('serialNumber', serial);
await fetch(url, {{ headers }});""",
        {"status.path": "/status?serialNumber={serial}", "devices": None},
    ),
    "a function with one verb": (
        f"""def call(path, data):
    return requests.post('{G}' + path, json=data).json()
call('/devices/setBand', {{'serialNumber': serial, 'band': '09', 'enabled': True}})""",
        {
            "parameters.path": "/setBand",
            "parameters.body": {
                "serialNumber": "{serial}",
                "band": "{band}",
                "enabled": "{on}",
            },
        },
    ),
    "names that no policy changes": (
        f"""await http.PostAsJsonAsync("{G}/security/signin",
    new {{ ClientName = c, ClientKey = k, UserName = u, Password = p }},
    new JsonSerializerOptions {{ PropertyNamingPolicy = null }});""",
        {"log_in.body.UserName": "{username}"},
    ),
    "a function that returns an address": (
        f"""const stateUrl = (serial) => `{G}/devices/${{serial}}/state`;
await fetch(stateUrl(serial));""",
        STATE,
    ),
    "a path with a word for the device": (
        f"""const STATE = '/devices/:serial/state';
fetch('{G}' + STATE.replace(':serial', serial));""",
        STATE,
    ),
    "a list of objects of C#": (
        f"""var r = new RestRequest("{G}/devices/SR1000001/bands", Method.Put);
r.AddJsonBody(new[] {{ new {{ Identifier = "08", IsOn = false }} }});""",
        {"parameters.body": [{"identifier": "{band}", "isOn": "{on}"}]},
    ),
    "credentials by the names of a class": (
        f"""requests.post("{G}/security/signin", json=asdict(
    Credentials(client="c", apiKey=KEY, userName=USER, password=PASSWORD)))""",
        SIGN_IN,
    ),
    "pairs that Python encodes": (
        f"""requests.post("{G}/security/signin", data=urlencode(
    [("client", "c"), ("apiKey", KEY), ("userName", USER), ("password", PASSWORD)]))""",
        {**SIGN_IN, "log_in.is_form": True},
    ),
    "bands made of pairs in a loop": (
        f"""import requests
requests.patch("{G}/devices/SR1/bands",
    json={{"bands": {{band: on for band, on in bands.items()}}}})""",
        {"parameters.body": {"bands": "{bands}"}},
    ),
    "an address that has a default": (
        f"""import os, requests
API = os.environ.get("STELLA_API", "{G}/v2")
requests.get(f"{{API}}/devices/{{serial}}/status")""",
        {"status.path": "/v2/devices/{serial}/status", "devices": None},
    ),
    "an address unless another is set": (
        f"""const BASE = process.env.STELLA_API || '{G}/v2';
await fetch(`${{BASE}}/devices/${{serial}}/status`);""",
        {"status.path": "/v2/devices/{serial}/status"},
    ),
    "a body that a function gets": (
        f"""def call(method, path, parameters):
    return requests.request(method, "{G}" + path, json=parameters)

def set_parameters(sn, parameters):
    requests.put(f"{G}/devices/{{sn}}/x", json=parameters)

set_parameters("SD1", {{"bands": {{"08": False}}}})
set_parameters("SD1", {{"messageFrequency": "10s"}})
call("POST", "/devices/SD1/commands", {{"command": "reboot"}})""",
        {
            "parameters.path": "/{serial}/x",
            "parameters.body": {"bands": "{bands}"},
            "frequency.body": {"messageFrequency": "{frequency}"},
        },
    ),
    "an id that is the serial number": (
        f"""async function getStatus(id) {{ return fetch(`{G}/devices/${{id}}/state`); }}
for (const device of devices) await getStatus(device.serialNumber);""",
        STATE,
    ),
    "an id that is one": (
        f"""async function getStatus(id) {{ return fetch(`{G}/devices/${{id}}/state`); }}
for (const device of devices) await getStatus(device.id);""",
        {"status.path": "/{id}/state"},
    ),
    "the devices by their word": (
        f"""BASE = "{G}/api/v1/"
def call(method, path, **kw):
    return requests.request(method, BASE + path, **kw).json()
call("GET", "devices")""",
        {"devices.path": "/api/v1/devices"},
    ),
    "a client that is called as a function": (
        f"""const api = axios.create({{ baseURL: '{G}' }});
await api({{ method: 'post', url: `/devices/${{serial}}/do`, data: {{ command: 'reboot' }} }});""",
        {"command.path": "/{serial}/do"},
    ),
    "a function that gets one object": (
        f"""function request({{ method, path, data }}) {{
  return fetch('{G}' + path, {{ method, body: JSON.stringify(data) }}); }}
request({{ method: 'GET', path: '/devices/list' }});""",
        {"devices.path": "/list"},
    ),
    "a command by its name": (
        f"""axios.post(`{G}/devices/${{sn}}/commands/${{name}}`);""",
        {"command.path": "/{serial}/commands/{command}"},
    ),
}
