"""Pages of documentation as people copy them: by name a text, and what a profile then holds."""

from typing import Any

type Expected = dict[str, Any]

_BODY = '{"client": "c", "apiKey": "k", "userName": "u", "password": "p"}'
_FOUR = {
    "client": "{client_id}",
    "apiKey": "{client_key}",
    "userName": "{username}",
    "password": "{password}",
}
_SWITCH: Expected = {
    "log_in.path": "/signin",
    "log_in.body": _FOUR,
    "status.path": "/{serial}/state",
    "parameters.method": "PUT",
    "parameters.path": "/{serial}/bands/{band}",
    "parameters.body": {"isOn": "{on}"},
    "command.path": "/{serial}/{command}",
}

PAGES: dict[str, tuple[str, Expected]] = {
    "verb and path on lines of their own, as Swagger and Redoc show them": (
        f"""Servers
https://api3.stellacontrol.com

POST
\u200b/security\u200b/signin
Sign in
Request body

application/json
Example Value
{_BODY}
Responses
Code\tDescription
200\tSuccess
{{"token": "string"}}

GET
/devices/{{serialNumber}}/state

PUT
/devices/{{serialNumber}}/bands/{{identifier}}
Request samples
Payload
Copy
{{
"isOn": false
}}
POST
/devices/{{serialNumber}}/reboot
""",
        _SWITCH,
    ),
    "address before the method, each with a label, as wikis show them": (
        f"""1. Sign in
URL
https://api3.stellacontrol.com/security/signin
Method
POST
Body
{_BODY}
2. Status
Endpoint:     /devices/{{serial}}/state
Method:       GET
3. Bands
Endpoint:     /devices/{{serial}}/bands/{{band}}
Method:       PUT
Request body:
{{"isOn": true}}
4. Reboot
Endpoint:     /devices/{{serial}}/reboot
Method:       POST
""",
        _SWITCH,
    ),
    "table with bodies and answers": (
        f"""| # | Call | Request | Body | Answer |
|---|------|---------|------|--------|
| 1 | Sign in | `POST /security/signin` | `{_BODY}` | `{{"token": "…"}}` |
| 2 | State | `GET /devices/{{sn}}/state` | – | `{{"status": "…"}}` |
| 3 | Band | `PUT /devices/{{sn}}/bands/{{band}}` | `{{"isOn": true \\| false}}` | 204 |
| 4 | Reboot | `POST /devices/{{sn}}/reboot` | – | `{{"isOn": true}}` |
""",
        _SWITCH,
    ),
    "table first, then each request": (
        f"""| Method | Path | Description |
|---|---|---|
| POST | /security/signin | Opens a session |
| GET | /devices/{{serial}}/state | State of the device |
| PUT | /devices/{{serial}}/bands/{{band}} | Bands |
| POST | /devices/{{serial}}/reboot | Reboots |

Note: send all of them over HTTPS.
Remarks: a session ends after 15 minutes.

## Sign in
POST /security/signin
{_BODY}

Response:
{{"token": "abc"}}

Send it as `X-Session-Token: abc` with each request.

## Bands
PUT /devices/{{serial}}/bands/{{band}}
{{"isOn": false}}
""",
        {**_SWITCH, "headers": {"X-Session-Token": "{token}"}},
    ),
    "sentences of a mail": (
        f"""1) Sign in with POST /security/signin. Send {_BODY} as JSON; you get back a token.
2) GET /devices/<serial number>/state tells the state.
3) Send PUT /devices/<serial number>/bands/<band id> with {{"isOn": "true|false"}}.
4) POST /devices/<serial number>/reboot returns {{"ok": true}}.
""",
        {
            **_SWITCH,
            "parameters.body": {"isOn": '{on?"true":"false"}'},
            "command.body": None,
        },
    ),
    "a PDF with the foot of a page in a body": (
        """POST /security/signin HTTP/1.1
Content-Type: application/json

{
  “client”: “c”,
  “apiKey”: “k”,
Integration API – User Guide                       Page 5 of 17
  “userName”: “u”, “password”: “p”
}
""",
        {"log_in.path": "/signin", "log_in.body": _FOUR},
    ),
    "labels before headers and bodies, words of the guide for the base": (
        f"""Sign in: POST {{API gateway URL}}{{security endpoint}}/signin
Body: {_BODY}

List: GET {{API gateway URL}}{{devices endpoint}}
En-tête : X-Token: <session token>

Band: PUT {{API gateway URL}}{{devices endpoint}}/{{serialNumber}}/bands/{{identifier}}
Body: {{ "isOn": true|false }}
""",
        {
            "log_in.path": "/signin",
            "log_in.body": _FOUR,
            "headers": {"X-Token": "{token}"},
            "parameters.path": "/{serial}/bands/{band}",
            "parameters.body": {"isOn": "{on}"},
        },
    ),
    "answers in other languages, ellipses, numbered lines": (
        """1 PUT /devices/%SERIAL%/bands/%BAND%
2 {"list": [{"band": "08", ...}, ...], "isOn": false}
3 Antwort:
4 {"ok": true}
5 POST /devices/[serial]/reboot
6 Réponse :
7 {"success": true}
""",
        {
            "parameters.path": "/{serial}/bands/{band}",
            "command.path": "/{serial}/{command}",
            "command.body": None,
        },
    ),
    "the source of a page": (
        f"""<p><code>POST</code> <code>/security/signin</code></p>
<pre><code class="json">{_BODY.replace('"', "&quot;")}</code></pre>
<p><code>GET</code> <code>/devices/&lt;serial&gt;/state</code></p>
<p><code>PUT</code> <code>/devices/&lt;serial&gt;/bands/&lt;band&gt;</code></p>
<pre><code>{{ &quot;isOn&quot;: false }}</code></pre>
<p><code>POST</code> <code>/devices/&lt;serial&gt;/reboot</code></p>
""",
        _SWITCH,
    ),
}

