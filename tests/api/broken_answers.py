"""Answers that no platform should give, as strategies for Hypothesis.

Two kinds: JSON that is nearly right, with anything in the contract's fields; and
recorded answers of the simulator, damaged in their text, their status line or headers.
"""

from dataclasses import dataclass
from itertools import product
import json
import re
from typing import Any

from hypothesis import strategies as st

from simulator import DeviceSpec, ManualClock, Simulator

from .tools import SERIAL

CALLS = ("log in", "list devices", "read status")
TOKENS = re.compile(r'"(?:[^"\\]|\\.)*"|-?[\d.eE+-]+|true|false|null')
"""What a JSON text consists of, beside its punctuation."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the platform, or something in its place, answers to a call."""

    call: str
    body: bytes
    head: bytes = b"HTTP/1.1 200 OK\r\n\r\n"
    """Status line and headers."""


FRAMES: tuple[dict[str, Any], ...] = (
    {},
    {"envelope": {"data": "{answer}"}},
    {"list_answer": {"devices": "{devices}"}},
)


def record() -> dict[str, list[str]]:
    """Return answers of the simulator by call, in each of its dialects."""
    recorded: dict[str, list[str]] = {call: [] for call in CALLS}
    dialects = product(("ms", "s"), FRAMES, ("list", "object"))
    for seed, (unit, frame, form) in enumerate(dialects):
        clock = ManualClock()
        devices = [DeviceSpec(serial=SERIAL, location="Roof"), DeviceSpec(serial="SR2")]
        simulator = Simulator(clock=clock, seed=seed, devices=devices)
        simulator.scenes.dialect(timestamp=unit, bands_form=form, **frame)
        platform = simulator.platform
        opened = platform.login(simulator.account.log_in_body).body
        assert isinstance(opened, dict)
        token = opened["token"]
        simulator.scenes.alarm(SERIAL, "08", "feedback")
        simulator.scenes.send_now(SERIAL)
        clock.advance(60)
        answers = {
            "log in": ("login", platform.login(simulator.account.log_in_body)),
            "list devices": ("devices", platform.devices(token)),
            "read status": ("status", platform.status(token, SERIAL)),
        }
        for name, (call, answer) in answers.items():
            recorded[name].append(json.dumps(simulator.spelled(call, answer)))
    return recorded


RECORDED = record()
KEYS = sorted({*re.findall(r'"(\w+)":', str(RECORDED)), "08", "21", "new"})
ODD: list[Any] = [
    *("NaN", "1e999", "9" * 400, "٣", "²", "1_000", "08", "24:00", "\x00", "\ud800"),
    *("0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00", "2026-13-45", SERIAL),
    *(10**400, 10**18, 1e11, 1e16, 1e300, -1e308, 8.0, -1, 0, True, None, [], {}, [[]]),
]
"""Values that a reader may stumble on."""

values: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters())
    | st.sampled_from(ODD),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(), inner, max_size=8)
    ),
    max_leaves=30,
)
"""Any JSON, and what passes for it, with the contract's names more often than others."""

fields = st.dictionaries(st.sampled_from(KEYS), values, max_size=20)
bands = st.lists(fields | values, max_size=8) | st.dictionaries(
    st.sampled_from(["07", "08", "8", "x"]), fields, max_size=4
)
devices = st.builds(
    lambda other, listed: {"serialNumber": SERIAL} | other | {"bands": listed},
    fields,
    bands,
)
nearly_right: dict[str, st.SearchStrategy[Any]] = {
    "log in": fields.map(lambda other: {"token": "a"} | other),
    "list devices": st.lists(devices | values, max_size=5),
    "read status": devices,
}
"""By call: its shape, with anything in it."""


@st.composite
def made_up(draw: st.DrawFn) -> Answer:
    """Draw JSON that is nearly right, bare or wrapped; or any bytes."""
    call = draw(st.sampled_from(CALLS))
    wrapped = st.dictionaries(
        st.sampled_from(["data", "devices"]), nearly_right[call], min_size=1, max_size=1
    )
    texts = (nearly_right[call] | wrapped | values).map(_written)
    return Answer(call, draw(texts | st.binary()))


def _written(tree: object) -> bytes:
    return json.dumps(tree).encode()


