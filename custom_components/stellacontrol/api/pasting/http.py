"""Reading HTTP requests as documentation shows them, whole or only as verb and path."""

from collections.abc import Iterator, Mapping
import re

from ..aliases import placeholder_for
from .body import read_body
from .example import Example
from .page import as_lines
from .programs.literal import Reader
from .programs.strings import NotPlain
from .tables import ANSWER, VERBS

_START = re.compile(
    rf"(?:(?<![\w/\"'])({VERBS})|^[ \t]*({VERBS.lower()}))\b"
    r"(?:(?: (?:request|call|is|sent|to|the|following|endpoint|url|address)){1,6}:?\s?)?"
    r"[\s`*|:]+?[\"']?((?:/|https?://|\{|<|\$)[^\s`|*\"']*)",
    re.MULTILINE,
)
"""Such as "POST /login HTTP/1.1", also as a heading, in a list, a table or a sentence."""

_HEADER = re.compile(r"(?<![\w-])([A-Za-z][A-Za-z0-9-]*)\s*:\s*(?=\S)")
_NAMED_HEADER = re.compile(
    r"([A-Za-z][A-Za-z0-9-]*)\s*:\s*((?:\w+ )?(?:\{\w+\}|<[\w ]+>)|[^`\"\n]{1,200}(?=[`\"]))"
)
_OF_USER = re.compile(r"user|pass|basic", re.IGNORECASE)
_USUAL = re.compile(r"authorization|accept|host|cookie|x-[\w-]+", re.IGNORECASE)
_LABEL = re.compile(r"^(?:\w+ ){0,2}\w+\s*:\s*(?=[{\[])(?!\{\w+\}|\[\w+\])")
"""What stands before a body on its line: "Request body: {", but not "Token: {token}"."""

_JSON = re.compile(r"(?<![\w/}>])[{\[]\s*\\?[\"'{]")
_BODY_START = re.compile(r"[{\[]|<\?xml|<\w+>(?=.*<)")
_FORM = re.compile(r"[\w.%\[\]-]+=[^\s=&]*(?:&[\w.%\[\]-]+=[^\s&]*)*")
_NOT_JSON = re.compile(r"^[^\"'{}\[\]:,\n]*\n", re.MULTILINE)
"""A line that cannot be part of an object, such as the foot of a page."""

_CELL = re.compile(r"[^|\t\n]*[}\]](?=[ `*]*[|\t])")
"""A body that ends with its cell of a table; what follows is not joined to it."""

_MARKUP = " \t`*|>-"


def read_http(text: str) -> list[Example]:
    """Return every request that begins with a line such as "POST /login HTTP/1.1"."""
    text = as_lines(text)
    found: list[Example] = []
    starts = [each for each in _START.finditer(text) if re.search("/|}{", each[3])]
    shared = _headers_of_all(text)
    for index, start in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(text)
        method = (start[1] or start[2]).upper()
        headers, body_text = _parts(text[start.end() : end])
        body, is_form = read_body(body_text, headers)
        url = start[3].rstrip(".,;" if "(" in start[3] else ".,;)")
        host = next((v for n, v in headers.items() if n.lower() == "host"), "")
        if url.startswith("/") and host:
            url = f"https://{host}{url}"
        found.append(
            Example(
                method=method,
                url=url,
                headers={**shared, **headers},
                body=None if method == "GET" else body,
                is_form=is_form,
            )
        )
    return found


def _headers_of_all(text: str) -> Mapping[str, str]:
    """Return headers that a sentence names: "Send it as `X-Token: <token>`".

    One with user and password is that of the log-in, and not of all.
    """
    return {
        found[1]: found[2].strip()
        for found in _NAMED_HEADER.finditer(text)
        if _is_header(found[1]) and not _OF_USER.search(found[2])
    }


def _header(line: str) -> tuple[str, str] | None:
    """Return the header in a line, maybe behind a word that says that it is one."""
    for found in _HEADER.finditer(line):
        if _is_header(found[1]) or (found.start() == 0 and "-" in found[1]):
            return found[1], line[found.end() :].strip(_MARKUP)
    return None


def _is_header(name: str) -> bool:
    """Whether a word before a colon is rather a header than one of a sentence."""
    return bool(_USUAL.fullmatch(name)) or placeholder_for(name) in (
        "client_key",
        "token",
    )


def _parts(text: str) -> tuple[dict[str, str], str]:
    """Return the headers, and what follows them and can belong to a body."""
    headers: dict[str, str] = {}
    for line, rest in _lines(text):
        plain = line.strip(_MARKUP)
        if ANSWER.match(plain):
            break
        if (label := _LABEL.match(plain)) or _BODY_START.match(plain):
            return headers, _body(
                rest[rest.find(plain) + (label.end() if label else 0) :]
            )
        if _FORM.fullmatch(plain):
            return headers, plain
        if (header := _header(plain)) is not None:
            headers[header[0]] = header[1]
    return headers, ""


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Go through lines, and what there is from each on.

    What follows an address on its own line are cells of a table, or a sentence.
    """
    first, _, behind = text.partition("\n")
    at = 0
    for cell in re.split(r"\t|(?<!\\)\||(?= {3,}\S)", first):
        found = _JSON.search(cell)
        if found is not None and ANSWER.search(cell, 0, found.start()):
            return
        start = at + (found.start() if found else 0)
        yield text[start : at + len(cell)], text[start:]
        at += len(cell) + (first[at + len(cell) : at + len(cell) + 1] in "\t|")
    at = len(first) + 1
    for line in behind.split("\n"):
        yield line, text[at:]
        at += len(line) + 1


def _body(text: str) -> str:
    """Return the JSON that a text begins with, else its first line."""
    cell = _CELL.match(text)
    for tried in (cell[0] if cell else text, _NOT_JSON.sub("", text)):
        try:
            return tried[: Reader(tried).value(0)[1]]
        except NotPlain:
            continue
    return text if text.startswith("<") else text.partition("\n")[0]
