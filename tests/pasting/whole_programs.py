"""Whole programs in the vendor's four languages, from the log-in to the log-out."""

WHOLE_PROGRAMS: dict[str, str] = {
    "a class of Node.js with axios": """\
import axios from 'axios';
class StellaClient {
  #token = null;
  constructor(config) {
    this.config = config;
    this.http = axios.create({ baseURL: config.gateway, timeout: 10000 });
    this.http.interceptors.request.use((req) => {
      if (this.#token) req.headers['X-Token'] = this.#token;
      return req;
    });
  }
  async login() {
    const { data } = await this.http.post('/security/signin', {
      client: this.config.client.name,
      apiKey: this.config.client.key,
      userName: this.config.username,
      password: this.config.password,
    });
    this.#token = data.token;
  }
  async devices() { return (await this.http.get('/devices/all')).data; }
  async status(serial) { const { data } = await this.http.get(`/devices/${serial}/state`); return data; }
  async setBand(serial, band, isOn) {
    await this.http.put(`/devices/${serial}/bands/${band}`, { isOn });
  }
  async reboot(serial) { await this.http.post(`/devices/${serial}/commands`, { name: 'reboot' }); }
  async logout() { await this.http.post('/security/signout'); }
}
""",
    "a function of Node.js that promises": """\
const https = require('https');
function call(method, path, token, body) {
  return new Promise((resolve, reject) => {
    const req = https.request({
      hostname: 'api3.stellacontrol.com',
      path: path,
      method: method,
      headers: { 'Content-Type': 'application/json', ...(token ? { 'X-Token': token } : {}) }
    }, res => {
      const chunks = [];
      res.on('data', c => chunks.push(c));
      res.on('end', () => resolve(JSON.parse(Buffer.concat(chunks))));
    });
    req.on('error', reject);
    if (body) req.write(JSON.stringify(body));
    req.end();
  });
}
async function main() {
  const { token } = await call('POST', '/security/signin', null, { client: 'c', apiKey: 'k', userName: 'u', password: 'p' });
  const list = await call('GET', '/devices/all', token);
  const state = await call('GET', '/devices/' + list[0].serialNumber + '/state', token);
  await call('PUT', '/devices/' + list[0].serialNumber + '/bands/08', token, { isOn: false });
  await call('POST', '/devices/' + list[0].serialNumber + '/commands', token, { name: 'reboot' });
  await call('POST', '/security/signout', token);
}
main();
""",
    "a class of Python with requests": '''\
#!/usr/bin/env python3
"""Example client."""
import argparse
import os
import requests

GATEWAY = "https://api3.stellacontrol.com"


class StellaControl:
    def __init__(self, gateway=GATEWAY):
        self.gateway = gateway
        self.session = requests.Session()

    def _url(self, *parts):
        return "/".join([self.gateway, *parts])

    def login(self, username, password):
        response = self.session.post(
            f"{self.gateway}/security/signin",
            json={
                "client": os.environ["CLIENT_ID"],
                "apiKey": os.environ["CLIENT_KEY"],
                "userName": username,
                "password": password,
            },
            timeout=30,
        )
        response.raise_for_status()
        self.session.headers["X-Token"] = response.json()["token"]

    def devices(self):
        return self.session.get(f"{self.gateway}/devices/all", timeout=30).json()

    def status(self, serial):
        r = self.session.get(
            f"{self.gateway}/devices/{serial}/state",
            timeout=30,
        )
        return r.json()

    def set_band(self, serial, band, on):
        return self.session.put(
            f"{self.gateway}/devices/{serial}/bands/{band}", json={"isOn": on}, timeout=30
        )

    def command(self, serial, name):
        self.session.post(f"{self.gateway}/devices/{serial}/commands", json={"name": name})

    def logout(self):
        self.session.post(f"{self.gateway}/security/signout")


if __name__ == "__main__":
    api = StellaControl()
    api.login(input("user: "), input("password: "))
    for device in api.devices():
        print(device["serialNumber"], api.status(device["serialNumber"]))
    api.command("SR1000001", "reboot")
''',
    "a class of Python with aiohttp": """\
import aiohttp, asyncio
class Client:
    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session
        self._token: str | None = None
    @property
    def _headers(self) -> dict[str, str]:
        return {"X-Token": self._token}
    async def login(self, client: str, key: str, user: str, password: str) -> None:
        async with self._session.post("https://api3.stellacontrol.com/security/signin", json={"client": client, "apiKey": key, "userName": user, "password": password}) as resp:
            self._token = (await resp.json())["token"]
    async def list(self) -> list[dict]:
        async with self._session.get("https://api3.stellacontrol.com/devices/all", headers=self._headers) as resp:
            return await resp.json()
    async def state(self, serial: str) -> dict:
        async with self._session.get(f"https://api3.stellacontrol.com/devices/{serial}/state", headers=self._headers) as resp:
            return await resp.json()
    async def band(self, serial: str, band: str, on: bool) -> None:
        await self._session.put(f"https://api3.stellacontrol.com/devices/{serial}/bands/{band}", headers=self._headers, json={"isOn": on})
    async def reboot(self, serial: str) -> None:
        await self._session.post(f"https://api3.stellacontrol.com/devices/{serial}/commands", headers=self._headers, json={"name": "reboot"})
    async def logout(self) -> None:
        await self._session.post("https://api3.stellacontrol.com/security/signout", headers=self._headers)
""",
    "C# with names for JSON": """\
using System.Net.Http.Json;
using System.Text.Json.Serialization;
public class LoginRequest
{
    [JsonPropertyName("client")]
    public string ClientName { get; set; } = "";
    [JsonPropertyName("apiKey")]
    public string Key { get; set; } = "";
    [JsonPropertyName("userName")]
    public string User { get; set; } = "";
    [JsonPropertyName("password")]
    public string Secret { get; set; } = "";
}
public class StellaClient
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri("https://api3.stellacontrol.com") };
    public async Task LoginAsync(string client, string key, string user, string password)
    {
        var response = await _http.PostAsJsonAsync("/security/signin", new LoginRequest
        {
            ClientName = client,
            Key = key,
            User = user,
            Secret = password
        });
        response.EnsureSuccessStatusCode();
        var result = await response.Content.ReadFromJsonAsync<LoginResponse>();
        _http.DefaultRequestHeaders.Add("X-Token", result!.Token);
    }
    public Task<List<Device>?> GetDevicesAsync() => _http.GetFromJsonAsync<List<Device>>("/devices/all");
    public Task<Status?> GetStateAsync(string serial) => _http.GetFromJsonAsync<Status>($"/devices/{serial}/state");
    public Task SetBandAsync(string serial, string band, bool isOn) =>
        _http.PutAsJsonAsync($"/devices/{serial}/bands/{band}", new { isOn });
    public Task RebootAsync(string serial) => _http.PostAsJsonAsync($"/devices/{serial}/commands", new { name = "reboot" });
    public Task LogoutAsync() => _http.PostAsync("/security/signout", null);
}
""",
    "a script of Bash with functions": """\
#!/usr/bin/env bash
set -euo pipefail

: "${STELLA_USER:?}" "${STELLA_PASSWORD:?}"
GATEWAY="${GATEWAY:-https://api3.stellacontrol.com}"
SECURITY="$GATEWAY/security"
DEVICES="$GATEWAY/devices"

login() {
  TOKEN=$(curl --silent --fail --show-error \\
    --request POST "$SECURITY/signin" \\
    --header "Content-Type: application/json" \\
    --data "$(jq -n --arg u "$STELLA_USER" --arg p "$STELLA_PASSWORD" \\
      '{client: "c", apiKey: "k", userName: $u, password: $p}')" | jq -r '.token')
}

get() { curl -fsS -H "X-Token: $TOKEN" "$1"; }

login
get "$DEVICES/all" | jq .
get "$DEVICES/$1/state"
curl -fsS -X PUT -H "X-Token: $TOKEN" -H 'Content-Type: application/json' \\
  --data '{"isOn": false}' "$DEVICES/$1/bands/08"
curl -fsS -X POST -H "X-Token: $TOKEN" -d '{"name":"reboot"}' "$DEVICES/$1/commands"
curl -fsS -X POST -H "X-Token: $TOKEN" "$SECURITY/signout"
""",
    "a script of Bash with arrays": """\
#!/bin/bash
API=https://api3.stellacontrol.com
AUTH=(-H "X-Token: ${TOKEN:-}")
JSON=(-H "Content-Type: application/json")
case "$1" in
  login)
    curl -s "${JSON[@]}" -X POST $API/security/signin -d "{\\"client\\":\\"$CLIENT\\",\\"apiKey\\":\\"$KEY\\",\\"userName\\":\\"$2\\",\\"password\\":\\"$3\\"}" | jq -r .token ;;
  list) curl -s "${AUTH[@]}" $API/devices/all ;;
  state) curl -s "${AUTH[@]}" "$API/devices/$2/state" ;;
  band) curl -s "${AUTH[@]}" "${JSON[@]}" -X PUT "$API/devices/$2/bands/$3" -d "{\\"isOn\\": $4}" ;;
  reboot) curl -s "${AUTH[@]}" "${JSON[@]}" -X POST "$API/devices/$2/commands" -d '{"name":"reboot"}' ;;
  logout) curl -s "${AUTH[@]}" -X POST "$API/security/signout" ;;
esac
""",
}
