"""Reading curl commands as people write them for Bash."""

from base64 import b64decode
from collections.abc import Iterator
import re

from .body import read_body
from .example import IN_HELPER, UNSET, Example, Unreadable, unset

_ASSIGNMENT = re.compile(r"(?:export\s+)?([A-Za-z_]\w*)=(.*)", re.DOTALL)
_DATA = {
    "-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode",
    "-F", "--form", "--json",
}  # fmt: skip
_OWN = {
    "-X", "--request", "-H", "--header", "-b", "--cookie", "-u", "--user",
    "--oauth2-bearer", "--url",
}  # fmt: skip
_WITH_VALUE = {
    "-o", "--output", "-A", "--user-agent", "-e", "--referer", "-m", "--max-time",
    "--connect-timeout", "-x", "--proxy", "-c", "--cookie-jar", "--cacert", "-w",
    "--write-out", "--retry", "-E", "--cert", "--key", "-T", "-D", "--dump-header",
}  # fmt: skip
_NAMES = ("curl", "curl.exe")
_DOCUMENT = re.compile(
    r"""["']?@-["']?(?P<before>[^\n]*?)<<-?[ ]*(?P<quote>["']?)(?P<end>\w+)(?P=quote)"""
    r"""(?P<behind>[^\n]*)\n(?P<body>.*?)\n[ \t]*(?P=end)\b""",
    re.DOTALL,
)
_SUBSTITUTION = re.compile(r"\$\([^()]*(?:\([^()]*\)[^()]*)*\)")
"""The output of a command, such as in TOKEN=$(curl ...): a value that stays open."""

_ENDS = {";", "|", "&&", "||", "&", ")", "\n"}


def read_shell(text: str) -> list[Example]:
    """Return the requests of every curl command in a script.

    Raises:
        Unreadable: A quote is not closed, and no command stands before it.
    """
    variables: dict[str, str] = {}
    found: list[Example] = []
    try:
        for command in _commands(_joined(text), variables):
            names = [word.rpartition("/")[2] for word in command]
            start = next((i for i, name in enumerate(names) if name in _NAMES), None)
            if start is not None and (example := _curl(command[start + 1 :])):
                found.append(example)
    except Unreadable:
        if not found:
            raise
    return found


def _joined(text: str) -> str:
    """Return a script without continued lines, old substitutions and documents."""
    text = re.sub(r"`(\s*curl\b[^`]*)`", r"$(\1)", text)
    # An option at the beginning of a line follows a command that lost its line's end.
    text = re.sub(r"[\\^`]\r?\n|\n[ \t]*(?=--?[A-Za-z][\w-]*[ =\"'])", " ", text)
    return _DOCUMENT.sub(_inline, text)


def _inline(document: re.Match[str]) -> str:
    """Return what stands between "<<EOF" and "EOF" as a word in its place."""
    quote = "'" if document["quote"] else '"'
    body = document["body"]
    if quote == '"':
        body = body.replace("\\", "\\\\").replace('"', '\\"')
    return f"{quote}{body}{quote}{document['before']}{document['behind']}"


def _commands(text: str, variables: dict[str, str]) -> Iterator[list[str]]:
    """Go through the commands of a script as words, with variables filled in."""
    words: list[str] = []
    for word, is_quoted in _words(text, variables):
        for inner in _SUBSTITUTION.findall(word):
            yield from _commands(inner[2:-1], variables)
        if not is_quoted and word in _ENDS:
            if words:
                yield words
            words = []
        elif not words and (found := _ASSIGNMENT.fullmatch(word)):
            is_open = not found[2] or _SUBSTITUTION.search(found[2])
            variables[found[1]] = unset(found[1]) if is_open else found[2]
        else:
            words.append(_SUBSTITUTION.sub(unset("output"), word))
    if words:
        yield words


def _words(text: str, variables: dict[str, str]) -> Iterator[tuple[str, bool]]:
    """Split a script as Bash does; tell whether any part of a word was quoted."""
    word: list[str] = []
    is_quoted = is_word = False
    at = 0
    while at < len(text):
        sign = text[at]
        if sign in "'\"" or text.startswith(("$'", "@'"), at):
            start = at + (0 if sign in "'\"" else 1)
            part, at = _quoted(text, start, variables)
            word.append(part)
            is_quoted = is_word = True
        elif text.startswith("$(", at):
            inner, at = _substituted(text, at)
            word.append(f"$({inner})")
            is_word = True
        elif sign == "$":
            part, at = _variable(text, at, variables)
            word.append(part)
            is_word = True
        elif sign == "\\" and at + 1 < len(text):
            word.append(text[at + 1])
            is_word, at = True, at + 2
        elif sign == "#" and not is_word:
            at = text.find("\n", at) if "\n" in text[at:] else len(text)
        elif sign.isspace() or sign in ";|&)":
            if is_word:
                yield "".join(word), is_quoted
            word, is_quoted, is_word = [], False, False
            if sign in "\n;|&)":
                yield sign, False
            at += 1
        else:
            word.append(sign)
            is_word, at = True, at + 1
    if is_word:
        yield "".join(word), is_quoted


