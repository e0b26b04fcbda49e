"""Changes to recorded answers: to the tree, to its spelling, to its bytes."""

from collections.abc import Callable
import copy
import json
from random import Random
import re
from typing import Any

from custom_components.stellacontrol.api import wire

from .cases import CALLS, Case
from .recordings import Recordings

LARGEST = 256 * 1024
"""Bytes of a mutated body; that of a fleet of hundreds."""

KEYS = sorted({key.name for key in vars(wire).values() if isinstance(key, wire.Key)})

# What stands behind this sign is written as it is, since no JSON writer would write it.
LITERAL = "\0"
DOUBLE = "\1"
"""Before a key: it is written without this sign, and so a second time."""

LITERALS = [
    "1e999",
    "-1e999",
    "NaN",
    "Infinity",
    "-Infinity",
    "nan",
    "+1",
    "01",
    ".5",
    "1.",
    "0x10",
    "1_000",
    "-0",
    "-0.0",
    "1e-400",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775809",
    "tru",
    "None",
    '"\\ud800"',
    '"\\udc00\\ud800"',
    '"\\u0000"',
    '"\\x"',
    "//",
    "{}",
    "[]",
    "[[[]]]",
    '{"":{}}',
    "null",
]
VALUES: tuple[object, ...] = (
    *(None, True, False, 0, 1, -1, 2, 0.5, 1e11, 1e300, -1e308, 10**18, 10**30),
    *("", " ", "true", "NaN", "-1", "1e999", "٣", "²", "1_000", "\ud800", "\x00", "08"),
    *("0001-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59", "2026-13-45", "24:00"),
    *([], {}, [[]], [None], {"": None}, "x" * 5_000, "9" * 5_000, "é" * 100),
)
BYTES = (
    *(b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\xaf"),
    *(b'"', b"\\", b"\\u", b"{", b"[", b"}", b"]", b",", b":", b"\r\n", b"e999", b"-"),
)
CHARSETS = ("utf-16", "utf-16-le", "utf-32", "latin-1", "utf-8-sig", "utf-7", "cp1252")


class Mutator:
    """Draws cases by lot; the same seed gives the same cases."""

    def __init__(self, recordings: Recordings, seed: int) -> None:
        """Keep the raw material."""
        self._recordings = recordings
        self.random = Random(f"fuzz {seed}")

    def case(self) -> Case:
        """Return one case, to be read without a socket."""
        call = self.random.choice(CALLS)
        return Case(call=call, body=self._body(call))

    def case_on_the_wire(self) -> Case:
        """Return one case with status line and headers, which go wrong too."""
        case, random = self.case(), self.random
        code = 200 if random.random() < 0.7 else random.randrange(100, 600)
        lines = [
            f"HTTP/1.1 {code} {random.choice(('OK', '', 'Ünknown'))}",
            f"Content-Type: {random.choice(CONTENT_TYPES)}",
            "Connection: close",
            random.choice(LENGTHS).format(length=len(case.body)),
            *random.sample(HEADERS, random.choice((0, 0, 1, 2))),
        ]
        head = "\r\n".join(filter(None, lines)).encode("latin-1") + b"\r\n\r\n"
        if random.random() < 0.2:
            head = self._with_other_bytes(head)
        return Case(call=case.call, body=case.body, head=head)

    def _body(self, call: str) -> bytes:
        """Mutate the tree, or the bytes, or both."""
        random = self.random
        # Now and then the answer to another call.
        source = call if random.random() < 0.95 else random.choice(CALLS)
        tree: object = json.loads(random.choice(self._recordings[source]))
        way = random.random()
        if way < 0.75:
            for _ in range(1 + int(random.expovariate(0.7))):
                tree = self._with_other_node(tree)
        body = self._spelled(tree)
        if way > 0.65:
            for _ in range(1 + int(random.expovariate(0.7))):
                body = self._with_other_bytes(body)
        return body[:LARGEST]

    def _spelled(self, tree: object) -> bytes:
        """Write a tree as text, mostly as it should be."""
        random = self.random
        text = json.dumps(tree, ensure_ascii=random.random() < 0.5)
        text = re.sub(r'"\\u0000((?:[^"\\]|\\.)*)"', _literally, text)
        text = text.replace('"\\u0001', '"')
        if random.random() < 0.05:
            return text.encode(random.choice(CHARSETS), errors="replace")
        return text.encode(errors="surrogatepass")

    def _with_other_node(self, tree: object) -> object:
        """Change one place of a tree, wherever it is."""
        random = self.random
        places = list(_places(tree))
        if not places or random.random() < 0.02:
            return self._other(tree)
        holder, key = random.choice(places)
        if isinstance(holder, dict):
            self._change_member(holder, key)
        else:
            self._change_entry(holder, key)
        return tree

    def _change_member(self, holder: dict[str, object], key: str) -> None:
        """Change one member of an object."""
        random, value = self.random, holder[key]
        kind = random.randrange(8)
        if kind == 0:
            del holder[key]
        elif kind == 1:
            holder[random.choice((*KEYS, "", "x" * 300, "\ud800"))] = holder.pop(key)
        elif kind == 2:
            holder[random.choice(KEYS)] = value
        elif kind == 3:
            holder[DOUBLE + key] = self._other(value)
        else:
            holder[key] = self._other(value)

    def _change_entry(self, holder: list[object], at: int) -> None:
        """Change one entry of a list."""
        random, value = self.random, holder[at]
        kind = random.randrange(6)
        if kind == 0:
            del holder[at]
        elif kind == 1:
            holder.insert(at, copy.deepcopy(value))
        elif kind == 2:
            holder[at:at] = [value] * random.choice((2, 10, 50))
        else:
            holder[at] = self._other(value)

    def _other(self, value: object) -> object:
        """Return something else, now and then made of what was there."""
        random = self.random
        return random.choice(
            (
                lambda: copy.deepcopy(random.choice(VALUES)),
                lambda: copy.deepcopy(random.choice(VALUES)),
                lambda: LITERAL + random.choice(LITERALS),
                lambda: LITERAL + self._many_digits(),
                lambda: LITERAL + self._deep(),
                lambda: [value],
                lambda: {random.choice(KEYS): value},
                lambda: str(value),
                lambda: random.uniform(-1, 1) * 10 ** random.randrange(-300, 300),
            )
        )()

    def _many_digits(self) -> str:
        """Write a number that is far too long."""
        digits = "9" * self.random.choice((19, 20, 309, 310, 4_300, 4_301, 20_000))
        return self.random.choice(("{}", "-{}", "0.{}", "{}.5", "1e{}")).format(digits)

    def _deep(self) -> str:
        """Write lists or objects within each other."""
        depth = self.random.choice((60, 250, 260, 1_000, 1_025, 3_000, 20_000))
        opening, closing = self.random.choice((("[", "]"), ('{"data":', "}")))
        end = closing * depth if self.random.random() < 0.8 else ""
        return opening * depth + ("null" if closing == "}" else "") + end

    def _with_other_bytes(self, text: bytes) -> bytes:
        """Change some bytes."""
        random = self.random
        start = random.randrange(len(text) + 1)
        end = min(len(text), start + int(random.expovariate(0.05)))
        before, cut, behind = text[:start], text[start:end], text[end:]
        ways: tuple[Callable[[], bytes], ...] = (
            lambda: before,
            lambda: before + behind,
            lambda: before + cut * random.choice((2, 3, 100)) + behind,
            lambda: before + random.randbytes(random.randrange(1, 9)) + behind,
            lambda: before + random.choice(BYTES) + cut + behind,
            lambda: before + cut[::-1] + behind,
            lambda: before + bytes(byte ^ 1 << random.randrange(8) for byte in cut[:2])
            + cut[2:] + behind,
            lambda: behind + before,
            lambda: text.replace(b'"', b"'"),
            lambda: re.sub(rb"\d", lambda _: b"%d" % random.randrange(10), text),
            lambda: b" " * 1_000 + text,
        )  # fmt: skip
        return random.choice(ways)()


CONTENT_TYPES = (
    *("application/json", "application/json; charset=utf-8", "text/html", "", ";;;"),
    *("application/json; charset=utf-16", "text/plain; charset=no-such", "a/b; \xff=1"),
)
LENGTHS = (
    *("Content-Length: {length}",) * 12,
    *("", "Content-Length: 0", "Content-Length: 1", "Content-Length: 99999999"),
    *("Content-Length: -1", "Content-Length: x", "Transfer-Encoding: chunked"),
)
HEADERS = (
    *("Content-Encoding: gzip", "Content-Encoding: deflate", "Content-Encoding: br"),
    *(
        "Content-Encoding: none",
        "Retry-After: 5",
        "Retry-After: 1e9",
        "Retry-After: -1",
    ),
    *("Retry-After: " + "9" * 5_000, "Retry-After: Wed, 99 Foo 0000 99:99:99 GMT"),
    *("Retry-After: Thu, 01 Jan 9999 00:00:00 -9999", "Retry-After: nan"),
    *("Location: https://example.org/", "Location: //", "Set-Cookie: \x80=1; Path=x"),
    *("X: " + "x" * 9_000, "Upgrade: h2c", "no colon", " folded", "Trailer: X"),
)


def _places(tree: object) -> list[tuple[Any, Any]]:
    """Return holder and key of every node but the root."""
    found: list[tuple[Any, Any]] = []
    waiting = [tree]
    while waiting:
        holder = waiting.pop()
        entries: list[tuple[Any, Any]] = []
        if isinstance(holder, dict):
            entries = list(holder.items())
        elif isinstance(holder, list):
            entries = list(enumerate(holder))
        for key, value in entries:
            found.append((holder, key))
            waiting.append(value)
    return found


def _literally(match: re.Match[str]) -> str:
    """Return what a literal stands for: the text inside its quotation marks."""
    literal = json.loads(f'"{match[1]}"')
    assert isinstance(literal, str)
    return literal
