"""Finding many secrets in long texts, in a time that grows with neither of them squared.

Serial numbers, labels and places of hundreds of devices are to be found in megabytes. One
pattern with all of them would try each at every place.
"""

from collections.abc import Iterator
import re
from typing import Final

_WORD = re.compile(r"[^\W_]+")

_NO_PART = r"\s@\"'<>:,;(){}\[\]"
"""What an e-mail address does not hold, or is not to be taken for a part of one."""

EMAIL_ADDRESS: Final = re.compile(
    # Looked for from where it may begin, or each letter of a long word would be tried.
    rf"(?<![^{_NO_PART}])[^{_NO_PART}]++@[^{_NO_PART}]+\.\w+"
)


class SecretTexts:
    """Texts that nobody else shall read, and where they stand in others.

    They are found in any case, and only as whole words: masking "repeater" inside
    "iRepeater" would tell a reader the password.
    """

    def __init__(self) -> None:
        """Start without any."""
        self._secrets: set[str] = set()
        self._spans: dict[str, set[tuple[int, int]]] = {}
        """By the first word of secrets: how much stands before it, and the whole length."""
        self._signs: set[str] = set()
        """Secrets without a single letter or digit."""

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
        parts: list[str] = []
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            for start, stop in self._places(text, word):
                if start >= end:
                    parts += (text[end:start], mask)
                    end = stop
                    break
        text = "".join((*parts, text[end:]))
        for secret in sorted(self._signs, key=len, reverse=True):
            text = text.replace(secret, mask)
        return text

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
