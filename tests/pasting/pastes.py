"""What people paste: by name a text, and what a profile then holds beside the default.

Key paths lead into the profile, "log_in.path"; what is not listed is not compared.
"""

import json

from .libraries import LIBRARIES
from .pages import PAGES, Expected
from .programs import PROGRAMS
from .whole_programs import WHOLE_PROGRAMS

KEY = "6f1c2c1e-mark-key"
PASSWORD = "mark-pass wo$rd"
TOKEN = "eyJhbGciOi.eyJzdWIiOi.mark"

_FOUR = {
    "client": "{client_id}",
    "apiKey": "{client_key}",
    "userName": "{username}",
    "password": "{password}",
}

SHELL: dict[str, tuple[str, Expected]] = {
    "copied from the browser's network page": (
        rf"""curl 'https://api3.stellacontrol.com/api/v1/auth/login' \
  -H 'accept: application/json, text/plain, */*' -H 'accept-language: de-DE,de;q=0.9' \
  -H 'content-type: application/json' -H 'origin: https://portal.stellacontrol.com' \
  -H 'sec-ch-ua: "Chromium";v="128"' -b '_ga=GA1.2.33' -H 'user-agent: Mozilla/5.0' \
  --data-raw '{{"client":"integration","apiKey":"{KEY}","email":"mark@example.com","pass":"{PASSWORD}"}}' \
  --compressed ;
curl 'https://api3.stellacontrol.com/api/v1/repeaters/' -H 'authorization: Bearer {TOKEN}' \
  -H 'x-requested-with: XMLHttpRequest' --compressed ;
curl 'https://api3.stellacontrol.com/api/v1/repeaters/SR1000001/status/' \
  -H 'authorization: Bearer {TOKEN}' --compressed""",
        {
            "log_in.path": "/api/v1/auth/login",
            "log_in.headers": None,
            "log_in.body.email": "{username}",
            "devices.path": "/api/v1/repeaters/",
            "status.path": "/api/v1/repeaters/{serial}/status/",
            "headers": {
                "authorization": "Bearer {token}",
                "x-requested-with": "XMLHttpRequest",
            },
            "cookies": None,
        },
    ),
    "placeholders in angle brackets, a body over several lines": (
        """# 1. Log in
curl -X POST "https://api3.stellacontrol.com/security/signin" \\
     -H "Content-Type: application/json" \\
     -d '{
  "client": "<client name>", "apiKey": "<client uuid>",
  "userName": "<your e-mail>", "password": "<your password>"
}'
curl "https://api3.stellacontrol.com/devices/list" -H "X-Auth-Token: <token>"
curl "https://api3.stellacontrol.com/devices/<serialNumber>/status" -H "X-Auth-Token: <token>"
# band 08 off
curl -X PUT "https://api3.stellacontrol.com/devices/<serialNumber>/bands/08" -d '{"isOn": false}'
curl -XPOST "https://api3.stellacontrol.com/devices/<serialNumber>/reboot/" """,
        {
            "log_in.path": "/signin",
            "log_in.body": _FOUR,
            "devices.path": "/list",
            "headers": {"X-Auth-Token": "{token}"},
            "parameters.method": "PUT",
            "parameters.path": "/{serial}/bands/{band}",
            "parameters.body": {"isOn": "{on}"},
            "command.path": "/{serial}/{command}/",
            "command.body": None,
        },
    ),
    "variables, an old substitution, a form, flags in one word": (
        f"""HOST=api3.stellacontrol.com; PASS='{PASSWORD}'
TOKEN=`curl -sS -d username=$USER --data-urlencode "password=$PASS" -d client_id=integration \\
  -d client_secret={KEY} -d grant_type=password https://$HOST/oauth/token | jq -r .access_token`
curl -sH "Authorization: Bearer $TOKEN" https://$HOST/v1/devices
curl -sXGET -H "Authorization: Bearer $TOKEN" "https://$HOST/v1/devices/$SN"
curl -sSXPATCH --json '{{"bands":[{{"identifier":"08","enabled":true}}]}}' https://$HOST/v1/devices/${{SN}}
""",
        {
            "log_in.path": "/oauth/token",
            "log_in.is_form": True,
            "log_in.body": {
                "username": "{username}",
                "password": "{password}",
                "client_id": "{client_id}",
                "client_secret": "{client_key}",
                "grant_type": "password",
            },
            "devices.path": "/v1/devices",
            "status.path": "/v1/devices/{serial}",
            "parameters.body": {"bands": [{"identifier": "{band}", "enabled": "{on}"}]},
        },
    ),
    "a document behind the command": (
        """curl -X POST https://api3.stellacontrol.com/security/session -d @- <<EOF
{"client": "$CLIENT", "apiKey": "$KEY", "userName": "$NAME", "password": "$PASSWORD"}
EOF
curl https://api3.stellacontrol.com/devices -H "Authorization: Token $TOKEN" """,
        {
            "log_in.path": "/session",
            "log_in.body": _FOUR,
            "headers": {"Authorization": "Token {token}"},
        },
    ),
    "a body in a file that nobody shows": (
        "curl -X POST https://api3.stellacontrol.com/security/session -d @login.json",
        {"log_in.path": "/session", "log_in.body": None},
    ),
    "a body that is cut off inside of its quotes": (
        """curl -X POST https://api3.stellacontrol.com/security/session -d '{"client": "integ'""",
        {"log_in.path": "/session", "log_in.body": None},
    ),
    "Windows": (
        (
            'curl.exe -X POST ^\n  "https://api3.stellacontrol.com/security/authenticate" ^\n'
            '  -d "{\\"client\\":\\"integration\\",\\"apiKey\\":\\"%CLIENT_KEY%\\",'
            '\\"userName\\":\\"%USERNAME%\\",\\"password\\":\\"%PASSWORD%\\"}"'
        ),
        {"log_in.path": "/authenticate", "log_in.body": _FOUR},
    ),
    "quotation marks and dashes of a word processor": (
        (
            "curl –X POST “https://api3.stellacontrol.com/security/session” ––location "
            "—data ‘{“client”:“integration”,“apiKey”:“k”,“userName”:“u”,“password”:“p”}’"
        ),
        {"log_in.path": "/session", "log_in.body": _FOUR},
    ),
    "prompts, HTTP Basic, a cookie": (
        (
            f"$ curl -u integration:{KEY} --request POST --url https://api3.stellacontrol.com/security/login"
            f' --data \'{{"userName":"u","password":"p"}}\'\n'
            "$ curl --cookie 'session=abc; theme=dark' https://api3.stellacontrol.com/devices"
        ),
        {
            "log_in.headers": {"Authorization": "Basic {basic:client_id:client_key}"},
            "cookies": {"session": "{token}"},
            "headers": {},
        },
    ),
    "slashes at every end": (
        """curl https://api3.stellacontrol.com/security/login/ -d '{"client":"a","apiKey":"b","userName":"c","password":"d"}'
curl https://api3.stellacontrol.com/devices/ -H 'Authorization: Bearer $T'
curl https://api3.stellacontrol.com/devices/SR1000001/status/
curl -X PATCH https://api3.stellacontrol.com/devices/SR1000001/parameters/ -d '{"bands":{"08":true}}'
curl https://api3.stellacontrol.com/devices/SR1000001/commands/ -d '{"command":"restart"}'
curl -X POST https://api3.stellacontrol.com/security/logout/""",
        {
            "log_in.path": "/login/",
            "devices.path": "/",
            "status.path": "/{serial}/status/",
            "parameters.path": "/{serial}/parameters/",
            "command.path": "/{serial}/commands/",
            "words": {"reboot": "restart"},
            "log_out.path": "/logout/",
        },
    ),
    "a copy that is cut off": (
        """curl https://api3.stellacontrol.com/devices/all -H 'X-Token: $T'
curl https://api3.stellacontrol.com/security/login -d '{"client": "integr""",
        {"devices.path": "/all", "log_in": None},
    ),
    "endpoints, devices and bands in variables": (
        """curl $BASE/$SECURITY_PATH/session --data '{"client":"c","apiKey":"k","userName":"u","password":"p"}' -o out.json
curl "${GATEWAY}${DEVICES_ENDPOINT}/list" -H 'Cookie: theme=dark' --oauth2-bearer $T
curl -G "$BASE/devices/status" -d serial=%SERIAL% -d fields=all -d trace=9f8e7d6c5b
curl -X PUT "$BASE/devices/$ID/bands/$BAND" -d 'state=on' ; curl -d '{}' $BASE/devices/%s/{cmd}""",
        {
            "log_in.path": "/session",
            "devices.path": "/list",
            "status.path": "/status?serial={serial}&fields=all",
            "parameters.path": "/{id}/bands/{band}",
            "parameters.body": {"state": "{on?on:off}"},
            "parameters.is_form": True,
            "command.path": "/{serial}/{command}",
        },
    ),
    "files of PHP, forms, a header of which only its place says that it is the token": (
        """curl -d "user=USER&pass=PASS&client=CLIENT&key=KEY" https://api3.stellacontrol.com/security/login.php
curl -H "X-Sess: abc123" "https://api3.stellacontrol.com/devices/status.php?sn=SD24-00173"
curl -d "sn=SD24-00173&band=08&state=0" https://api3.stellacontrol.com/devices/setband.php
curl -d "sn=SD24-00173" https://api3.stellacontrol.com/devices/reboot.php""",
        {
            "log_in.path": "/login.php",
            "status.path": "/status.php?sn={serial}",
            "headers": {"X-Sess": "{token}"},
            "parameters.body": {
                "sn": "{serial}",
                "band": "{band}",
                "state": '{on?"1":"0"}',
            },
            "command.path": "/{command}.php",
            "command.body": {"sn": "{serial}"},
        },
    ),
    "a query with more that is left open than the device": (
        """curl 'https://api3.stellacontrol.com/devices/state?unit=<unit>' -H 'Authorization: <token>'
curl -X POST 'https://api3.stellacontrol.com/devices/<serial>/do?reason=<reason>' -d 'command=reboot'
curl -X PUT 'https://api3.stellacontrol.com/devices/bands?why=<why>&sn=<sn>' -d 'band=08&state=0'""",
        {
            "status.path": "/state?unit={serial}",
            "command.path": "/{serial}/do",
            "parameters.path": "/bands?sn={serial}",
        },
    ),
    "writes whose query says what is wanted": (
        """curl -X PUT 'https://api3.stellacontrol.com/devices/SR1000001/bands?band=08&on=false&save=true'
curl -X PUT 'https://api3.stellacontrol.com/devices/SR1000001/interval?seconds=600'
curl -X POST 'https://api3.stellacontrol.com/devices/SR1000001/do?action=restart&force=1'""",
        {
            "parameters.path": '/{serial}/bands?band={band}&on={on?"true":"false"}&save=true',
            "parameters.body": None,
            "frequency.path": "/{serial}/interval?seconds={frequency_seconds}",
            "frequency.body": None,
            "command.path": "/{serial}/do?action={command}&force=1",
            "command.body": None,
            "words": {"reboot": "restart"},
        },
    ),
    "a token in a request that sets all bands at once": (
        """curl -X PUT 'https://api3.stellacontrol.com/devices/SR1000001/bands' \\
  -H 'X-Session: <token>' -d '{"on": true}'""",
        {"headers": {"X-Session": "{token}"}, "parameters": None},
    ),
    "a path and a query that name the band": (
        """curl -X PUT "https://api3.stellacontrol.com/devices/$SERIAL/bands/08?muted=1"
curl -X POST 'https://api3.stellacontrol.com/devices/<serial>/reboot?after=<after>'""",
        {
            "parameters.path": "/{serial}/bands/{band}?muted={on?0:1}",
            "command.path": "/{serial}/{command}",
        },
    ),
    "identifiers in a query": (
        "curl 'https://api3.stellacontrol.com/devices/?id=17&with=' -H 'Authorization: abc'",
        {"status.path": "/?id={id}", "headers": {"Authorization": "{token}"}},
    ),
    "JSON-RPC": (
        """curl https://api3.stellacontrol.com/rpc -d '{"jsonrpc":"2.0","id":1,"method":"login","params":{"user":"u","password":"p"}}'
curl https://api3.stellacontrol.com/rpc -d '{"jsonrpc":"2.0","id":2,"method":"getDevices","params":{"token":"$TOKEN"}}'
curl https://api3.stellacontrol.com/rpc -d '{"jsonrpc":"2.0","id":3,"method":"getStatus","params":{"token":"$TOKEN","serialNumber":"SR1000009"}}'""",
        {
            "log_in.body.jsonrpc": "2.0",
            "devices.body.method": "getDevices",
            "status.body.params": {"token": "{token}", "serialNumber": "{serial}"},
            "headers": {},
        },
    ),
    "JSON:API with identifiers of its own": (
        """curl -X PATCH https://api3.stellacontrol.com/api/devices/8c1f8b0e-1a2b-4c3d-9e8f-001122334455 \\
  -H 'Content-Type: application/vnd.api+json' -H 'Accept: application/json' \\
  -d '{"data":{"type":"device","id":"8c1f8b0e-1a2b-4c3d-9e8f-001122334455","attributes":{"bands":{"08":"off"}}}}'""",
        {
            "parameters.path": "/api/devices/{id}",
            "parameters.headers": {"Content-Type": "application/vnd.api+json"},
            "parameters.body.data.id": "{id}",
        },
    ),
    "a key of the client on every call": (
        f"curl -H 'X-Api-Key: {KEY}' -H 'X-Api-Version: 2024-01' https://api3.stellacontrol.com/v1/devices?page=1",
        {
            "devices.path": "/v1/devices?page=1",
            "headers": {
                "Authorization": "Bearer {token}",
                "X-Api-Key": "{client_key}",
                "X-Api-Version": "2024-01",
            },
        },
    ),
}

