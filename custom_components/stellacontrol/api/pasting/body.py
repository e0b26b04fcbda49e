"""Reading the body of a request: JSON, as exactly as people write it, or a form."""

from collections.abc import Mapping
import json
import re
from typing import Any
from urllib.parse import parse_qsl

from .meanings import on_or_off
from .programs.literal import Reader
from .programs.strings import NotPlain

_CHOICE = re.compile(r"(\w+)(?:\s*\\?[|/]\s*\w+)+")


def read_body(text: str, headers: Mapping[str, str]) -> tuple[Any, bool]:
    """Return a body as JSON, or as the fields of a form; and whether it is a form.

    It is `None` where the example does not show it, such as curl's "@login.json", and the
    text itself where nobody here can read it.
    """
    text = text.strip()
    if text.startswith(("{", "[")):
        return _first_choices(_json(text)), False
    if text.startswith("<") and "</" in text:
        return text, False
    kind = next((v for n, v in headers.items() if n.lower() == "content-type"), "")
    if "json" not in kind and "=" in text and not text.startswith("@"):
        return dict(parse_qsl(text, keep_blank_values=True)), True
    return None, False


def _json(text: str) -> Any:
    """Return JSON, also with comments, with commas too many, or with words in it."""
    try:
        return json.loads(text)
    except ValueError, RecursionError:
        pass
    try:
        value, _ = Reader(text).value(0)
    except NotPlain:
        return text
    return value


def _first_choices(value: Any) -> Any:
    """Return a body with the first of the words that a text such as "on|off" offers."""
    if isinstance(value, Mapping):
        return {key: _first_choices(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_first_choices(inner) for inner in value]
    found = _CHOICE.fullmatch(value) if isinstance(value, str) else None
    # A slash stands in many other texts, such as "Europe/Berlin".
    if found and ("/" not in value or on_or_off(found[1])):
        return found[1]
    return value