nested = st.builds(
    lambda depth, ends, parts: parts[0] * depth + "null" + parts[1] * depth * ends,
    st.sampled_from((60, 250, 260, 1_025, 20_000)),
    st.booleans(),
    st.sampled_from((("[", "]"), ('{"data":', "}"))),
)
numbers = st.builds(
    lambda form, length: form.format("9" * length),
    st.sampled_from(("{}", "-{}", "0.{}", "{}.5", "1e{}")),
    st.sampled_from((19, 20, 309, 310, 4_300, 4_301, 20_000)),
)
misspelt = st.sampled_from(
    (
        *("NaN", "-Infinity", "+1", "01", ".5", "1.", "0x10", "1_000", "-0.0", "1e999"),
        *(
            "tru",
            "None",
            '"\\ud800"',
            '"\\u0000"',
            '"\\x"',
            "//",
            "{}",
            "[]",
            "'a'",
            "",
        ),
    )
)
keys = st.sampled_from(KEYS).map(json.dumps)
odd = st.sampled_from(ODD).map(json.dumps)
# Most damage leaves JSON that can be read, else only the reader of JSON would be tried.
texts = st.one_of(*(odd,) * 6, misspelt, numbers, nested)
noise = st.binary(max_size=8) | st.sampled_from(
    (b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b'"', b"\\u", b"}", b"]", b",", b"\r\n")
)


@st.composite
def damaged(draw: st.DrawFn) -> Answer:
    """Draw a recorded answer in which some texts and bytes are others."""
    call = draw(st.sampled_from(CALLS))
    # Now and then it is the answer to another call.
    source = draw(st.sampled_from((*(call,) * 20, *CALLS)))
    text = draw(st.sampled_from(RECORDED[source]))
    for _ in range(draw(st.integers(0, 4))):
        if tokens := list(TOKENS.finditer(text)):
            token = draw(st.sampled_from(tokens))
            other = draw(keys if text[token.end() :].startswith(":") else texts)
            text = text[: token.start()] + other + text[token.end() :]
    charset = draw(st.sampled_from((*("utf-8",) * 20, "utf-16", "latin-1")))
    body = text.encode(charset, errors="replace")
    if draw(st.sampled_from((*(False,) * 7, True))):
        body = draw(_with_other_bytes(body))
    return Answer(call, body)


@st.composite
def _with_other_bytes(draw: st.DrawFn, text: bytes) -> bytes:
    start = draw(st.integers(0, len(text)))
    end = draw(st.sampled_from((start, start + 1, start + 20, len(text))))
    return text[:start] + draw(noise) * draw(st.sampled_from((0, 1, 100))) + text[end:]


codes = st.just(200) | st.integers(100, 599)
headers = st.lists(
    st.sampled_from(
        (
            *("Content-Length: 0", "Content-Length: 1", "Content-Length: 99999999"),
            *("Content-Length: -1", "Content-Length: x", "Transfer-Encoding: chunked"),
            *("Content-Encoding: gzip", "Content-Encoding: br", "Content-Encoding: x"),
            *("Content-Type: text/html", "Content-Type: ;;;", "Content-Type: \xff=1"),
            *("Content-Type: application/json; charset=utf-16", "Set-Cookie: \x80=1"),
            *("Retry-After: 5", "Retry-After: -1", "Retry-After: nan"),
            *("Retry-After: 1e9", f"Retry-After: {'9' * 5_000}"),
            *("Retry-After: Wed, 99 Foo 0000 99:99:99 GMT", "no colon", " folded"),
            *("Retry-After: Thu, 01 Jan 9999 00:00:00 -9999", f"X: {'x' * 9_000}"),
            *("Location: //", "Location: https://example.org/", "Upgrade: h2c"),
        )
    ),
    max_size=3,
)


@st.composite
def damaged_on_the_wire(draw: st.DrawFn) -> Answer:
    """Draw a damaged answer whose status line and headers may be wrong, too."""
    answer = draw(damaged())
    lines = [f"HTTP/1.1 {draw(codes)} Ünknown", *draw(headers), "Connection: close"]
    head = "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n"
    if draw(st.sampled_from((*(False,) * 7, True))):
        head = draw(_with_other_bytes(head))
    return Answer(answer.call, answer.body, head)
