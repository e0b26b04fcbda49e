"""What the commands of a script write, where its text tells."""

from itertools import count
import json
import re

from ..example import unset
from ..programs.strings import without_escapes

_SILENT = {
    "true", ":", "set", "local", "export", "declare", "readonly", "shift", "read", "cd",
    "mkdir", "rm", "done", "}", "return", "exit",
}  # fmt: skip
"""Commands that write nothing."""
_HOLE = re.compile(r"%(?P<kind>%|[-+ 0#\d.]*[a-zA-Z])")
_JQ_PART = re.compile(
    r'(?P<text>"(?:[^"\\]|\\.)*")'
    r"|(?<=[{,])\s*\$(?P<member>\w+)\s*(?=[,}])"
    r"|\(\s*\$(?P<key>\w+)\s*\)(?=\s*:)"
    r"|\$ARGS\.(?P<named>named)\b"
    r"|(?:\$ENV|\benv)\.(?P<outer>\w+)"
    r"|\$(?P<name>\w+)"
)
_IN_TEXT = re.compile(r"\\\(\s*\$(\w+)\s*\)")
_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{(]|[\])}]')


def printed(words: list[str], given: str | None) -> str | None:
    """Return what a command writes; `None` if only a run could tell.

    Args:
        words: The command.
        given: What it reads, if that is known.
    """
    name = words[0]
    if name == "echo":
        return _echoed(words[1:])
    if name == "printf":
        return formatted(words[1:]) if len(words) > 1 else ""
    if name == "jq" and any(re.fullmatch("-\\w*n\\w*|--null-input", w) for w in words):
        return _made_by_jq(words)
    if name == "tee":
        return given
    return "" if name in _SILENT else None


def _echoed(words: list[str]) -> str:
    """Return what "echo" writes."""
    is_escaped = False
    while words and re.fullmatch("-[neE]+", words[0]):
        is_escaped |= "e" in words.pop(0)
    text = " ".join(words)
    return without_escapes(text) if is_escaped else text


def formatted(words: list[str]) -> str:
    """Return what "printf" makes of a format and of what is put into it."""
    form, values = without_escapes(words[0]), words[1:]
    at = count()

    def put(hole: re.Match[str]) -> str:
        if hole["kind"] == "%":
            return "%"
        place = next(at)
        return values[place] if place < len(values) else ""

    told = _HOLE.sub(put, form)
    while 0 < (used := next(at)) < len(values):  # the format begins again
        values = values[used:]
        at = count()
        told += _HOLE.sub(put, form)
    return told


def _made_by_jq(words: list[str]) -> str | None:
    """Return the JSON of "jq -n --arg name value '{name: $name}'"; `None` if it is none."""
    given = {}
    for at, word in enumerate(words[:-2]):
        if word in ("--arg", "--argjson"):
            given[words[at + 1]] = _as_json(words[at + 2], is_json=word != "--arg")
    program = next((w for w in words[1:] if w.strip().startswith(("{", "[", "$A"))), "")
    if not program or not _is_whole(program.strip()):
        return None

    def put(part: re.Match[str]) -> str:
        kind = str(part.lastgroup)
        name = part[kind]
        if kind == "text":
            return _IN_TEXT.sub(
                lambda hole: value_of(hole[1]).removeprefix('"').removesuffix('"'), name
            )
        if kind == "named":
            pairs = (f"{json.dumps(key)}: {value}" for key, value in given.items())
            return f"{{{', '.join(pairs)}}}"
        if kind == "outer":
            return json.dumps(unset(name))
        return f'"{name}": {value_of(name)}' if kind == "member" else value_of(name)

    def value_of(name: str) -> str:
        return given.get(name) or json.dumps(unset(name), ensure_ascii=False)

    return _JQ_PART.sub(put, program)


def _as_json(value: str, *, is_json: bool) -> str:
    """Return a value that jq is given as JSON."""
    if is_json:
        try:
            json.loads(value)
        except ValueError, RecursionError:
            pass
        else:
            return value
    return json.dumps(value, ensure_ascii=False)


def _is_whole(program: str) -> bool:
    """Whether a program is one object or list, without anything behind it."""
    if not program.startswith(("{", "[")):
        return program == "$ARGS.named"
    level = 0
    for sign in _BRACKET.finditer(program):
        level += (sign[0] in "[{(") - (sign[0] in "])}")
        if level == 0:
            return sign.end() == len(program)
    return False
