"""Reading raw HTTP requests, as documentation shows them."""

import re

from .example import Example
from .shell import read_body

_LINE = re.compile(
    r"^\s*(GET|POST|PUT|PATCH|DELETE)\s+(\S+)(?:\s+HTTP/[\d.]+)?\s*$", re.MULTILINE
)
_HEADER = re.compile(r"^([A-Za-z][\w-]*)\s*:\s*(.*)$")
_NO_BODY = re.compile(r"^(?:HTTP/[\d.]+ \d{3}|#{1,3}(?:\s|$)|```|---)")


def read_http(text: str) -> list[Example]:
    """Return every request that begins with a line such as "POST /login HTTP/1.1"."""
    found: list[Example] = []
    starts = [each for each in _LINE.finditer(text) if "/" in each[2]]
    for index, start in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(text)
        headers, rest = _headers(text[start.end() : end])
        body, is_form = read_body(_body(rest), headers)
        url = start[2]
        host = next((v for n, v in headers.items() if n.lower() == "host"), "")
        if url.startswith("/") and host:
            url = f"https://{host}{url}"
        found.append(
            Example(
                method=start[1], url=url, headers=headers, body=body, is_form=is_form
            )
        )
    return found


def _headers(text: str) -> tuple[dict[str, str], str]:
    """Split off the headers; return them and what follows."""
    headers: dict[str, str] = {}
    lines = text.lstrip("\r\n").splitlines() if text.strip() else []
    for number, line in enumerate(lines):
        if (found := _HEADER.match(line.strip())) is None:
            return headers, "\n".join(lines[number:])
        headers[found[1]] = found[2].strip()
    return headers, ""


def _body(text: str) -> str:
    """Return the lines that can belong to a body."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        if _NO_BODY.match(line) or (lines and not line.strip()):
            break
        lines.append(line)
    return "\n".join(lines)
