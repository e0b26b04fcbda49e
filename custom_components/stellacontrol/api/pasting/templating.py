"""From values to placeholders: what an example shows becomes what is filled in later."""

from collections.abc import Callable, Mapping
from functools import partial
import re
from typing import Any

from ..aliases import credential_for, folded, placeholder_for
from ..templates import placeholders
from .bash.shell import in_clear
from .example import UNSET, name_left_open, without_marks

_SHOUTED = re.compile(
    r"(?:YOUR|MY|THE)[_ -][A-Z_ -]+|[A-Z][A-Z_]{3,}|x{4,}|\.{3,}|\*{3,}"
)
_WORD = re.compile(r"[A-Za-z][A-Za-z_./-]{0,31}|\d{1,2}(?:\.\d{1,2}){0,2}")
"""A word or the number of a version: too short and too plain to be a secret."""

_DEVICE = re.compile(r"(?=.*\d)[\w-]{4,}")
"""What a serial number or another id of a device looks like."""

_SHORTEST_DEVICE = 4
"""Shorter numbers mean many things."""

_MEDIA_TYPE = re.compile(r"application/[a-z.+-]{1,40}")
_VERSION = re.compile(r"[\w./+-]{1,12}")
_ABOUT_VERSION = re.compile(r"version|lang|format|requested")
_SAYS_LITTLE = re.compile(
    r"grant|scope|action|method|type|operation|command|request|realm|audience|lang|"
    r"locale|version|mode|source|platform|remember|format|kind|rpc|^op$|^id$"
)
"""Keys of a log-in under which a word is kept; under others it may be a password."""
_TELLTALE = re.compile(r"[^\s@/]+@[\w-]+\.\w|[\w-]{8,}\.[\w-]{8,}\.[\w-]+")
"""An e-mail address, and a token of three parts."""

