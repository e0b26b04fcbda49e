"""Texts in quotes as programs write them: escapes, and places to be filled in."""

from collections.abc import Callable, Mapping, Sequence
import re
from typing import Any

from .called import as_text

STRING_START = re.compile(r"((?:[fFrRbBuU]{1,2}|[$@]{1,2})?)(\"\"\"|'''|[\"'`])")
_ESCAPE = re.compile(r"\\(?:u([\dA-Fa-f]{4})|x([\dA-Fa-f]{2})|(\r?\n|.))", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\n": "", "\r\n": ""}
_HOLE = re.compile(r"\$?\{\{?\s*(?P<name>[^{}]*?)\s*\}?\}")
_HOLE_OR_BRACE = re.compile(r"(?P<brace>\{\{|\}\})|\{\s*(?P<name>[^{}]*?)\s*\}")
"""Where two braces mean one: in Python and in C#."""
_PERCENT_HOLE = re.compile(r"%(?:\((?P<name>\w+)\))?(?:[sd]|(?P<brace>%))")
_PLAIN_HOLE = re.compile(r"(?<!\$)\$([A-Za-z_]\w*)")


class NotPlain(Exception):
    """There is no value here that could be read."""


def read_string(
    program: str, start: re.Match[str], value_of: Callable[[str], str]
) -> tuple[str, int]:
    """Read a text; return it, filled in, and where it ends.

    Args:
        program: The text that it stands in.
        start: The match of `STRING_START` there.
        value_of: Called with what stands in a hole; returns what is put there.

    Raises:
        NotPlain: It does not end.
    """
    prefix, quote = start[1].lower(), start[2]
    end = end_of_string(program, start)
    text = program[start.end() : end - len(quote)]
    if "@" in prefix:
        text = text.replace('""', '"')
    elif "r" not in prefix:
        text = without_escapes(text)
    if "f" in prefix or "$" in prefix:
        text = _filled(text, _HOLE_OR_BRACE, value_of)
    elif quote == "`":
        text = _filled(text, _HOLE, value_of)
    elif quote == '"' and "/" in text and "$" in text:
        # Kotlin, PHP: "$base/devices" and "${base}/devices".
        text = _filled(_PLAIN_HOLE.sub(r"${\1}", text), _HOLE, value_of)
    return text, end


def end_of_string(program: str, start: re.Match[str]) -> int:
    """Return where a text ends, behind its quotes.

    Raises:
        NotPlain: It does not end.
    """
    quote, at = start[2], start.end()
    is_verbatim = "@" in start[1]
    while at < len(program):
        if is_verbatim and program.startswith('""', at):
            at += 2
        elif program.startswith(quote, at):
            return at + len(quote)
        else:
            at += 2 if program[at] == "\\" and not is_verbatim else 1
    raise NotPlain


def without_escapes(text: str) -> str:
    """Return a text with the signs that its escapes stand for."""

    def unescaped(escape: re.Match[str]) -> str:
        if code := escape[1] or escape[2]:
            return chr(int(code, 16))
        return _ESCAPES.get(escape[3], escape[3])

    return _ESCAPE.sub(unescaped, text)


def formatted(
    text: str, plain: Sequence[Any], named: Mapping[str, Any], *, by_percent: bool
) -> str:
    """Return a text with values in its holes: by name, by number, or in their order."""
    values = iter(plain)

    def value_of(name: str) -> str:
        if name.isdecimal() and int(name) < len(plain):
            return as_text(plain[int(name)])
        return as_text(named[name] if name in named else next(values, f"{{{name}}}"))

    return _filled(text, _PERCENT_HOLE if by_percent else _HOLE_OR_BRACE, value_of)


def _filled(text: str, hole: re.Pattern[str], value_of: Callable[[str], str]) -> str:
    """Fill in every hole; return one sign for two that only stand for one."""
    return hole.sub(
        lambda found: (
            found["brace"][0]
            if found.re is not _HOLE and found["brace"]
            else value_of(found["name"] or "")
        ),
        text,
    )
