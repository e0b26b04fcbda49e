"""Programs whose own functions send: by name a text, and what a profile then holds."""

from .pages import SWITCH, Expected

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
            **SWITCH,
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
            **SWITCH,
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
        {**SWITCH, "devices.path": "/all", "headers": {"X-Token": "{token}"}},
    ),
    "a function of JavaScript that gets the path first": (
        """const call = async (path, method = 'GET', data) => fetch(GATEWAY + path, {
  method, headers: { 'X-Token': token }, body: data && JSON.stringify(data) })
await call('/security/signin', 'POST',
  { client: 'c', apiKey: KEY, userName: USER, password: PASSWORD })
await call(`/devices/${serial}/state`)
await call(`/devices/${serial}/bands/08`, 'PUT', { isOn: !off })
await call(`/devices/${serial}/reboot`, 'POST')
axios({ url: `${gateway}${devices}` })
""",
        {**SWITCH, "headers": {"X-Token": "{token}"}, "devices": None},
    ),
    "a function of Bash that gets verb and path": (
        """api() { curl -X "$1" "https://api3.stellacontrol.com$path" -d "$3"; }
api PUT "/devices/$SERIAL/bands/08" '{"isOn":false}'
api POST /devices/$SERIAL/reboot
""",
        {
            "parameters.path": "/{serial}/bands/{band}",
            "parameters.body": {"isOn": "{on}"},
            "command.path": "/{serial}/{command}",
        },
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
