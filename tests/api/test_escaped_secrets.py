"""Secrets that a platform repeats in another spelling."""

from collections.abc import Callable
from html import escape
import json
from urllib.parse import quote, quote_plus

import pytest

from custom_components.stellacontrol.api import Credentials
from custom_components.stellacontrol.api.masking import Masking

PASSWORDS = (
    'Päss"wört1',
    "a/b\\c9",
    "p@ss w&rd1",
    "x+y=z1",
    "ä-<b>'s",
    "ключ\U0001f511!",
    "%41-100%",
    '"/"',
    "repeater",
)


def _json(text: str) -> str:
    """As most write it: FastAPI repeats the input that it refuses."""
    return json.dumps(text)[1:-1]


def _utf16(text: str) -> str:
    """Return every sign as .NET and PHP write some."""
    units = text.encode("utf-16-be").hex().upper()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


SPELLINGS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ('{"password": "<>"}', _json),
    ('{"password": "<>"}', lambda text: json.dumps(text, ensure_ascii=False)[1:-1]),
    ('{"password":"<>"}', lambda text: _json(text).replace("/", "\\/")),
    ('{"password":"<>"}', _utf16),
    (r'{"said": "bad\npassword\n<>\t"}', _json),
    (r'{"body": "{\"password\": \"<>\"}"}', lambda text: _json(_json(text))),
    ("name=me&password=<>&x=1", quote_plus),
    ("GET /login?password=<>&x=1", quote),
    ("GET /login?password=<>", lambda text: quote(text, safe="+")),
    ("GET /login?password=<>", lambda text: quote(text, safe="").lower()),
    ('{"path": "\\/login?password=<>"}', quote_plus),
    ("a wrong password: <>", escape),
)


@pytest.mark.parametrize("password", PASSWORDS)
@pytest.mark.parametrize(("frame", "spelled"), SPELLINGS)
def test_secret_is_masked_in_every_spelling(
    frame: str, spelled: Callable[[str], str], password: str
) -> None:
    """My password is in no error, however the platform repeats it."""
    masking = Masking(
        Credentials(
            client_id="integration",
            client_key="key-4711",
            username="me@example.com",
            password=password,
        )
    )
    text = frame.replace("<>", spelled(password))
    assert masking.shown(text) == frame.replace("<>", "***")


def test_what_only_looks_like_an_escape_hides_nothing_from_the_mask() -> None:
    """A folder of Windows is no text of JSON."""
    masking = Masking(None, ["repeater", "2f-tower"])
    assert masking.masked(r"C:\repeater, 100%2f-tower") == r"C:\***, 100%***"


def test_what_stands_around_an_escaped_secret_is_kept() -> None:
    """Only the secret is hidden, and only as a whole word."""
    masking = Masking(None, ["a/b", "ünder"])
    text = (
        r'{"x": "\u00fcb\u00fc a\/b, a\/bc", "y": "\u00dcnder \u00fcnders %C3%BCnder"}'
    )
    assert masking.masked(text) == (
        r'{"x": "\u00fcb\u00fc ***, a\/bc", "y": "*** \u00fcnders ***"}'
    )


@pytest.mark.parametrize(
    "part", ["\\", "\\u00e4", "%C3", "+", "&amp;", "\\\\u005c", "%25"]
)
def test_text_of_escapes_does_not_take_long(part: str) -> None:
    """The time grows with a text's length, not with its square."""
    masking = Masking(None, ["key-4711", "?!"])
    assert masking.masked(part * (300_000 // len(part)))