_NAMES_TOKEN = re.compile(
    r"^authorization$|(?:(?<![cx]srf)token|session|sessionid|ticket|jwt)$"
)
"""Headers that carry the token, whatever its value looks like."""

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

    def know_device(self, text: str, placeholder: str) -> None:
        """Remember a device of the example: elsewhere the same text is the same device."""
        if len(text) >= _SHORTEST_DEVICE:
            self._known.append((text, placeholder))

    def holds_secret(self, text: str) -> bool:
        """Return whether a text holds a known secret, or what can be nothing else."""
        return bool(_TELLTALE.search(text)) or any(
            value in text
            for value, name in self._known
            # Of a shorter one it may be chance; names and numbers are no secrets.
            if len(value) >= 6 and name in ("client_key", "password", "token")
        )

    def is_typed(self, text: str) -> bool:
        """Return whether a text is known, so that what it stands for is certain."""
        return any(text == value for value, _ in self._known)

    def credential(self, value: Any) -> str | None:
        """Return which credential a value is, if it was typed or is left open by name."""
        if not isinstance(value, str):
            return None
        left_open = name_left_open(value)
        if left_open is not None:
            return credential_for(left_open)
        kinds = (kind for known, kind in self._known if known == value)
        return next(kinds, None)

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
        if (inner := name_left_open(text)) is not None:
            meant = placeholder_for(inner) or kind
            return f"{{{meant}}}" if meant else None
        if kind in ("client_id", "client_key", "username", "password", "token"):
            return f"{{{kind}}}"
        if kind in ("serial", "id") and _DEVICE.fullmatch(text):
            return f"{{{kind}}}"
        if _SHOUTED.fullmatch(text) and (meant := placeholder_for(text) or kind):
            return f"{{{meant}}}"
        return text if _WORD.fullmatch(text) else None

    def header(
        self, name: str, text: str, *, basic: str = "username:password"
    ) -> str | None:
        """Return the value of a header as a template.

        Args:
            name: Of the header.
            text: Its value.
            basic: Whose HTTP Basic it is where the value does not say.
        """
        if (found := _SCHEME.fullmatch(text)) is None:
            plain = self.text(text, name)
            if _NAMES_TOKEN.search(folded(name)) and not placeholders(plain):
                return "{token}"
            is_version = _ABOUT_VERSION.search(name.lower()) and (
                _VERSION.fullmatch(text)
            )
            return text if plain is None and is_version else plain
        scheme, value = found[1], found[2]
        if scheme.lower() != "basic":
            return f"{scheme} {{token}}"
        user, _, secret = in_clear(value).partition(":")
        told = self._of_basic(user), self._of_basic(secret)
        if told[1] == "client_key" and "client_id" not in (told[0], basic[:9]):
            return "Basic {basic:username:client_key}"
        if "client_id" in told or told[1] == "client_key":
            return "Basic {basic:client_id:client_key}"
        return f"Basic {{basic:{'username:password' if any(told) else basic}}}"

    def cookies(self, text: str) -> dict[str, str]:
        """Return the cookies of a header that can carry the token, as templates."""
        pairs = [each.strip().partition("=")[::2] for each in text.split(";")]
        named = {
            name: "{token}"
            for name, value in pairs
            if placeholder_for(name) == "token" or UNSET.fullmatch(value)
        }
        return named or ({pairs[0][0]: "{token}"} if len(pairs) == 1 else {})

    def _of_basic(self, text: str) -> str | None:
        """Return which credential one half of HTTP Basic is, if anything says so."""
        told = self.text(text, "") or ""
        return told.strip("{}") if told.startswith("{") else None

    def body(
        self,
        value: Any,
        name: str = "",
        *,
        keep: Callable[[str], bool],
        is_log_in: bool = False,
    ) -> Any:
        """Return a body as a template, without what must not be kept.

        Args:
            value: The body, or a part of it.
            name: Under which key it stood.
            keep: Says whether a text is a placeholder already.
            is_log_in: Whether credentials are in it, so that any word may be one.
        """
        again = partial(self.body, keep=keep, is_log_in=is_log_in)
        if isinstance(value, Mapping):
            # Where several languages stand in one text, a name may look like a variable.
            named = {without_marks(str(key)): inner for key, inner in value.items()}
            told = {key: again(inner, key) for key, inner in named.items()}
            return {key: inner for key, inner in told.items() if inner is not None}
        if isinstance(value, list):
            return [told for each in value if (told := again(each, name)) is not None]
        if isinstance(value, str):
            return value if keep(value) else self._member(value, name, is_log_in)
        if credential_for(name):
            return f"{{{credential_for(name)}}}"
        return value if isinstance(value, int) and abs(value) <= 3_600_000 else None

    def _member(self, text: str, name: str, is_log_in: bool) -> str | None:
        """Return a text of a body as a template."""
        told = self.text(text, name)
        if (
            is_log_in
            and told in ("{serial}", "{id}")
            and (kind := credential_for(name))
        ):
            return f"{{{kind}}}"  # no device is part of a log-in
        if told is None or (
            is_log_in
            and not placeholders(told)
            and not _SAYS_LITTLE.search(folded(name))
        ):
            self.left_out.add(name)
            return None
        return told

    def profile(self, value: Any, name: str = "") -> Any:
        """Return a profile as somebody wrote it, without the secrets in it."""
        if isinstance(value, Mapping):
            told = {
                str(key): self.profile(inner, str(key)) for key, inner in value.items()
            }
            return {key: inner for key, inner in told.items() if inner is not None}
        if isinstance(value, list):
            return [told for each in value if (told := self.profile(each, name))]
        if not isinstance(value, str) or placeholders(value):
            return value
        for secret, placeholder in self._known:
            value = value.replace(secret, f"{{{placeholder}}}")
        kind = placeholder_for(name)
        if placeholders(value):
            return value
        if kind in ("client_key", "password", "token", "username"):
            return self.header(name, value)
        if name == "path" or _WORD.fullmatch(value) or _MEDIA_TYPE.fullmatch(value):
            return value
        self.left_out.add(name)
        return None
