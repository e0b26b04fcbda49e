"""Programs in Python are read as Python runs them: the real one says what is sent."""

from http.client import HTTPSConnection
import json
import re
import sys
from types import SimpleNamespace
from typing import Any
from urllib.request import Request

from hypothesis import HealthCheck, given, settings, strategies as st
import pytest

from custom_components.stellacontrol.api.pasting.programs.code import read_code

OPEN = "open"
"""What stands for every value that only a run could tell."""

Sent = tuple[str, str, dict[str, str], Any, bool]


class Requests:
    """Stands for the library, and notes what a program would send."""

    def __init__(self, sent: list[Sent]) -> None:
        """Start a session."""
        self.sent = sent
        self.headers: dict[str, str] = {}
        self.auth: tuple[str, str] | None = None
        for verb in ("get", "post", "put", "patch", "delete"):
            setattr(self, verb, self._by(verb.upper()))

    def Session(self) -> Requests:
        """Start a session."""
        return Requests(self.sent)

    def _by(self, verb: str) -> Any:
        def send(url: str, **options: Any) -> Any:
            return self.request(verb, url, **options)

        return send

    def request(self, method: str, url: str, **options: Any) -> Any:
        """Note what would be sent."""
        headers = self.headers | options.get("headers", {})
        if auth := options.get("auth", self.auth):
            headers["Authorization"] = f"Basic {auth[0]}:{auth[1]}"
        params = options.get("params", {})
        query = "&".join(f"{name}={value}" for name, value in params.items())
        data = options.get("data")
        body = json.loads(data) if isinstance(data, str) else data
        self.sent.append(
            (
                method,
                f"{url}?{query}" if query else url,
                headers,
                json.loads(json.dumps(options.get("json", body))),
                isinstance(data, dict),
            )
        )
        return SimpleNamespace(json=lambda: {"token": OPEN, "data": {"token": OPEN}})


