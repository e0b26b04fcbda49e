"""Find where a function ends that a program uses as a value."""

import re

from .strings import NotPlain

_FUNCTION = re.compile(
    r"(?:async\s+)?(?:function\b\s*\w*\s*\([^()]*\)|(?:\([^()]*\)|[A-Za-z_$][\w$]*)\s*=>"
    r"|lambda\b[^:\n]*:)\s*"
)
_TOKEN = re.compile(
    r"//[^\n]*|/\*.*?\*/|\"\"\".*?\"\"\"|`(?:[^`\\]|\\.)*`"
    r"|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|(?P<open>[(\[{])|(?P<close>[)\]}])",
    re.DOTALL,
)
_CAST = re.compile(r"\([^()\n]{1,99}\bas\s+[\w.<>\[\] |]+\)")
_STOP = re.compile(r"[(\[{,;)\]}\"'`]")
_TEXT = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`")


def closing_brackets(text: str) -> dict[int, int]:
    """Return where the bracket is closed that is opened at a place of a program."""
    closed: dict[int, int] = {}
    opened: list[int] = []
    for token in _TOKEN.finditer(text):
        if token["open"]:
            opened.append(token.start())
        elif token["close"] and opened:
            closed[opened.pop()] = token.end()
    return closed


def end_of_function(text: str, at: int, closed: dict[int, int]) -> int | None:
    """Return where a function ends that begins here; `None` if none does.

    Args:
        text: The program.
        at: The place.
        closed: Where its brackets are closed.
    """
    if (found := _FUNCTION.match(text, at)) is None:
        return None
    at = found.end()
    if text.startswith("{", at):
        return closed.get(at)
    return end_of_expression(text, at, closed)


def end_of_brackets(text: str, at: int, closed: dict[int, int]) -> int:
    """Return where the brackets end that surround a place.

    Raises:
        NotPlain: They do not end.
    """
    while (end := end_of_expression(text, at, closed)) is not None:
        if text[end] in ")]}":
            return end
        at = end + 1
    raise NotPlain


def end_of_expression(text: str, at: int, closed: dict[int, int]) -> int | None:
    """Return where the sign stands that ends an expression; `None` if none does."""
    while (stop := _STOP.search(text, at)) is not None:
        if stop[0] in ",;)]}":
            return stop.start()
        if stop[0] in "([{":
            if (end := closed.get(stop.start())) is None:
                return None
            at = end
        else:
            string = _TEXT.match(text, stop.start())
            at = string.end() if string else stop.end()
    return None


def end_of_cast(text: str, at: int) -> int | None:
    """Return where brackets end in which a value is told to be of a kind."""
    found = _CAST.match(text, at)
    return found.end() if found else None
