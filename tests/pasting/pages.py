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
SWITCH: Expected = {
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
        SWITCH,
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
        SWITCH,
    ),
    "table with bodies and answers": (
        f"""| # | Call | Request | Body | Answer |
|---|------|---------|------|--------|
| 1 | Sign in | `POST /security/signin` | `{_BODY}` | `{{"token": "…"}}` |
| 2 | State | `GET /devices/{{sn}}/state` | – | `{{"status": "…"}}` |
| 3 | Band | `PUT /devices/{{sn}}/bands/{{band}}` | `{{"isOn": true \\| false}}` | 204 |
| 4 | Reboot | `POST /devices/{{sn}}/reboot` | – | `{{"isOn": true}}` |
""",
        SWITCH,
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
        {**SWITCH, "headers": {"X-Session-Token": "{token}"}},
    ),
    "sentences of a mail": (
        f"""1) Sign in with POST /security/signin. Send {_BODY} as JSON; you get back a token.
2) GET /devices/<serial number>/state tells the state.
3) Send PUT /devices/<serial number>/bands/<band id> with {{"isOn": "true|false"}}.
4) POST /devices/<serial number>/reboot returns {{"ok": true}}.
""",
        {
            **SWITCH,
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
        SWITCH,
    ),
}

PAGES["sentences of a guide"] = (
    f"""To sign in, send a POST request to the following endpoint: /security/signin. The body is

{_BODY}

You get back a token. It is sent as X-Token: {{token}} header with all others.

To retrieve the state, send a GET request to /devices/{{serialNumber}}/state endpoint.

To turn bands on and off, send a PUT request to /devices/{{serialNumber}}/bands/{{band}}

{{ "isOn": true }}

Reboot (POST /devices/{{serialNumber}}/reboot).
""",
    {**SWITCH, "headers": {"X-Token": "{token}"}},
)
