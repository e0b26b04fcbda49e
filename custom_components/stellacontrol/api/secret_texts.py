"""Finding many secrets in long texts, in a time that grows with neither of them squared.

Serial numbers, labels and places of hundreds of devices are to be found in megabytes. One
pattern with all of them would try each at every place.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from html import unescape
import json
import re
from typing import Final
from urllib.parse import unquote, unquote_plus

_WORD = re.compile(r"[^\W_]+")

_NO_PART = r"\s@\"'<>:,;(){}\[\]"
"""What an e-mail address does not hold, or is not to be taken for a part of one."""

EMAIL_ADDRESS: Final = re.compile(
    # Looked for from where it may begin, or each letter of a long word would be tried.
    rf"(?<![^{_NO_PART}])[^{_NO_PART}]++@[^{_NO_PART}]+\.\w+"
)


def _json_plain(escape: str) -> str:
    """Return what an escape of JSON stands for; of none, what is behind the backslash."""
    try:
        return str(json.loads(f'"{escape}"'))
    except ValueError:
        return escape[1:]


_ESCAPES: Final[tuple[tuple[re.Pattern[str], Callable[[str], str]], ...]] = (
    (re.compile(r"(?:\\u[0-9a-fA-F]{4})+|\\."), _json_plain),
    (re.compile(r"(?:%[0-9a-fA-F]{2})+"), unquote),
    (re.compile(r"(?:%[0-9a-fA-F]{2})+|\+"), unquote_plus),
    (re.compile(r"&#?\w{1,31};"), unescape),
)
"""How JSON, addresses, forms and web pages write signs, and what turns them back."""

_LAYERS: Final = 2
"""How often a text may have been escaped, such as JSON inside of JSON."""


class _Plain:
    """A text without its escapes."""

    def __init__(
        self, text: str, escape: re.Pattern[str], plain: Callable[[str], str]
    ) -> None:
        """Put what they stand for in the place of escapes."""
        parts: list[str] = []
        # Where what they stand for begins and ends, and what tells the same of them.
        self._starts, self._stops = [0], [0]
        self._from, self._to = [0], [0]
        length = end = 0
        for found in escape.finditer(text):
            parts += (text[end : found.start()], plain(found[0]))
            self._starts.append(length + len(parts[-2]))
            length = self._starts[-1] + len(parts[-1])
            self._stops.append(length)
            self._from.append(found.start())
            self._to.append(end := found.end())
        self.text = "".join((*parts, text[end:]))

    def origin(self, start: int, stop: int) -> tuple[int, int]:
        """Return where a part of it stands in the text with escapes, these as a whole."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_left(self._starts, stop) - 1
        beyond = start - self._stops[first]
        return (
            self._from[first] if beyond < 0 else self._to[first] + beyond,
            self._to[last] + max(stop - self._stops[last], 0),
        )


class SecretTexts:
    """Texts that nobody else shall read, and where they stand in others.

    They are found in any case, escaped or not, and only as whole words: masking
    "repeater" inside "iRepeater" would tell a reader the password.
    """

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        """Start with some secrets."""
        self._secrets: set[str] = set()
        self._spans: dict[str, set[tuple[int, int]]] = {}
        """By the first word of secrets: how much stands before it, and the whole length."""
        self._signs: set[str] = set()
        """Secrets without a single letter or digit."""
        for secret in secrets:
            self.add(secret)

    def add(self, secret: str) -> None:
        """Hide one more text."""
        if (first := _WORD.search(secret)) is not None:
            self._secrets.add(secret.casefold())
            span = (first.start(), len(secret))
            self._spans.setdefault(first[0].casefold(), set()).add(span)
        elif secret.strip():
            self._signs.add(secret)

    def hidden(self, text: str, mask: str) -> str:
        """Return a text with a mask in place of every secret."""
        if not (self._secrets or self._signs):
            return text
        parts: list[str] = []
        end = 0
        for start, stop in sorted(self._found(text, _LAYERS)):
            if start >= end:
                parts += (text[end:start], mask)
            end = max(end, stop)
        return "".join((*parts, text[end:]))

    def _found(self, text: str, layers: int) -> Iterator[tuple[int, int]]:
        """Go through the places of secrets, also of those that are escaped."""
        yield from self._words_in(text)
        for secret in self._signs:
            for found in re.finditer(re.escape(secret), text):
                yield found.span()
        for escape, plain in _ESCAPES if layers else ():
            if escape.search(text) is not None:
                unescaped = _Plain(text, escape, plain)
                for start, stop in self._found(unescaped.text, layers - 1):
                    yield unescaped.origin(start, stop)

    def _words_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Go through the places of secrets with letters or digits, as they are."""
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            for start, stop in self._places(text, word):
                if start >= end:
                    yield start, stop
                    end = stop
                    break

    def _places(self, text: str, word: re.Match[str]) -> Iterator[tuple[int, int]]:
        """Go through the secrets that begin with a word, the longest first."""
        spans = self._spans.get(word[0].casefold(), ())
        for before, length in sorted(spans, key=lambda span: span[1], reverse=True):
            start = word.start() - before
            stop = start + length
            if start < 0 or stop > len(text):
                continue
            if text[start:stop].casefold() not in self._secrets:
                continue
            if not (text[stop - 1].isalnum() and text[stop : stop + 1].isalnum()):
                yield start, stop
