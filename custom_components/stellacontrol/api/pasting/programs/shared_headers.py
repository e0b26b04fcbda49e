"""Headers that a program sends with every request."""

import re

from ..example import as_text
from .called import Arguments
from .literal import Reader
from .sent import options_of
from .strings import NotPlain

_NAMED_HEADER = re.compile(
    r"(?:Headers\.(?:Add|TryAddWithoutValidation)|[Ss]et(?:Request)?Header|[Aa]dd(?:Default)?Header"
    r"|add_header|WithHeader|\.set(?=\s*\(\s*[\"'](?:Authorization|\w+-)))\s*\("
)
SET_HEADER = re.compile(
    r"headers(?:\.\w+)?(?:\.(Authorization)|\[\s*[\"']([\w-]+)[\"']\s*\])\s*=(?!=)",
    re.IGNORECASE,
)
_COMMON_HEADERS = re.compile(
    r"headers\.update\s*\(|\b(?:create|extend|ClientSession|AsyncClient|Client)\s*\("
)
_OBJECT_OF_HEADERS = re.compile(
    r"\b\w*headers?\w*\b(?:[\"']?\s*[:=]\s*(?:(?:\([^()]*\)|\w+)\s*(?::[^=;{}]{1,60})?=>\s*(?:\{\s*return\s*)?\(?\s*)?"
    r"|\s*:[^{}=;()\n]{1,60}=\s*|[^{}=;]{0,99}?(?:\breturn\s*\(?|\{\s*return\s*))(?=\{)",
    re.IGNORECASE,
)


def shared_headers(reader: Reader) -> dict[str, str]:
    """Return headers that a client of the program sends with every request."""
    headers: dict[str, str] = {}
    for found in _NAMED_HEADER.finditer(reader.text):
        given = _arguments(reader, found)
        texts = [as_text(value) for value in given.plain]
        if len(texts) == 2:
            headers[texts[0]] = texts[1]
    for found in SET_HEADER.finditer(reader.text):
        try:
            value = as_text(reader.value(found.end())[0])
        except NotPlain:
            continue
        if not value.lower().startswith("basic "):
            headers[found[1] or found[2]] = value
    for found in _COMMON_HEADERS.finditer(reader.text):
        given = _arguments(reader, found)
        is_update = found[0].startswith("headers")
        for told in given.plain if is_update else (options_of(given).get("headers"),):
            if isinstance(told, dict):
                headers |= {name: as_text(value) for name, value in told.items()}
    return headers


def headers_of_objects(reader: Reader) -> dict[str, str]:
    """Return the headers of the objects that the program calls so."""
    headers: dict[str, str] = {}
    for found in _OBJECT_OF_HEADERS.finditer(reader.text):
        try:
            told, _ = reader.value(found.end())
        except NotPlain:
            continue
        if isinstance(told, dict):
            headers |= {name: as_text(value) for name, value in told.items()}
    return headers


def _arguments(reader: Reader, found: re.Match[str]) -> Arguments:
    """Return the arguments of a call; none if they cannot be read."""
    try:
        return reader.arguments(found.end())[0]
    except NotPlain:
        return Arguments()
