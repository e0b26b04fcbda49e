"""Texts of a platform, made fit to be shown: no secrets, no addresses, not too long."""

from collections.abc import Iterable
import re
from typing import Any

from .gateway import Credentials

MASK = "***"

LONGEST_SHOWN = 200
"""Characters of a foreign text that fit into a form's error."""

_EMAIL_ADDRESS = re.compile(r"[^\s@\"'<>:,;(){}\[\]]+@[^\s@\"'<>:,;(){}\[\]]+\.\w+")

_LOOKS_SECRET = re.compile(
    # A token of three parts, a UUID, or a long row of letters and digits.
    r"[\w-]{8,}\.[\w-]{8,}\.[\w-]*"
    r"|\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b"
    r"|\b(?=[\w+/-]*\d)(?=[\w+/-]*[A-Za-z])[\w+/-]{20,}={0,2}"
)

_NAMED_SECRET = re.compile(
    r"((?:token|bearer|jwt|session)\b[\"']?\s*[:=]?\s*[\"']?)"
    r"(?=[\w.+/=-]*[\d_=-])[\w.+/=-]{8,}",
    re.IGNORECASE,
)
"""What stands behind the word for a secret, and is no plain word."""


class Masking:
    """Knows the secrets of an account, and takes them out of texts."""

    def __init__(
        self, credentials: Credentials | None = None, others: Iterable[str] = ()
    ) -> None:
        """Start with the credentials, and with other texts that nobody else shall read."""
        self._secrets: set[str] = set()
        if credentials is not None:
            for secret in (
                credentials.client_key,
                credentials.password,
                credentials.username,
            ):
                self.add(secret)
        for secret in others:
            self.add(secret)

    def add(self, secret: Any) -> None:
        """Hide one more text, such as a token."""
        if isinstance(secret, str) and secret.strip():
            self._secrets.add(secret)

    def masked(self, text: str) -> str:
        """Return a text without secrets, e-mail addresses and what looks like a token."""
        for secret in sorted(self._secrets, key=len, reverse=True):
            text = re.sub(_as_a_word(secret), MASK, text, flags=re.IGNORECASE)
        text = _NAMED_SECRET.sub(rf"\1{MASK}", text)
        return _LOOKS_SECRET.sub(MASK, _EMAIL_ADDRESS.sub(MASK, text))

    def shown(self, text: str, *, longest: int = LONGEST_SHOWN) -> str:
        """Return a text as one short line that can be shown."""
        # Cut first by plenty: a long text costs time, and a cut secret could be missed.
        line = " ".join(self.masked(text[: 20 * longest]).split())
        return line if len(line) <= longest else f"{line[: longest - 1]}…"


def _as_a_word(secret: str) -> str:
    """Return a pattern for a secret that is not a part of a longer word.

    Masking "repeater" inside "iRepeater" would tell a reader the password.
    """
    before = r"(?<![^\W_])" if secret[0].isalnum() else ""
    behind = r"(?![^\W_])" if secret[-1].isalnum() else ""
    return before + re.escape(secret) + behind
