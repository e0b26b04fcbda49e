"""A gateway in memory that speaks as a test wants, and remembers what it was asked.

It is as small as the finder's questions. Whole dialects are the simulator's business.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
import json
from typing import Any

from yarl import URL

from custom_components.stellacontrol.api import Credentials, Gateway, Profile
from custom_components.stellacontrol.api.finding import (
    Answer,
    Finder,
    Findings,
    Outcome,
    Request,
)

TOKEN = "tok-1234567890abcdef"
CREDENTIALS = Credentials(
    client_id="integration",
    client_key="6f1c2c1e-7d2b-4f0e-9a51-0d4b6c8e2f10",
    username="demo@example.com",
    password="mark-password",
)
STATUS: Mapping[str, Any] = {
    "serialNumber": "SR1",
    "model": "iRepeater 6 band",
    "status": "online",
    "messageFrequency": "10m",
    "temperature": 41.5,
    "timestamp": 1_763_000_000,
    "uptime": 864_000,
    "bands": [{"identifier": "08", "status": "online", "isOnline": True}],
}
DEVICE: Mapping[str, Any] = {"serialNumber": "SR1", "model": "iRepeater 6 band"}

type Told = tuple[int, Any]
"""Status code and body."""


@dataclass(kw_only=True)
class SmallGateway:
    """Answers like a platform whose differences are its fields."""

    log_in: str = "/security/login"
    verb: str = "POST"
    keys: tuple[str, ...] = ("clientId", "clientKey", "name", "password")
    wrapper: str | None = None
    action_key: str | None = None
    is_form: bool = False
    is_strict: bool = False
    needs_basic: bool = False
    password: str = CREDENTIALS.password
    any_credentials: bool = False
    missing: Told = (400, {"error": "credentials are missing"})
    wrong: Told = (401, {"error": "wrong credentials"})
    absent: Told = (404, {"error": "not found"})
    absent_below: tuple[str, Told] | None = None
    """What another server says of nothing, behind a prefix."""
    told_token: Any = field(default_factory=lambda: {"token": TOKEN})
    told_headers: Mapping[str, str] = field(default_factory=dict)
    told_cookies: Mapping[str, str] = field(default_factory=dict)
    header: tuple[str, str] = ("authorization", f"Bearer {TOKEN}")
    also_header: str | None = None
    no_session: Told = (401, {"error": "no session"})
    log_out: str = "/security/nowhere"
    words: tuple[str, str] = ("list", "status")
    """What an action is called that lists devices, and that tells a status."""
    cookie: str | None = None
    devices: str = "/devices"
    device: Mapping[str, Any] = field(default_factory=lambda: DEVICE)
    status: str = "/devices/SR1/status"
    moved: Mapping[str, str] = field(default_factory=dict)
    always: Mapping[str, Told] = field(default_factory=dict)
    """Whole answers by path."""

    requests: list[Request] = field(default_factory=list)
    refused_log_ins: int = 0

    @property
    def paths(self) -> list[str]:
        """Method and path of each request."""
        return [
            f"{each.method} {URL(each.url, encoded=True).raw_path_qs}"
            for each in self.requests
        ]

    async def send(self, request: Request) -> Answer:
        """Answer a request."""
        self.requests.append(request)
        path = URL(request.url, encoded=True).raw_path_qs
        if path in self.moved:
            return Answer(status=308, headers={"location": self.moved[path]})
        status, body = self._answer(request, path)
        body = json.loads(json.dumps(body).replace("{path}", path))
        is_log_in = path == self.log_in and status == 200
        return Answer(
            status=status,
            headers=self.told_headers if is_log_in else {},
            cookies=self.told_cookies if is_log_in else {},
            text=json.dumps(body),
            body=body,
        )

    def _answer(self, request: Request, path: str) -> Told:
        body = request.body if isinstance(request.body, dict) else {}
        if path in self.always:
            return self.always[path]
        if path == self.log_in:
            return self._log_in(request, body)
        if path == self.log_out:
            return 204, None
        if path.partition("?")[0] not in (self.devices, self.status.partition("?")[0]):
            if self.absent_below and path.startswith(self.absent_below[0]):
                return self.absent_below[1]
            return self.absent
        if self.action_key:
            return self._act(body)
        if request.method != "GET":
            return 405, {"error": "method not allowed"}
        if not self._knows(request):
            return self.no_session
        if path == self.devices:
            return 200, [self.device]
        return (200, STATUS) if path == self.status else self.absent

    def _log_in(self, request: Request, body: Mapping[str, Any]) -> Told:
        if request.method != self.verb:
            return 405, {"error": "method not allowed"}
        extra = set(body) - set(self.keys)
        if self.is_strict and extra:
            return 400, {"error": f"unexpected {min(extra)}"}
        if self.action_key and body.get(self.action_key) != "login":
            is_end = body == {self.action_key: "logout", "token": TOKEN}
            return (204, None) if is_end else self.missing
        if isinstance(client := body.get("client"), dict):
            body = {**body, **{f"client.{key}": each for key, each in client.items()}}
        for key in self.wrapper.split(".") if self.wrapper else ():
            body = body.get(key) or {}
        has_basic = request.headers.get("Authorization", "").startswith("Basic ")
        is_written = request.is_form == self.is_form and has_basic >= self.needs_basic
        if not is_written or any(key not in body for key in self.keys):
            return self.missing
        right = [
            CREDENTIALS.client_id,
            CREDENTIALS.client_key,
            CREDENTIALS.username,
            self.password,
        ]
        is_right = [body[key] for key in self.keys] == right[-len(self.keys) :]
        if not (is_right or self.any_credentials):
            self.refused_log_ins += 1
            return self.wrong
        return 200, self.told_token

    def _knows(self, request: Request) -> bool:
        """Whether the token travels as it must."""
        given = {name.lower(): value for name, value in request.headers.items()}
        if self.also_header and self.also_header not in given:
            return False
        if self.cookie:
            return request.cookies.get(self.cookie) == TOKEN
        name, value = self.header
        return given.get(name) == value

    def _act(self, body: Mapping[str, Any]) -> Told:
        """Do what a word in the body says."""
        if body.get("token") != TOKEN:
            return 401, {"error": "no session"}
        word = body.get(self.action_key or "")
        told = dict(zip(self.words, ([self.device], STATUS), strict=True)).get(
            str(word)
        )
        return (400, {"error": "unknown action"}) if told is None else (200, told)


async def find(gateway: SmallGateway, *, insist: bool = False) -> Findings:
    """Look as the set-up does: after the contract was tried in vain."""
    finder = a_finder(gateway)
    outcome = await finder.try_profile()
    if outcome is Outcome.DIFFERS or insist:
        return await finder.find(insist=insist)
    if outcome is Outcome.WORKS:
        # Only then is the status looked for.
        return await finder.find()
    return finder.findings


def a_finder(gateway: SmallGateway, profile: Profile | None = None) -> Finder:
    """Return a finder that asks a gateway."""
    return Finder(
        gateway.send,
        Gateway(url=URL("https://gw.example")),
        CREDENTIALS,
        profile=profile or Profile(),
    )
