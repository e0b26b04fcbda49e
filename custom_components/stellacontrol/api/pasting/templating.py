"""From values to placeholders: what an example shows becomes what is filled in later."""

from collections.abc import Mapping
import re
from typing import Any

from ..aliases import credential_for, folded, placeholder_for
from ..templates import placeholders
from .example import UNSET
from .shell import in_clear

_BLANKS = re.compile(
    r"<\s*([^<>]{1,60}?)\s*>|\{\{\s*([\w. -]{1,60}?)\s*\}\}|(?<![\w$])\{\s*([\w-]{1,60})\s*\}"
    r"|\[\s*([A-Za-z][\w -]{2,60})\s*\]|%([A-Z_]{3,40})%"
)
"""How people leave a value open: <token>, {{token}}, {token}, [token], %TOKEN%."""

_SHOUTED = re.compile(
    r"(?:YOUR|MY|THE)[_ -][A-Z_ -]+|[A-Z][A-Z_]{3,}|x{4,}|\.{3,}|\*{3,}"
)
_WORD = re.compile(r"[A-Za-z][A-Za-z_./-]{0,31}")
_SCHEME = re.compile(r"(Bearer|Token|JWT|Session|Basic)\s+(.+)", re.IGNORECASE)


class Templates:
    """Knows what stands for what."""

    def __init__(self, known: Mapping[str, str]) -> None:
        """Take values that are known, such as the typed password, by placeholder."""
        self._known = sorted(
            ((value, name) for name, value in known.items() if len(value) >= 2),
            key=lambda pair: len(pair[0]),
            reverse=True,
        )
        self.left_out: set[str] = set()
        """Names of what could not be told from a secret, and was left out."""

    def text(self, text: str, name: str = "") -> str | None:
        """Return a text as a template; `None` if it may hold what must not be kept.

        Args:
            text: A value of the example.
            name: Under which key or header it stood.
        """
        for value, placeholder in self._known:
            if text == value:
                return f"{{{placeholder}}}"
        kind = placeholder_for(name) if name else None
        whole = UNSET.fullmatch(text) or _BLANKS.fullmatch(text)
        if whole is not None:
            inner = next((group for group in whole.groups() if group), "")
            meant = placeholder_for(inner) or kind
            return f"{{{meant}}}" if meant else None
        if kind in ("client_id", "client_key", "username", "password", "token"):
            return f"{{{kind}}}"
        if _SHOUTED.fullmatch(text) and (meant := placeholder_for(text) or kind):
            return f"{{{meant}}}"
        return text if _WORD.fullmatch(text) else None

    def header(self, name: str, text: str) -> str | None:
        """Return the value of a header as a template."""
        if (found := _SCHEME.fullmatch(text)) is None:
            plain = self.text(text, name)
            if plain is None and folded(name) == "authorization":
                return "{token}"
            if folded(name) == "authorization" and plain and not plain.startswith("{"):
                return "{token}"
            return plain
        scheme, value = found[1], found[2]
        if scheme.lower() != "basic":
            return f"{scheme} {{token}}"
        user, _, secret = in_clear(value).partition(":")
        pair = [self._of_basic(user, 0), self._of_basic(secret, 1)]
        if pair[0] in ("username", "client_id") and pair[1] == "client_key":
            return f"Basic {{basic:{pair[0]}:client_key}}"
        if "client_id" in pair:
            return "Basic {basic:client_id:client_key}"
        return "Basic {basic:username:password}"

    def _of_basic(self, text: str, place: int) -> str:
        """Return which credential stands in one half of HTTP Basic."""
        told = self.text(text, "") or ""
        name = told.strip("{}")
        return name if told.startswith("{") else ("username", "password")[place]

    def body(self, value: Any, name: str = "") -> Any:
        """Return a body as a template, without what must not be kept."""
        if isinstance(value, Mapping):
            told = {
                str(key): self.body(inner, str(key)) for key, inner in value.items()
            }
            return {key: inner for key, inner in told.items() if inner is not None}
        if isinstance(value, list):
            told_list = [self.body(inner, name) for inner in value]
            return [inner for inner in told_list if inner is not None]
        if isinstance(value, str):
            told_text = self.text(value, name)
            if told_text is None:
                self.left_out.add(name)
            return told_text
        if credential_for(name):
            return f"{{{credential_for(name)}}}"
        is_small = isinstance(value, bool) or (
            isinstance(value, int) and abs(value) <= 3_600_000
        )
        return value if is_small or value is None else None

    def profile(self, value: Any, name: str = "") -> Any:
        """Return a profile as somebody wrote it, with placeholders for secrets in it."""
        if isinstance(value, Mapping):
            return {
                str(key): self.profile(inner, str(key)) for key, inner in value.items()
            }
        if isinstance(value, list):
            return [self.profile(inner, name) for inner in value]
        if not isinstance(value, str) or placeholders(value):
            return value
        for secret, placeholder in self._known:
            value = value.replace(secret, f"{{{placeholder}}}")
        kind = placeholder_for(name)
        is_secret = kind in ("client_key", "password", "token", "username")
        if is_secret and not placeholders(value):
            return f"{{{kind}}}"
        if folded(name) in ("authorization", "cookie") and not placeholders(value):
            return "Bearer {token}"
        return value
