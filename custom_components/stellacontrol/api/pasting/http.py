"""Reading HTTP requests as documentation shows them, whole or only as verb and path."""

import re

from .body import read_body
from .example import Example
from .literal import NotPlain, Reader

_LINE = re.compile(
    r"^[ \t>*#|`\d.)-]*\b(GET|POST|PUT|PATCH|DELETE)\b[ \t`*|:]+"
    r"((?:/|https?://|\{|<|\$)[^\s`|*\"']*)[^\n]*$",
    re.MULTILINE,
)
"""Such as "POST /login HTTP/1.1", also as a heading, in a list or in a table."""

_HEADER = re.compile(r"([A-Za-z][\w-]*)\s*:\s*(\S.*)")
_NO_BODY = re.compile(
    r"HTTP/[\d.]+ \d{3}|#{1,3}(?:\s|$)|---|response|returns|answer|result|\d{3}\b",
    re.IGNORECASE,
)
_MARKUP = " \t`*|>-"


def read_http(text: str) -> list[Example]:
    """Return every request that begins with a line such as "POST /login HTTP/1.1"."""
    found: list[Example] = []
    starts = [each for each in _LINE.finditer(text) if "/" in each[2]]
    for index, start in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(text)
        headers, body_text = _parts(text[start.end() : end])
        body, is_form = read_body(body_text, headers)
        url = start[2]
        host = next((v for n, v in headers.items() if n.lower() == "host"), "")
        if url.startswith("/") and host:
            url = f"https://{host}{url}"
        found.append(
            Example(
                method=start[1],
                url=url,
                headers=headers,
                body=None if start[1] == "GET" else body,
                is_form=is_form,
            )
        )
    return found


def _parts(text: str) -> tuple[dict[str, str], str]:
    """Return the headers, and what follows them and can belong to a body."""
    headers: dict[str, str] = {}
    lines = text.splitlines()
    for number, line in enumerate(lines):
        plain = line.strip(_MARKUP)
        if _NO_BODY.match(plain):
            break
        if plain.startswith(("{", "[")) or ("=" in plain and ":" not in plain):
            return headers, _body("\n".join(lines[number:]))
        if found := _HEADER.fullmatch(plain):
            headers[found[1]] = found[2].strip()
    return headers, ""


def _body(text: str) -> str:
    """Return the JSON that a text begins with, else its first line."""
    if text.lstrip().startswith(("{", "[")):
        try:
            return text[: Reader(text).value(0)[1]]
        except NotPlain:
            return ""
    return text.partition("\n")[0]