def _quoted(text: str, at: int, variables: dict[str, str]) -> tuple[str, int]:
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
        elif quote == '"' and text.startswith("$(", at):
            inner, at = _substituted(text, at)
            parts.append(f"$({inner})")
        elif quote == '"' and sign == "$":
            part, at = _variable(text, at, variables)
            parts.append(part)
        else:
            parts.append(sign)
            at += 1
    raise Unreadable("open_quote")


def _variable(text: str, at: int, variables: dict[str, str]) -> tuple[str, int]:
    """Read a variable; one that is not set stays open."""
    found = re.compile(r"\$(?:\{(\w+)[^}]*\}|([A-Za-z_]\w*|\d))").match(text, at)
    if found is None:
        return "$", at + 1
    name = found[1] or found[2]
    return variables.get(name, unset(name)), found.end()


def _substituted(text: str, at: int) -> tuple[str, int]:
    """Read what stands in "$(...)"; return it and where it ends."""
    level = 0
    for end in range(at, len(text)):
        if text[end] == "(":
            level += 1
        elif text[end] == ")":
            level -= 1
            if level == 0:
                return text[at + 2 : end], end + 1
    raise Unreadable("open_quote")


class _Curl:
    """What the options of one command come to."""

    def __init__(self) -> None:
        """Start with what curl does by itself."""
        self.url = ""
        self.method = ""
        self.headers: dict[str, str] = {}
        self.data: list[str] = []
        self.is_get = False

    def take(self, option: str, value: str) -> None:
        """Take one option with its value."""
        if option in ("-X", "--request"):
            self.method = value if UNSET.search(value) else value.upper()
        elif option in ("-H", "--header"):
            name, _, text = value.partition(":")
            self.headers[name.strip()] = text.strip()
        elif option in ("-b", "--cookie"):
            self.headers["Cookie"] = value
        elif option in ("-u", "--user"):
            # In clear: whoever reads it makes a template of it.
            self.headers["Authorization"] = f"Basic {value}"
        elif option == "--oauth2-bearer":
            self.headers["Authorization"] = f"Bearer {value}"
        elif option == "--url":
            self.url = value
        elif option in _DATA:
            self.data.append(value)


def _curl(words: list[str]) -> Example | None:
    """Read the words behind "curl"."""
    command = _Curl()
    queue = [word for word in words if word.strip()]
    while queue:
        word = queue.pop(0)
        if not word.startswith("-") or word == "-":
            command.url = command.url or word
            continue
        option, value = word, None
        if word.startswith("--"):
            option, has_value, text = word.partition("=")
            value = text if has_value else None
        else:
            option, value = _short(word)
        if option in ("-G", "--get"):
            command.is_get = True
        elif _takes_value(option):
            if value is None:
                value = queue.pop(0) if queue else ""
            command.take(option, value)
    is_helper = UNSET.search(command.method) or IN_HELPER.fullmatch(command.url)
    return _example(command) if command.url and not is_helper else None


def _short(word: str) -> tuple[str, str | None]:
    """Return the last option in a word such as "-sSXPOST", and its value behind it."""
    for at, letter in enumerate(word[1:], 2):
        if _takes_value(f"-{letter}"):
            return f"-{letter}", word[at:] or None
    return f"-{word[-1]}", None


def _takes_value(option: str) -> bool:
    """Whether a word follows the option that belongs to it."""
    return option in _DATA | _OWN | _WITH_VALUE


def _example(command: _Curl) -> Example:
    """Return the request that a command sends."""
    method = command.method or (
        "POST" if command.data and not command.is_get else "GET"
    )
    body, is_form = read_body("&".join(command.data), command.headers)
    url = command.url
    if command.is_get and command.data:
        url += ("&" if "?" in url else "?") + "&".join(command.data)
        body, is_form = None, False
    return Example(
        method=method, url=url, headers=command.headers, body=body, is_form=is_form
    )


def in_clear(value: str) -> str:
    """Return a value of HTTP Basic as "user:password", also where it is encoded."""
    try:
        decoded = b64decode(value, validate=True).decode()
    except ValueError:
        return value
    return decoded if ":" in decoded and decoded.isprintable() else value
