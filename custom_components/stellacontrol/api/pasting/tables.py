"""Tables of a page: the verb of each row is put before its path, and answers are left out."""

import re

from ..call import METHODS

VERBS = "|".join(METHODS)

ANSWER = re.compile(
    r"HTTP/[\d.]+ \d{3}|#{1,3}(?:\s|$)|---|=>|\d{3}\b"
    r"|(?:(?:example|sample|success\w*|error) )?(?:response|returns|answer|result|antwort|rückgabe|réponse|respuesta|risposta|resposta|antwoord|odpowiedź|svar)",
    re.IGNORECASE,
)
"""How a line begins from which on it is no longer about the request."""

_CELLS = re.compile(r"(\t|(?<!\\)\|)")
_COLUMNS = re.compile(rf"{_CELLS.pattern[:-1]}| {{2,}})")
"""Tables in plain text have only blanks between their columns."""
_VERB = re.compile(rf"[ *`]*({VERBS})[ *`]*", re.IGNORECASE)
_PATH = re.compile(
    r"[ *`]*((?:/|https?://|\{\{?[\w .-]+\}|<[\w .-]+>/)[^\s`|*\"']*)[ *`]*"
)

_ENDPOINT = re.compile(r"[ *`]*(security|devices)[ *`]*")
"""An endpoint that a table names in a column of its own."""


def as_rows(text: str) -> str:
    """Return a page whose tables have the verb before the path, and no column of answers."""
    return _without_answers("\n".join(map(_verb_first, text.splitlines())))


def _verb_first(line: str) -> str:
    """Return a row with its verb right before its path, whichever column comes first."""
    cells = _COLUMNS.split(line)
    verbs = [at for at, each in enumerate(cells) if _VERB.fullmatch(each)]
    paths = [at for at, each in enumerate(cells) if _PATH.fullmatch(each)]
    if len(verbs) != 1 or len(paths) != 1:
        return line
    verb, path = (cells[at].strip(" *`") for at in (*verbs, *paths))
    endpoint = next(filter(None, map(_ENDPOINT.fullmatch, cells)), None)
    if endpoint and path.startswith("/") and endpoint[1] not in path:
        path = f"{{{{{endpoint[1]}}}}}{path}"
    cells[verbs[0]] = " "
    cells[paths[0]] = f" {verb.upper()} {path} "
    return "".join(cells)


def _without_answers(text: str) -> str:
    """Return a page whose tables have no column of answers."""
    answers: list[int] | None = None
    lines: list[str] = []
    for line in text.splitlines():
        cells = _CELLS.split(line)
        if len(cells) < 5:
            answers = None
        elif answers is None:
            answers = [
                at for at, each in enumerate(cells) if ANSWER.match(each.strip(" *`"))
            ]
        else:
            cells = [" " if at in answers else each for at, each in enumerate(cells)]
        lines.append("".join(cells))
    return "\n".join(lines)
