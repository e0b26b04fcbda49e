"""Splitting a script into commands and words, as Bash does."""

from collections.abc import Iterator
from itertools import islice, zip_longest
import json
import re

from .example import Unreadable, unset
from .strings import without_escapes

_ASSIGNMENT = re.compile(r"([A-Za-z_]\w*)=(.*)", re.DOTALL)
_HERE = r"""<<-?[ ]*(?P<quote>["']?)(?P<end>\w+)(?P=quote)(?P<behind>[^\n]*)(?=\n)"""
_DOCUMENTS = {
    re.compile(rf"""["']?@-["']?(?P<before>[^\n]*?){_HERE}"""): "",
    re.compile(rf"""(?P<before>)"?\$\(\s*cat\s*{_HERE}"""): r"\s*\)\"?",
}
"""How a document begins that a command reads, and what stands behind its end."""
_MOST_DOCUMENTS = 100

_ESCAPED = re.compile(r"\$'((?:[^'\\]|\\.)*)'", re.DOTALL)
_VARIABLE = re.compile(
    r"\$(?:\{(?P<name>\w+|@)(?::?-(?P<default>[^}$]+))?[^}]*\}|(?P<bare>[A-Za-z_]\w*|[\d@]))"
)
_JQ = re.compile(r"\s*jq\s+(?:-\w+\s+)*?(?:-\w*n\w*|--null-input)\s")
_FUNCTION = re.compile(r"^[ \t]*(?:function\s+)?([\w-]+)[ \t]*\(\)\s*\{", re.MULTILINE)
_FUNCTION_END = re.compile(r"(?:\n[ \t]*|;[ \t]*)\}[ \t]*$", re.MULTILINE)
_OUTPUT = unset("output")
"""What a command tells, such as in TOKEN=$(curl ...): a value that stays open."""

BETWEEN = "\0"
"""Separates what an array holds: "${NAME[@]}" is several words."""

_DECLARING = {"export", "readonly", "declare", "local", "set"}
_ENDS = {";", "|", "&", "(", ")", "\n"}
_SIGNS = (_ENDS - {"("}) | {"<<<"}


def joined(text: str) -> str:
    """Return a script without continued lines, old substitutions and documents."""
    text = re.sub(r"`(\s*(?:curl|wget)\b[^`]*)`", r"$(\1)", text)
    # An option at the beginning of a line follows a command that lost its line's end.
    text = re.sub(r"(?<!\\)[\\^`]\r?\n|\n[ \t]*(?=--?[A-Za-z][\w-]*[ =\"'])", " ", text)
    for head, behind in _DOCUMENTS.items():
        text = _with_documents(text, head, behind)
    return text


def _with_documents(text: str, head: re.Pattern[str], behind: str) -> str:
    """Return a script with documents as words in the place of what reads them."""
    parts: list[str] = []
    at = 0
    for found in islice(head.finditer(text), _MOST_DOCUMENTS):
        end = re.compile(rf"\n[ \t]*{found['end']}\b{behind}")
        stop = end.search(text, found.end())
        if found.start() >= at and stop is not None:
            body = text[found.end() + 1 : stop.start()]
            parts += text[at : found.start()], _inline(found, body)
            at = stop.end()
    return "".join(parts) + text[at:]


def _inline(head: re.Match[str], document: str) -> str:
    """Return what stands between "<<EOF" and "EOF" as a word in its place."""
    if head["quote"]:
        word = "'" + document.replace("'", r"'\''") + "'"
    else:
        # There, too, a backslash means itself except before what could be replaced.
        word = '"' + re.sub(r"\\[$`\\]|[\"\\]", _kept, document) + '"'
    return f"{word}{head['before']}{head['behind']}"


def _kept(sign: re.Match[str]) -> str:
    """Return a sign of a document so that double quotes keep it."""
    return sign[0] if len(sign[0]) == 2 else f"\\{sign[0]}"


def functions_in(text: str) -> dict[str, str]:
    """Return what the functions of a script do, by name."""
    heads = list(_FUNCTION.finditer(text))
    functions = {}
    for head, following in zip_longest(heads, heads[1:]):
        body = text[head.end() : following.start() if following else len(text)]
        if (end := _FUNCTION_END.search(body)) is not None:
            functions[head[1]] = body[: end.start()]
    return functions


def commands(text: str, variables: dict[str, str]) -> Iterator[list[str]]:
    """Go through the commands of a script as words, with variables filled in."""
    words: list[str] = []
    inner: list[str] = []
    said = ""
    for word, is_quoted in _words(text, variables, inner):
        while inner:
            yield from commands(inner.pop(0), variables)
        if not is_quoted and word in _ENDS:
            if words:
                yield _with_input(words, said)
            is_piped = word == "|" and not {"echo", "printf"}.isdisjoint(words)
            words, said = [], words[-1] if is_piped else ""
        elif (not words or words[0] in _DECLARING) and (
            found := _ASSIGNMENT.fullmatch(word)
        ):
            is_open = not found[2] or _OUTPUT in found[2]
            variables[found[1]] = unset(found[1]) if is_open else found[2]
        else:
            words += word.split(BETWEEN)
    if words:
        yield _with_input(words, said)


