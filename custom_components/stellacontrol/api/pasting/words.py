"""Splitting a script into commands and words, as Bash does."""

from collections.abc import Iterator
import re

from .example import Unreadable, unset

_ASSIGNMENT = re.compile(r"([A-Za-z_]\w*)=(.*)", re.DOTALL)
_HERE = (
    r"""<<-?[ ]*(?P<quote>["']?)(?P<end>\w+)(?P=quote)(?P<behind>[^\n]*)"""
    r"""\n(?P<body>.*?)\n[ \t]*(?P=end)\b"""
)
_DOCUMENTS = (
    re.compile(rf"""["']?@-["']?(?P<before>[^\n]*?){_HERE}""", re.DOTALL),
    re.compile(rf"""(?P<before>)"?\$\(\s*cat\s*{_HERE}\s*\)"?""", re.DOTALL),
)
_ESCAPED = re.compile(r"\$'((?:[^'\\]|\\.)*)'", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([\dA-Fa-f]{4})|x([\dA-Fa-f]{2})|(.))", re.DOTALL)
_VARIABLE = re.compile(
    r"\$(?:\{(?P<name>\w+)(?::?-(?P<default>[^}$]+))?[^}]*\}|(?P<bare>[A-Za-z_]\w*|\d))"
)
_OUTPUT = unset("output")
"""What a command tells, such as in TOKEN=$(curl ...): a value that stays open."""

_DECLARING = {"export", "readonly", "declare", "local", "set"}
_ENDS = {";", "|", "&", "(", ")", "\n"}
_SIGNS = (_ENDS - {"("}) | {"<<<"}


def joined(text: str) -> str:
    """Return a script without continued lines, old substitutions and documents."""
    text = re.sub(r"`(\s*curl\b[^`]*)`", r"$(\1)", text)
    # An option at the beginning of a line follows a command that lost its line's end.
    text = re.sub(r"(?<!\\)[\\^`]\r?\n|\n[ \t]*(?=--?[A-Za-z][\w-]*[ =\"'])", " ", text)
    for document in _DOCUMENTS:
        text = document.sub(_inline, text)
    return text


def _inline(document: re.Match[str]) -> str:
    """Return what stands between "<<EOF" and "EOF" as a word in its place."""
    if document["quote"]:
        body = "'" + document["body"].replace("'", r"'\''") + "'"
    else:
        # There, too, a backslash means itself except before what could be replaced.
        body = '"' + re.sub(r"\\[$`\\]|[\"\\]", _kept, document["body"]) + '"'
    return f"{body}{document['before']}{document['behind']}"


def _kept(sign: re.Match[str]) -> str:
    """Return a sign of a document so that double quotes keep it."""
    return sign[0] if len(sign[0]) == 2 else f"\\{sign[0]}"


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
            words.append(word)
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
    return _ESCAPE.sub(_unescaped, found[1]), found.end()


def _unescaped(escape: re.Match[str]) -> str:
    """Return the sign that an escape stands for."""
    if code := escape[1] or escape[2]:
        return chr(int(code, 16))
    return {"n": "\n", "r": "\r", "t": "\t"}.get(escape[3], escape[3])


def _replaced(
    text: str, at: int, variables: dict[str, str], inner: list[str]
) -> tuple[str, int]:
    """Read a variable or a command's output; return it and where it ends.

    A variable that is not set stays open.
    """
    if text.startswith("$(", at):
        command, at = _substituted(text, at)
        inner.append(command)
        return _OUTPUT, at
    found = _VARIABLE.match(text, at)
    if found is None:
        return "$", at + 1
    name = found["name"] or found["bare"]
    return variables.get(name, found["default"] or unset(name)), found.end()


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
