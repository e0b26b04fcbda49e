"""Make texts of a platform safe to show: no secrets, no e-mail addresses, not too long."""

from collections.abc import Iterable
import re
from typing import Any

from .gateway import Credentials
from .secret_texts import EMAIL_ADDRESS, SecretTexts
from .texts import one_line, shortened

MASK = "***"

TOKENS_KEPT = 32
"""Tokens that stay hidden: those of sessions under way, and of some that have ended."""

LONGEST_SHOWN = 200
"""Most characters of a platform's text in a form's error."""

_THREE_PARTS = re.compile(r"(?<![\w-])[\w-]{8,}+\.[\w-]{8,}+\.[\w-]*")
"""A token of three parts."""

_UUID = re.compile(r"\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b")

_LONG_ROW = re.compile(
    r"(?<![\w+/-])([+/-]*+)"
    r"(?=[\w+/-]*\d)(?=[\w+/-]*[A-Za-z])[\w+/-]{20,}={0,2}"
)
"""A long row of letters and digits."""

_NAMED_SECRET = re.compile(
    r"((?:token|bearer|jwt|session)\b[\"']?\s*+[:=]?\s*+[\"']?)"
    r"(?=[\w.+/=-]*[\d_=-])[\w.+/=-]{8,}",
    re.IGNORECASE,
)
"""A value after the word for a secret, if it is not a plain word."""


class Masking:
    """Knows the secrets of an account, and takes them out of texts."""

    def __init__(
        self, credentials: Credentials | None = None, others: Iterable[str] = ()
    ) -> None:
        """Start with the credentials and other texts that must stay private."""
        self._secrets = SecretTexts()
        self._tokens: list[str] = []
        """The newest last."""
        self._token_texts = SecretTexts()
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
        """Hide one more text from now on."""
        if isinstance(secret, str):
            self._secrets.add(secret)

    def add_token(self, token: str) -> None:
        """Hide a token too, and forget the oldest: every log-in brings one."""
        others = [each for each in self._tokens if each != token]
        self._tokens = [*others, token][-TOKENS_KEPT:]
        self._token_texts = SecretTexts(self._tokens)

    def masked(self, text: str) -> str:
        """Return a text without secrets, e-mail addresses and what looks like a token."""
        text = self._token_texts.hidden(self._secrets.hidden(text, MASK), MASK)
        text = _NAMED_SECRET.sub(rf"\1{MASK}", text)
        text = _THREE_PARTS.sub(MASK, EMAIL_ADDRESS.sub(MASK, text))
        return _LONG_ROW.sub(rf"\1{MASK}", _UUID.sub(MASK, text))

    def shown(self, text: str, *, longest: int = LONGEST_SHOWN) -> str:
        """Return a text as one short line that can be shown."""
        # Shorten it first, because a long text costs time; but generously, because the mask
        # does not find a secret that was cut.
        return shortened(one_line(self.masked(text[: 20 * longest])), longest)