TEXT: dict[str, tuple[str, Expected]] = {
    "raw HTTP with answers between": (
        f"""POST /security/token HTTP/1.1
Host: api3.stellacontrol.com
Content-Type: application/x-www-form-urlencoded

username=mark%40example.com&password=p&grant_type=password

HTTP/1.1 200 OK
Content-Type: application/json

{{"access_token": "{TOKEN}", "expires_in": 3600}}

GET /devices/SR1000001/status?fresh=true HTTP/1.1
X-Auth-Token: {TOKEN}

PATCH /devices/SR1000001/parameters HTTP/1.1
X-Auth-Token: {TOKEN}

{{
  "bands": {{"08": false}},

  "messageFrequency": "1m"
}}

POST /devices/SR1000001/commands HTTP/1.1

{{"name":"reboot"}}""",
        {
            "log_in.is_form": True,
            "log_in.body.username": "{username}",
            "status.path": "/{serial}/status?fresh=true",
            "headers": {"X-Auth-Token": "{token}"},
            "parameters": None,
            "command.body": {"name": "{command}"},
        },
    ),
    "a page of documentation": (
        """### Authentication
`POST https://api3.stellacontrol.com/api/security/login`

Body:
```json
{
  "client": "string",  // as granted
  "apiKey": "string", "userName": "string", "password": "string",
}
```
Response:
```json
{ "token": "string" }
```
* **GET** `/api/devices/` returns all devices
* `GET /api/devices/{serialNumber}/status`
* `POST /api/devices/{serialNumber}/commands`
""",
        {
            "log_in.path": "/api/security/login",
            "log_in.body": _FOUR,
            "devices.path": "/api/devices/",
            "status.path": "/api/devices/{serial}/status",
            "command.path": "/api/devices/{serial}/commands",
        },
    ),
    "a table": (
        """| verb | path |
|---|---|
| POST | /v1/session |
| DELETE | /v1/session |
| GET | /v1/repeaters |
| GET | /v1/repeaters/:serial |
| PUT | /v1/repeaters/:serial/settings |""",
        {
            "log_in.path": "/v1/session",
            "log_in.body": None,
            "log_out.method": "DELETE",
            "devices.path": "/v1/repeaters",
            "status.path": "/v1/repeaters/{serial}",
            "parameters.method": "PUT",
        },
    ),
    "YAML": (
        """login:
  method: POST
  url: https://api3.stellacontrol.com/security/signin
  body: {client: integration, apiKey: abc, userName: u, password: hunter2}
status:
  method: GET
  url: https://api3.stellacontrol.com/devices/{serialNumber}/status/
  headers: {Authorization: Token abc}""",
        {
            "log_in.body": _FOUR,
            "status.path": "/{serial}/status/",
            "headers": {"Authorization": "Token {token}"},
        },
    ),
    "a collection of Postman": (
        json.dumps(
            {
                "item": [
                    {
                        "request": {
                            "method": "POST",
                            "header": [{"key": "X-Client", "value": "{{client}}"}],
                            "body": {
                                "raw": '{"user":"{{user}}","password":"{{password}}"}'
                            },
                            "url": {"raw": "{{baseUrl}}/security/session"},
                        }
                    },
                    {
                        "request": {
                            "method": "POST",
                            "url": "{{baseUrl}}/security/logout",
                            "body": {
                                "urlencoded": [{"key": "token", "value": "{{token}}"}]
                            },
                        }
                    },
                    {
                        "request": {
                            "method": "GET",
                            "url": "{{baseUrl}}/devices/:serial/state/",
                        }
                    },
                ]
            }
        ),
        {
            "log_in.path": "/session",
            "log_in.headers": {"X-Client": "{client_id}"},
            "log_out.is_form": True,
            "status.path": "/{serial}/state/",
        },
    ),
    "an OpenAPI document": (
        """servers: [{url: "https://api3.stellacontrol.com/v2/"}]
paths:
  /auth/login:
    post:
      requestBody:
        content:
          application/json:
            schema: {properties: {client: {}, apiKey: {}, userName: {}, password: {}}}
  /repeaters: {get: {}, parameters: []}
  /repeaters/{serial}/commands:
    post:
      requestBody: {content: {application/json: {example: {cmd: reboot}}}}""",
        {
            "log_in.path": "/v2/auth/login",
            "log_in.body": _FOUR,
            "devices.path": "/v2/repeaters",
            "command.body": {"cmd": "{command}"},
        },
    ),
}