def as_python_runs_it(program: str, patch: pytest.MonkeyPatch) -> list[Sent]:
    """Run a program; return what it would send."""
    sent: list[Sent] = []
    session = Requests(sent)
    patch.setitem(sys.modules, "requests", session)
    patch.setenv("KEY", OPEN)

    def urlopen(told: Request | str) -> Any:
        if isinstance(told, str):
            return session.request("GET", told)
        data = told.data.decode() if isinstance(told.data, bytes) else None
        return session.request(
            told.get_method(), told.full_url, headers={**told.headers}, data=data
        )

    def request(
        self: HTTPSConnection,
        method: str,
        url: str,
        body: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        address = f"https://{self.host}{url}"
        session.request(method, address, headers=headers or {}, data=body)

    patch.setattr("urllib.request.urlopen", urlopen)
    patch.setattr("http.client.HTTPSConnection.request", request)
    exec(program, {})  # noqa: S102 - what we wrote ourselves
    return sent


def as_we_read_it(program: str) -> list[Sent]:
    """Return what we hold a program to send."""

    def filled(value: Any) -> Any:
        text = json.dumps(value, ensure_ascii=False)
        return json.loads(re.sub("\ue000[^\ue001]*\ue001", OPEN, text))

    return [
        (
            each.method,
            filled(each.url),
            filled(dict(each.headers)),
            filled(each.body),
            each.is_form,
        )
        for each in read_code(program)
    ]


SIGNS = st.sampled_from(list("ab8 '\"\\#{}%/,:;()[]=\n"))
TEXTS = st.text(SIGNS, max_size=6)
KEYS = st.sampled_from(
    ("'band'", '"on"', "'user-name'", "'X'", '"08"', "NAME", "f'{NAME}'")
)


@st.composite
def text(draw: st.DrawFn, told: str) -> str:
    """Write a text as an expression of Python."""
    at = draw(st.integers(0, len(told)))
    first, second = repr(told[:at]), json.dumps(told[at:])
    doubled = json.dumps(re.sub(r"([{}])", r"\1\1", told))
    return draw(
        st.sampled_from(
            (
                repr(told),
                json.dumps(told),
                f"{first} + {second}",
                f"{first}+{second}",
                f"({first} {second})",
                f"({first}\n    {second})",
                f"{json.dumps(told[:at].replace('%', '%%'))} % () + {second}",
                f'"{{}}" "{{}}".format({first}, {second})',
                f"f{doubled}",
            )
        )
    )


@st.composite
def expressions(draw: st.DrawFn, depth: int = 2) -> str:
    """Write any value that goes into JSON."""
    plain = st.sampled_from(
        ("True", "False", "None", "-61", "2.5", "NAME", "KEY", 'os.environ["KEY"]')
    )
    if depth == 0 or draw(st.booleans()):
        return draw(st.one_of(plain, text(draw(TEXTS))))
    inner = draw(st.lists(expressions(depth - 1), max_size=3))
    comma = draw(st.sampled_from((", ", ",\n    ", ",  # it's {one}\n    ")))
    end = comma if inner else ""
    if draw(st.booleans()):
        return f"[{comma.join(inner)}{end}]"
    return f"{{{comma.join(f'{draw(KEYS)}: {each}' for each in inner)}{end}}}"


URLS = st.sampled_from(
    (
        '"https://host.example/devices"',
        "BASE + '/devices/' + KEY",
        'f"{BASE}/devices/{KEY}/state"',
        'f"{BASE}" f"/devices/{KEY!s:s}"',
        '(BASE\n     + "/devices/" + str(KEY))',
        '"%s/devices/%s" % (BASE, KEY)',
        '"%(base)s/devices/%(key)s" % {"base": BASE, "key": KEY}',
        '"{}/devices/{}".format(BASE, KEY)',
        '"{0}/devices/{serial}".format(BASE, serial=KEY)',
        '"/".join([BASE, "devices", KEY])',
        'BASE.rstrip("/") + f"/devices/{KEY}"',
        'urljoin(BASE, "/devices")',
    )
)
BY_LIBRARY: tuple[str, ...] = (
    "s.get(URL, params={'page': 1, 'key': KEY}, timeout=5)",
    "s.get(URL, auth=('user', KEY))",
    "s.get(URL, headers={'X-Key': os.getenv('KEY', 'none')})",
    "head = {'X-Token': KEY or 'none'}\ns.get(URL, headers={**head, 'A': 'b'})",
    "token = s.post(URL, json=VALUE).json()['token']",
    "s.put(URL, json=dict(a=1, b=KEY), headers={'X-Token': f'T {KEY}'})",
    "s.request('PATCH', URL, data=json.dumps(VALUE))",
    "s.request(\n    method='PUT', url=URL, json=VALUE)",
    "url = URL\npayload = VALUE\ns.patch(url, json=payload)",
    "body = VALUE\nbody['more'] = [1, 2]\ns.patch(URL, json=body)",
    "s.post(URL, data={'name': KEY, 'on': 'off'})",
    """s.put(URL, data=f'{{"on": "{KEY}", "a": {{}}}}')""",
    "s.put(URL, json={**VALUE, 'last': True if KEY else False})",
    "for key in (KEY,):\n    s.get(f'{BASE}/devices/{key}')",
    "def band(on=False):\n    return s.put(URL, json={'on': on})\nband()",
    "s.delete(URL)",
)
BY_ITSELF: tuple[str, ...] = (
    "urlopen(Request(URL, data=json.dumps(VALUE).encode(), method='PUT', headers={'A': KEY}))",
    "urlopen(Request(URL, json.dumps(VALUE).encode()))",
    "told = Request(URL, headers={'A': KEY})\nurlopen(told)",
    "urlopen(URL)",
    "connection.request('POST', '/devices', json.dumps(VALUE), {'A': KEY})",
    "connection.request('GET', f'/devices/{KEY}', headers={'A': KEY})",
)


@st.composite
def programs(draw: st.DrawFn) -> str:
    """Write a program of some requests, as people do."""
    lines = [
        '"""Talk to it: POST /security/old."""',
        "import http.client, json, os, requests",
        "from urllib.parse import urljoin",
        "from urllib.request import Request, urlopen",
        f"NAME = {draw(text('n' + draw(TEXTS)))}  # it's mine",
        'KEY = os.environ["KEY"]',
        'BASE = "https://host.example"',
    ]
    calls = draw(st.sampled_from((BY_LIBRARY, BY_ITSELF)))
    if calls is BY_LIBRARY:
        lines += [
            "s = requests.Session()",
            's.headers.update({"X-Client": NAME})',
            "s.headers['X-Later'] = 'T ' + KEY",
            draw(st.sampled_from(("", "s.auth = (NAME, KEY)"))),
        ]
    else:
        lines.append("connection = http.client.HTTPSConnection('host.example')")
    for _ in range(draw(st.integers(1, 3))):
        call = draw(st.sampled_from(calls)).replace("URL", draw(URLS))
        lines.append(call.replace("VALUE", f"{{'value': {draw(expressions())}}}"))
    return "\n".join(lines)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(programs())
def test_program_is_read_as_python_runs_it(
    monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    """Texts, variables, what is filled in and how it is sent: as the real one does it."""
    assert as_we_read_it(program) == as_python_runs_it(program, monkeypatch), program
