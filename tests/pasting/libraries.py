"""Requests as the libraries of the vendor's four languages send them."""

LIBRARIES: dict[str, str] = {
    "Node.js with its own https": """\
const https = require('https');
const data = JSON.stringify({ client: 'integration', apiKey: KEY, userName: USER, password: PASSWORD });
const options = {
  hostname: 'api3.stellacontrol.com',
  port: 443,
  path: '/security/signin',
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'Content-Length': data.length }
};
const req = https.request(options, res => {
  let body = '';
  res.on('data', d => body += d);
  res.on('end', () => { const { token } = JSON.parse(body); list(token) });
});
req.on('error', e => console.error(e));
req.write(data);
req.end();

function list(token) {
  https.get({ host: 'api3.stellacontrol.com', path: '/devices/all', headers: { 'X-Token': token } }, res => {});
  https.get(`https://api3.stellacontrol.com/devices/${serial}/state`, { headers: { 'X-Token': token } }, res => {});
  const r = https.request('https://api3.stellacontrol.com/devices/SR1000001/bands/08', { method: 'PUT', headers: { 'X-Token': token } }, cb);
  r.end(JSON.stringify({ isOn: false }));
}
""",
    "XMLHttpRequest": """\
var xhr = new XMLHttpRequest();
xhr.open("POST", "https://api3.stellacontrol.com/security/signin", true);
xhr.setRequestHeader("Content-Type", "application/json");
xhr.onreadystatechange = function () { if (xhr.readyState === 4) { token = JSON.parse(xhr.responseText).token; } };
xhr.send(JSON.stringify({ client: "c", apiKey: KEY, userName: USER, password: PASSWORD }));
var get = new XMLHttpRequest();
get.open("GET", "https://api3.stellacontrol.com/devices/" + serial + "/state");
get.setRequestHeader("X-Token", token);
get.send();
var put = new XMLHttpRequest();
put.open("PUT", "https://api3.stellacontrol.com/devices/SR1000001/bands/08");
put.send(JSON.stringify({ isOn: false }));
""",
    "superagent": """\
const request = require('superagent');
request.post('https://api3.stellacontrol.com/security/signin')
  .send({ client: 'c', apiKey: KEY, userName: USER, password: PASSWORD })
  .then(res => { const token = res.body.token; });
request.get(`https://api3.stellacontrol.com/devices/${serial}/state`).set('X-Token', token).end((err, res) => {});
request.put('https://api3.stellacontrol.com/devices/SR1000001/bands/08').set('X-Token', token).send({ isOn: false });
""",
    "request of Node.js": """\
var request = require('request');
var options = {
  'method': 'POST',
  'url': 'https://api3.stellacontrol.com/security/signin',
  'headers': { 'Content-Type': 'application/json' },
  body: JSON.stringify({ "client": "c", "apiKey": "<key>", "userName": "<user>", "password": "<password>" })
};
request(options, function (error, response) {
  if (error) throw new Error(error);
  console.log(response.body);
});
request.get({ url: 'https://api3.stellacontrol.com/devices/SR1000001/state', headers: { 'X-Token': token }, json: true }, (err, res, body) => {
  console.log(body);
});
request({ method: 'PUT', uri: 'https://api3.stellacontrol.com/devices/SR1000001/bands/08', json: { isOn: false } }, function (e) {});
""",
    "axios with one object": """\
const axios = require('axios');
let data = JSON.stringify({ "client": "c", "apiKey": "k", "userName": "u", "password": "p" });
let config = {
  method: 'post', maxBodyLength: Infinity,
  url: 'https://api3.stellacontrol.com/security/signin',
  headers: { 'Content-Type': 'application/json' },
  data : data
};
axios.request(config)
.then((response) => { console.log(JSON.stringify(response.data)); })
.catch((error) => { console.log(error); });
axios.get('https://api3.stellacontrol.com/devices/SR1000001/state', { headers: { 'X-Token': token } }).then(function (r) { console.log(r.data) });
axios({ method: 'put', url: 'https://api3.stellacontrol.com/devices/SR1000001/bands/08', data: { isOn: false }, headers: { 'X-Token': token }, validateStatus: s => s < 500 });
""",
    "Python's urllib": """\
import json
from urllib import request, parse
data = json.dumps({"client": "c", "apiKey": "k", "userName": "u", "password": "p"}).encode("utf-8")
req = request.Request("https://api3.stellacontrol.com/security/signin", data=data, headers={"Content-Type": "application/json"}, method="POST")
with request.urlopen(req, timeout=10) as resp:
    token = json.load(resp)["token"]
req = request.Request(f"https://api3.stellacontrol.com/devices/{serial}/state")
req.add_header("X-Token", token)
print(request.urlopen(req).read())
req = request.Request("https://api3.stellacontrol.com/devices/SR1000001/bands/08", data=json.dumps({"isOn": False}).encode(), method="PUT")
""",
    "C# with request messages": """\
using var client = new HttpClient();
var request = new HttpRequestMessage(HttpMethod.Post, "https://api3.stellacontrol.com/security/signin");
request.Content = new StringContent(JsonSerializer.Serialize(new { client = "c", apiKey = key, userName = user, password = password }), Encoding.UTF8, "application/json");
var response = await client.SendAsync(request);
response.EnsureSuccessStatusCode();
var token = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("token").GetString();
var state = new HttpRequestMessage(HttpMethod.Get, $"https://api3.stellacontrol.com/devices/{serial}/state");
state.Headers.Add("X-Token", token);
var put = new HttpRequestMessage
{
    Method = HttpMethod.Put,
    RequestUri = new Uri("https://api3.stellacontrol.com/devices/SR1000001/bands/08"),
    Content = new StringContent("{\\"isOn\\": false}", Encoding.UTF8, "application/json")
};
put.Headers.Add("X-Token", token);
""",
    "RestSharp": """\
var client = new RestClient("https://api3.stellacontrol.com");
var request = new RestRequest("/security/signin", Method.Post);
request.AddJsonBody(new { client = "c", apiKey = key, userName = user, password = pwd });
var response = await client.ExecuteAsync<LoginResponse>(request);
var status = new RestRequest($"/devices/{serial}/state", Method.Get);
status.AddHeader("X-Token", response.Data.Token);
var band = new RestRequest("/devices/SR1000001/bands/08", Method.Put);
band.AddHeader("X-Token", token);
band.AddJsonBody(new { isOn = false });
""",
    "RestSharp as Postman writes it": """\
var options = new RestClientOptions("https://api3.stellacontrol.com") { MaxTimeout = -1 };
var client = new RestClient(options);
var request = new RestRequest("/security/signin", Method.Post);
request.AddHeader("Content-Type", "application/json");
var body = @"{""client"": ""c"", ""apiKey"": ""k"", ""userName"": ""u"", ""password"": ""p""}";
request.AddStringBody(body, DataFormat.Json);
RestResponse response = await client.ExecuteAsync(request);
var r2 = new RestRequest("/devices/SR1000001/state", Method.Get);
r2.AddHeader("X-Token", "<token>");
var r3 = new RestRequest("/devices/SR1000001/bands/08", Method.Put);
var body3 = @"{" + "\\n" +
@"  ""isOn"": false" + "\\n" +
@"}";
r3.AddStringBody(body3, DataFormat.Json);
""",
    "HttpWebRequest": """\
var httpWebRequest = (HttpWebRequest)WebRequest.Create("https://api3.stellacontrol.com/security/signin");
httpWebRequest.ContentType = "application/json";
httpWebRequest.Method = "POST";
using (var streamWriter = new StreamWriter(httpWebRequest.GetRequestStream()))
{
    string json = "{\\"client\\":\\"c\\",\\"apiKey\\":\\"k\\",\\"userName\\":\\"u\\",\\"password\\":\\"p\\"}";
    streamWriter.Write(json);
}
var get = (HttpWebRequest)WebRequest.Create("https://api3.stellacontrol.com/devices/" + serial + "/state");
get.Method = "GET";
get.Headers.Add("X-Token", token);
var put = (HttpWebRequest)WebRequest.Create("https://api3.stellacontrol.com/devices/SR1000001/bands/08");
put.Method = "PUT";
put.Headers["X-Token"] = token;
using (var w = new StreamWriter(put.GetRequestStream())) { w.Write("{\\"isOn\\": false}"); }
""",
    "WebClient": """\
using (var wc = new WebClient()) {
    wc.Headers.Add("X-Token", token);
    wc.Headers[HttpRequestHeader.ContentType] = "application/json";
    string login = wc.UploadString("https://api3.stellacontrol.com/security/signin", "POST", "{\\"client\\":\\"c\\",\\"apiKey\\":\\"k\\",\\"userName\\":\\"u\\",\\"password\\":\\"p\\"}");
    string state = wc.DownloadString("https://api3.stellacontrol.com/devices/" + serial + "/state");
    wc.UploadString("https://api3.stellacontrol.com/devices/SR1000001/bands/08", "PUT", JsonConvert.SerializeObject(new { isOn = false }));
}
""",
    "C# with a record": """\
record LoginRequest(string client, string apiKey, string userName, string password);
var http = new HttpClient { BaseAddress = new Uri("https://api3.stellacontrol.com/") };
var login = await http.PostAsJsonAsync("security/signin", new LoginRequest("c", key, user, password));
var token = (await login.Content.ReadFromJsonAsync<LoginResult>())!.Token;
http.DefaultRequestHeaders.Add("X-Token", token);
var state = await http.GetFromJsonAsync<DeviceStatus>($"devices/{serial}/state");
await http.PutAsJsonAsync("devices/SR1000001/bands/08", new { isOn = false });
""",
    "wget": """\
wget -qO- --method=POST --header='Content-Type: application/json' --body-data='{"client":"c","apiKey":"k","userName":"u","password":"p"}' https://api3.stellacontrol.com/security/signin
wget -qO- --header="X-Token: $TOKEN" https://api3.stellacontrol.com/devices/SR1000001/state
wget -qO- --method=PUT --header="X-Token: $TOKEN" --body-data='{"isOn": false}' https://api3.stellacontrol.com/devices/SR1000001/bands/08
""",
}