PROGRAMS: dict[str, tuple[str, Expected]] = {
    "a class of Node.js whose function sends": (
        """const settings = { security: '/security', devices: '/devices' }
class Api {
  send (method, path, body) {
    const options = { path, method, headers: {
      'Content-Type': 'application/json',
      ...(this.token ? { 'X-Token': this.token } : {}) } }
    return this.run(options, body === undefined ? undefined : JSON.stringify(body))
  }
  login () {
    const { id, key } = this.client
    return this.send('POST', `${settings.security}/signin`,
      { client: id, apiKey: key, userName: this.name, password: this.password })
  }
  state (serial) { return this.send('GET', `${settings.devices}/${serial}/state`) }
  band (serial, band, on) {
    return this.send('PUT', `${settings.devices}/${serial}/bands`, { bands: { [band]: on } })
  }
  reboot (serial) { return this.send('POST', `${settings.devices}/${serial}/reboot`) }
}""",
        {
            **_SWITCH,
            "parameters.path": "/{serial}/bands",
            "parameters.body": {"bands": "{bands}"},
            "headers": {"X-Token": "{token}"},
        },
    ),
    "a class of Python whose functions send": (
        """import requests

class Api:
    def url(self, path):
        return "https://api3.stellacontrol.com" + path

    def login(self):
        body = {"client": ID, "apiKey": KEY, "userName": USER, "password": PASSWORD}
        self.s.post(self.url("/security/signin"), json=body)

    def state(self, serial):
        return self.request("GET", "/devices/{}/state".format(serial))

    def band(self, serial, band, on):
        return self.request("PUT", f"/devices/bands/{serial}", {"bands": {band: on}})

    def reboot(self, serial):
        self.request("POST", f"/devices/reboot/{serial}")
""",
        {
            **_SWITCH,
            "parameters.path": "/bands/{serial}",
            "parameters.body": {"bands": "{bands}"},
            "command.path": "/{command}/{serial}",
        },
    ),
    "a class of C# whose function sends": (
        """const string Devices = "/devices";
async Task<string> SendAsync(HttpMethod method, string path, object body = null)
{
    var request = new HttpRequestMessage(method, Gateway + path);
    if (token != null) request.Headers.Add("X-Token", token);
}
Task Login(string client, string apiKey, string userName, string password) =>
    SendAsync(HttpMethod.Post, "/security/signin", new { client, apiKey, userName, password });
Task<List<Device>> List() => http.GetFromJsonAsync<List<Device>>(Devices + "/all");
Task State(string serial) => SendAsync(HttpMethod.Get, Devices + "/" + serial + "/state");
Task Band(string serial, string band, bool isOn) =>
    SendAsync(HttpMethod.Put, Devices + "/" + serial + "/bands/" + band, new { isOn });
Task Reboot(string serial) => SendAsync(HttpMethod.Post, Devices + "/" + serial + "/reboot");
""",
        {**_SWITCH, "devices.path": "/all", "headers": {"X-Token": "{token}"}},
    ),
    "functions of Bash with what they are called with": (
        """band() {
  curl -X PUT "$GATEWAY/devices/$1/bands" -H "X-Token: $TOKEN" \\
    -d "{\\"bands\\": {\\"$2\\": $3}}"
}
frequency() {
  curl -X PUT "$GATEWAY/devices/$1/interval" -d "{\\"interval\\": \\"$2\\"}"
}""",
        {
            "parameters.path": "/{serial}/bands",
            "parameters.body": {"bands": "{bands}"},
            "frequency.path": "/{serial}/interval",
            "frequency.body": {"interval": "{frequency}"},
        },
    ),
    "curl that lost the ends of its lines": (
        """curl -X PUT https://api3.stellacontrol.com/devices/SERIAL/bands/08
-H "X-Token: TOKEN"
-d '{"isOn": false}'
""",
        {
            "parameters.path": "/{serial}/bands/{band}",
            "parameters.body": {"isOn": "{on}"},
            "headers": {"X-Token": "{token}"},
        },
    ),
    "HTTP Basic for the client, the user in the body": (
        """curl -u "integration:YOUR_CLIENT_ID" https://api3.stellacontrol.com/security/signin
-d '{"userName": "YOUR_EMAIL", "password": "YOUR_PASSWORD"}'
""",
        {"log_in.headers": {"Authorization": "Basic {basic:client_id:client_key}"}},
    ),
    "a collection of Hoppscotch": (
        """[{"name": "a", "requests": [{"endpoint": "<<baseURL>>/devices/<<serial>>/bands/08",
"method": "PUT", "body": {"contentType": "application/json", "body": "{\\"isOn\\": true}"}}]}]
""",
        {
            "parameters.path": "/{serial}/bands/{band}",
            "parameters.body": {"isOn": "{on}"},
        },
    ),
}
