"""Texts in quotes as programs write them: escapes, and places to be filled in."""

from collections.abc import Callable, Mapping, Sequence
import re
from typing import Any

from ..example import as_text

STRING_START = re.compile(r"((?:[fFrRbBuU]{1,2}|[$@]{1,3})?)(\"\"\"|'''|[\"'`])")
_RUN = re.compile(r"[^\\\"'`{}$]+")
_ESCAPE = re.compile(r"\\(?:u([\dA-Fa-f]{4})|x([\dA-Fa-f]{2})|(\r?\n|.))", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\n": "", "\r\n": ""}
_IN_HOLE = re.compile(r"[{}\"'`]")
_FORMAT_HOLE = re.compile(r"(?P<brace>\{\{|\}\})|\{\s*(?P<name>[^{}]*?)\s*\}")
_PERCENT_HOLE = re.compile(r"%(?:\((?P<name>\w+)\))?(?:[sd]|(?P<brace>%))")
_SHELL_HOLE = re.compile(r"\$(?:\{\s*([^{}]*?)\s*\}|([A-Za-z_]\w*))")
"""In Kotlin and PHP: "$base/devices" and "${base}/devices"."""


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
    quote, at = start[2], start.end()
    hole = _hole_of(start)
    # Two signs that stand for one.
    pairs = ('""',) * ("@" in start[1]) + ("{{", "}}") * (hole == "{")
    parts: list[str] = []
    while at < len(program):
        if run := _RUN.match(program, at):
            parts.append(run[0])
            at = run.end()
        elif program.startswith(pairs, at):
            parts.append(program[at])
            at += 2
        elif program.startswith(quote, at):
            break
        elif hole and program.startswith(hole, at):
            end = _end_of_hole(program, at + len(hole))
            parts.append(value_of(program[at + len(hole) : end].strip()))
            at = end + hole.count("{")
        else:
            part, at = _sign(program, at, start)
            parts.append(part)
    else:
        raise NotPlain
    text = "".join(parts)
    if quote == '"' and not hole and "/" in text and "$" in text:
        text = _SHELL_HOLE.sub(lambda found: value_of(found[1] or found[2]), text)
    return text, at + len(quote)


def end_of_string(program: str, start: re.Match[str]) -> int:
    """Return where a text ends, behind its quotes.

    Raises:
        NotPlain: It does not end.
    """
    return read_string(program, start, lambda _: "")[1]


def _hole_of(start: re.Match[str]) -> str:
    """Return how a place to be filled in begins in a text; nothing if it has none."""
    prefix = start[1].lower()
    if "$" in prefix:
        return "{" * prefix.count("$")
    if "f" in prefix:
        return "{"
    return "${" if start[2] == "`" else ""


def _end_of_hole(program: str, at: int) -> int:
    """Return where a place to be filled in ends, which may hold texts and brackets."""
    begin, level = at, 0
    while (found := _IN_HOLE.search(program, at)) is not None:
        at = found.end()
        if found[0] == "}" and level == 0:
            return found.start()
        level += (found[0] == "{") - (found[0] == "}")
        if found[0] not in "{}":
            start = STRING_START.match(program, found.start())
            try:
                at = end_of_string(program, start) if start else at
            except NotPlain:
                break
    end = program.find("}", begin)
    if end < 0:
        raise NotPlain
    return end


def _sign(program: str, at: int, start: re.Match[str]) -> tuple[str, int]:
    """Read one sign of a text, which may be an escape; return it and where it ends."""
    prefix = start[1].lower()
    if "@" not in prefix and (escape := _ESCAPE.match(program, at)) is not None:
        return escape[0] if "r" in prefix else _unescaped(escape), escape.end()
    return program[at], at + 1


def without_escapes(text: str) -> str:
    """Return a text with the signs that its escapes stand for."""
    return _ESCAPE.sub(_unescaped, text)


def _unescaped(escape: re.Match[str]) -> str:
    if code := escape[1] or escape[2]:
        return chr(int(code, 16))
    return _ESCAPES.get(escape[3], escape[3])


def formatted(
    text: str, plain: Sequence[Any], named: Mapping[str, Any], *, by_percent: bool
) -> str:
    """Return a text with values in its holes: by name, by number, or in their order."""
    values = iter(plain)

    def value_of(hole: re.Match[str]) -> str:
        if hole["brace"]:
            return hole["brace"][0]
        name = hole["name"] or ""
        if name.isdecimal() and int(name) < len(plain):
            return as_text(plain[int(name)])
        return as_text(named[name] if name in named else next(values, f"{{{name}}}"))

    return (_PERCENT_HOLE if by_percent else _FORMAT_HOLE).sub(value_of, text)