def _with_input(words: list[str], said: str) -> list[str]:
    """Return a command with what another one says, or a text, instead of "@-"."""
    if "<<<" in words[:-1]:
        said = words[words.index("<<<") + 1]
    return [said if said and word == "@-" else word for word in words]


def _words(
    text: str, variables: dict[str, str], inner: list[str]
) -> Iterator[tuple[str, bool]]:
    """Split a script as Bash does; tell whether any part of a word was quoted.

    Commands of which a word has the output go to `inner`.
    """
    word: list[str] = []
    is_quoted = is_word = False
    at = 0
    while at < len(text):
        sign = "<<<" if text.startswith("<<<", at) else text[at]
        if (piece := _piece(text, at, variables, inner)) is not None:
            word.append(piece[0])
            is_quoted, is_word, at = True, True, piece[1]
        elif sign == "\\" and at + 1 < len(text):
            word.append(text[at + 1])
            is_word, at = True, at + 2
        elif sign == "#" and not is_word:
            at = text.find("\n", at) if "\n" in text[at:] else len(text)
        elif sign == "(" and word and word[-1].endswith("="):
            items, at = _substituted(text, at - 1)
            several = (item for item, _ in _words(items, variables, inner))
            word.append(BETWEEN.join(item for item in several if item.strip()))
        elif sign.isspace() or sign in _SIGNS or (sign == "(" and not is_word):
            if is_word:
                yield "".join(word), is_quoted
            word, is_quoted, is_word = [], False, False
            if sign == "\n" or not sign.isspace():
                yield sign, False
            at += len(sign)
        else:
            word.append(sign)
            is_word, at = True, at + 1
    if is_word:
        yield "".join(word), is_quoted


def _piece(
    text: str, at: int, variables: dict[str, str], inner: list[str]
) -> tuple[str, int] | None:
    """Read what begins with a quote or "$"; return it and where it ends, if it does."""
    if text.startswith("$'", at):
        return _with_escapes(text, at)
    if text[at] == "$":
        return _replaced(text, at, variables, inner)
    if text[at] in "'\"" or text.startswith("@'", at):
        return _quoted(text, at + (text[at] == "@"), variables, inner)
    return None


def _quoted(
    text: str, at: int, variables: dict[str, str], inner: list[str]
) -> tuple[str, int]:
    """Read what stands in quotes; return it and where it ends."""
    quote = text[at]
    parts: list[str] = []
    at += 1
    while at < len(text):
        sign = text[at]
        if sign == quote:
            return "".join(parts), at + 1
        if quote == '"' and sign == "\\" and at + 1 < len(text):
            parts.append(text[at + 1] if text[at + 1] in '"\\$`' else text[at : at + 2])
            at += 2
        elif quote == '"' and sign == "$":
            part, at = _replaced(text, at, variables, inner)
            parts.append(part)
        else:
            parts.append(sign)
            at += 1
    raise Unreadable("open_quote")


def _with_escapes(text: str, at: int) -> tuple[str, int]:
    """Read what stands in "$'...'", as browsers copy it; return it and where it ends."""
    found = _ESCAPED.match(text, at)
    if found is None:
        raise Unreadable("open_quote")
    return without_escapes(found[1]), found.end()


def _replaced(
    text: str, at: int, variables: dict[str, str], inner: list[str]
) -> tuple[str, int]:
    """Read a variable or a command's output; return it and where it ends.

    A variable that is not set stays open.
    """
    if text.startswith("$(", at):
        command, at = _substituted(text, at)
        if (told := _made_by_jq(command, variables)) is not None:
            return told, at
        inner.append(command)
        return _OUTPUT, at
    found = _VARIABLE.match(text, at)
    if found is None:
        return "$", at + 1
    name = found["name"] or found["bare"]
    if name == "@":
        return variables.get(name, ""), found.end()
    return variables.get(name, found["default"] or unset(name)), found.end()


def _made_by_jq(command: str, variables: dict[str, str]) -> str | None:
    """Return the JSON of "jq -n --arg name value '{name: $name}'"; `None` if it is none."""
    if not _JQ.match(command):
        return None
    words = next(commands(command, dict(variables)))
    given = {
        words[at + 1]: words[at + 2]
        for at, word in enumerate(words[:-2])
        if word in ("--arg", "--argjson")
    }
    program = next((word for word in words if word.startswith(("{", "["))), None)
    if program is None:
        return None
    return re.sub(
        r"\$(\w+)",
        lambda found: json.dumps(
            given.get(found[1], unset(found[1])), ensure_ascii=False
        ),
        program,
    )


def _substituted(text: str, at: int) -> tuple[str, int]:
    """Read what stands in "$(...)"; return it and where it ends."""
    start = at = at + 2
    level = 1
    while at < len(text):
        if (piece := _piece(text, at, {}, [])) is not None:
            at = piece[1]
            continue
        level += (text[at] == "(") - (text[at] == ")")
        if level == 0:
            return text[start:at], at + 1
        at += 2 if text[at] == "\\" else 1
    raise Unreadable("open_quote")
