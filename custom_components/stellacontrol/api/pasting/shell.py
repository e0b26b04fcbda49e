"""Reading the commands curl and wget as people write them for Bash."""

from base64 import b64decode
from collections.abc import Iterator
import re

from .body import read_body
from .example import IN_HELPER, UNSET, Example, Unreadable
from .words import BETWEEN, commands, functions_in, joined

_DATA = {
    "-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode",
    "-F", "--form", "--json", "--post-data", "--body-data",
}  # fmt: skip
_OWN = {
    "-X", "--request", "-H", "--header", "-b", "--cookie", "-u", "--user",
    "--oauth2-bearer", "--url", "--method",
}  # fmt: skip
_WITH_VALUE = {
    "-o", "--output", "-A", "--user-agent", "-e", "--referer", "-m", "--max-time",
    "--connect-timeout", "-x", "--proxy", "-c", "--cookie-jar", "--cacert", "-w",
    "--write-out", "--retry", "-E", "--cert", "--key", "-T", "-D", "--dump-header",
}  # fmt: skip
_DEEPEST = 3
"""How deep functions may call each other."""

_NAMES = ("curl", "curl.exe", "wget")


def read_shell(text: str) -> list[Example]:
    """Return the requests of every command curl or wget in a script.

    Raises:
        Unreadable: A quote is not closed, and no command stands before it.
    """
    text = joined(text)
    found: list[Example] = []
    try:
        found.extend(
            example
            for command in _run(text, {}, functions_in(text))
            if (example := _curl(command)) is not None
        )
    except Unreadable:
        if not found:
            raise
    return found


def _run(
    text: str, variables: dict[str, str], functions: dict[str, str], depth: int = 0
) -> Iterator[list[str]]:
    """Go through what is behind "curl" in all commands, those of called functions too."""
    for command in commands(text, variables):
        names = [word.rpartition("/")[2] for word in command]
        start = next((i for i, name in enumerate(names) if name in _NAMES), None)
        if start is not None:
            words = command[start + 1 :]
            if names[start] == "wget":  # its -O is curl's -o
                words = [re.sub(r"^(-\w*)O", r"\1o", word) for word in words]
            yield words
        elif command[0] in functions and depth < _DEEPEST:
            given = {str(at): word for at, word in enumerate(command) if at}
            own = variables | given | {"@": BETWEEN.join(command[1:])}
            yield from _run(functions[command[0]], own, functions, depth + 1)


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
        if option in ("-X", "--request", "--method"):
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