CODE: dict[str, tuple[str, Expected]] = {
    "fetch": (
        """const base = 'https://api3.stellacontrol.com'; // POST /security/old
const res = await fetch(`${base}/security/login`, {
  method: 'POST', headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ client, apiKey, userName: process.env.USER, password: process.env.PASSWORD })
});
const { token } = await res.json();
await fetch(base + '/devices/metadata', { headers: { 'x-access-token': token } });
for (const d of devices)
  await fetch(`${base}/devices/${d.serialNumber}/status`, { headers: { 'x-access-token': token } });
await fetch(`${base}/devices/${serial}/parameters`, { method: 'PUT',
  body: JSON.stringify({ bands: [{ id: '08', on: false }] }) });""",
        {
            "log_in.body": _FOUR,
            "devices.path": "/metadata",
            "headers": {"x-access-token": "{token}"},
            "parameters.body": {"bands": [{"id": "{band}", "on": "{on}"}]},
        },
    ),
    "axios with paths alone": (
        "axios.post('/session', { user: USER, pass: PASS }); axios.get('/units');",
        {"log_in.path": "/session", "devices.path": "/units"},
    ),
    "axios with a base, its own headers, a verb in the path": (
        """const api = axios.create({ baseURL: 'https://api3.stellacontrol.com/v1/', headers: {'X-Client': 'integration'} });
const { data } = await api.post('/session', new URLSearchParams({ user: USER, pass: PASS, key: KEY }));
api.defaults.headers.common['Authorization'] = `Session ${data.sessionId}`;
const list = await api.get('repeaters/', { params: { page: 1 } });
const st = await api.get(`/repeaters/${list.data[0].sn}/latest/`);
await api.post(`/repeaters/${sn}/bands/08/off`);""",
        {
            "log_in.path": "/v1/session",
            "log_in.is_form": True,
            "log_in.headers": {"X-Client": "{client_id}"},
            "devices.path": "/v1/repeaters/?page=1",
            "status.path": "/v1/repeaters/{serial}/latest/",
            "parameters.path": "/v1/repeaters/{serial}/bands/{band}/{on?on:off}",
            "headers": {
                "Authorization": "Session {token}",
                "X-Client": "{client_id}",
            },
        },
    ),
    "a session of Python's requests": (
        """BASE_URL = "https://api3.stellacontrol.com"
s = requests.Session()
r = s.post(f"{BASE_URL}/security/login", json={
    "client": "integration", "apiKey": CLIENT_KEY,  # granted
    "userName": "mark@example.com", "password": getpass.getpass(),
}, timeout=10)
token = r.json()["data"]["token"]
s.headers.update({"Authorization": f"JWT {token}"})
devices = s.get(f"{BASE_URL}/devices", params={"page": 1, "size": 100}).json()
status = s.get(f"{BASE_URL}/devices/{devices[0]['serialNumber']}/state").json()
s.patch(BASE_URL + "/devices/" + serial + "/parameters", json={"bands": {"08": "off"}})""",
        {
            "log_in.body": _FOUR,
            "devices.path": "?page=1&size=100",
            "status.path": "/{serial}/state",
            "headers": {"Authorization": "JWT {token}"},
            "parameters.body": {"bands": {"{band}": "{on?on:off}"}},
        },
    ),
    "the same names for every request, in Python": (
        """url = "https://api3.stellacontrol.com/security/login/"
payload = {"client": "integration", "apiKey": "xxxxxxxx", "userName": "you@example.com", "password": "********"}
headers = {"Content-Type": "application/json"}
response = requests.request("POST", url, headers=headers, data=json.dumps(payload))
url = "https://api3.stellacontrol.com/devices/"
headers = {"X-Session": response.json()["session"]}
response = requests.request("GET", url, headers=headers)
url = "https://api3.stellacontrol.com/devices/{}/status/".format(serial)
requests.get(url, headers=headers)
requests.post("https://api3.stellacontrol.com/devices/%s/commands" % serial, data={"name": "reboot"})""",
        {
            "log_in.path": "/login/",
            "log_in.body": _FOUR,
            "log_in.is_form": None,
            "devices.path": "/",
            "status.path": "/{serial}/status/",
            "headers": {"X-Session": "{token}"},
            "command.is_form": True,
        },
    ),
    "aiohttp": (
        """async with session.post("https://api3.stellacontrol.com/security/login",
    auth=aiohttp.BasicAuth("integration", key), json={"userName": user, "password": pw}) as r:
    tok = (await r.json())["accessToken"]
async with session.get("https://api3.stellacontrol.com/devices/all", headers={"Authorization": tok}) as r: ...""",
        {
            "log_in.headers": {"Authorization": "Basic {basic:client_id:client_key}"},
            "devices.path": "/all",
            "headers": {"Authorization": "{token}"},
        },
    ),
    "what can only be known by running it": (
        r"""const cfg = { base: 'https://api3.stellacontrol.com', common: { 'X-Kind': 'it\'s' } };
const client = { baseURL: config() };
const unfinished = "...
session.headers['X-Trace'] = ;
session.headers.update(make(headers));
const common = { ...cfg.common, 'X-Session': store?.get('sessionToken') };
await got(cfg.base + '/devices/list', { headers: common, params: query });
await fetch(`${cfg.base}/devices/${a ? b : c}/status`, { method: verb, headers: { ...common } });
await axios({ url: `${cfg.base}/security/login`, method: 'post', headers: [], auth: 'x',
  data: { client: settings['clientName'], apiKey: `${key}`, userName: (user), password: /* mine */ pw } });
await axios.get('a sentence with / in it');""",
        {
            "log_in.body": _FOUR,
            "devices.path": "/list",
            "headers": {"X-Session": "{token}"},
        },
    ),
    "C# with dictionaries": (
        """var values = new Dictionary<string, string> {
    { "client", "integration" }, { "apiKey", Environment.GetEnvironmentVariable("KEY") } };
values["userName"] = user;
var r = await client.PostAsync("https://api3.stellacontrol.com/security/token", new FormUrlEncodedContent(
    new Dictionary<string, string> { ["client"] = "integration", ["apiKey"] = key,
                                     ["userName"] = user, ["password"] = pwd }));
client.DefaultRequestHeaders.Add("X-Token", r.Headers.GetValues("X-Token").First());
var d = await client.GetAsync("https://api3.stellacontrol.com/devices/all");
await client.SendAsync(new HttpRequestMessage { Method = HttpMethod.Post });""",
        {
            "log_in.is_form": True,
            "log_in.body": _FOUR,
            "devices.path": "/all",
            "headers": {"X-Token": "{token}"},
        },
    ),
    "C#": (
        """client.BaseAddress = new Uri("https://api3.stellacontrol.com/api/");
client.DefaultRequestHeaders.Add("X-Client", "integration");
var response = await client.PostAsync("security/login", new StringContent(
    JsonSerializer.Serialize(new { client = "integration", apiKey = key, userName = user, password = pwd })));
client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("JWT", token);
var list = await client.GetStringAsync("devices");
var request = new HttpRequestMessage(HttpMethod.Get, $"devices/{serial}/status");""",
        {
            "log_in.path": "/api/security/login",
            "log_in.body": _FOUR,
            "devices.path": "/api/devices",
            "status.path": "/api/devices/{serial}/status",
            "headers": {"Authorization": "JWT {token}", "X-Client": "{client_id}"},
        },
    ),
}

ALL = SHELL | TEXT | CODE | PAGES | PROGRAMS
TEXTS = [text for text, _ in ALL.values()]
TEXTS += [*LIBRARIES.values(), *WHOLE_PROGRAMS.values()]
