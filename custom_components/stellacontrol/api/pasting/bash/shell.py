"""Reading the commands curl and wget as people write them for Bash."""

from base64 import b64decode
import re

from ..body import read_body
from ..example import IN_HELPER, UNSET, Example, unset
from .lines import as_bash
from .script import Script

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
_BASE = re.compile(rf"(?:\w+|{UNSET.pattern})://|{UNSET.pattern}/")
"""How a URL begins that is no value of an option that is not known here."""
_HELPER = re.compile(rf"(?:\w+://[^/\s]+|{UNSET.pattern}){UNSET.pattern}")
"""The same as `IN_HELPER`, whatever the path is called."""
_WORD = re.compile(r"[A-Za-z]+[.,:;]?")
"""What is no address, but goes on with a sentence about curl."""
_PERCENT = re.compile(r"%([A-Za-z_]\w{2,})%")
"""A variable of Windows. What a percent sign encodes begins with two digits."""


def read_shell(text: str) -> list[Example]:
    """Return the requests of every command curl or wget in a script.

    Raises:
        Unreadable: A quote is not closed, and no command stands before it.
    """
    script = Script(as_bash(text))
    script.run()
    examples = (_curl(_as_curl(*command)) for command in script.found)
    return [example for example in examples if example is not None]


def _as_curl(name: str, *words: str) -> list[str]:
    """Return the options of a command as curl spells them."""
    if name != "wget":
        return list(words)
    # Its -O is curl's -o.
    told = (re.sub(r"^(-\w*)O", r"\1o", word) for word in words)
    return [re.sub(r"^--(post|body)-file=", r"--\1-data=@", word) for word in told]


class _Curl:
    """What the options of one command come to."""

    def __init__(self) -> None:
        """Start with what curl does by itself."""
        self.urls: list[str] = []
        self.named_url = ""
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
            if not name.startswith("@"):  # a file of headers
                self.headers[name.strip()] = text.strip()
        elif option in ("-b", "--cookie"):
            if "=" in value:  # otherwise it is a file of cookies
                self.headers["Cookie"] = value
        elif option in ("-u", "--user"):
            # In clear: whoever reads it makes a template of it.
            self.headers["Authorization"] = f"Basic {value}"
        elif option == "--oauth2-bearer":
            self.headers["Authorization"] = f"Bearer {value}"
        elif option == "--url":
            self.named_url = value
        elif option in _DATA:
            self.data.append(value)

    @property
    def url(self) -> str:
        """What it asks for; an option that is not known here may have a value."""
        bases = (url for url in self.urls if _BASE.match(url))
        first = next((url for url in self.urls if "/" in url), *self.urls[:1] or [""])
        found = self.named_url or next(bases, first)
        return _PERCENT.sub(lambda name: unset(name[1]), found)


def _curl(words: list[str]) -> Example | None:
    """Read the words behind "curl"."""
    command = _Curl()
    queue = list(words)
    while queue:
        word = queue.pop(0)
        if not word.startswith("-") or word == "-":
            if word.strip() and not _WORD.fullmatch(word):
                command.urls.append(word)
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
    url = command.url
    is_helper = UNSET.search(command.method) or any(
        pattern.fullmatch(url) for pattern in (IN_HELPER, _HELPER)
    )
    return _example(command, url) if url and not is_helper else None


def _short(word: str) -> tuple[str, str | None]:
    """Return the last option in a word such as "-sSXPOST", and its value behind it."""
    for at, letter in enumerate(word[1:], 2):
        if _takes_value(f"-{letter}"):
            return f"-{letter}", word[at:] or None
    return f"-{word[-1]}", None


def _takes_value(option: str) -> bool:
    """Whether a word follows the option that belongs to it."""
    return option in _DATA | _OWN | _WITH_VALUE


def _example(command: _Curl, url: str) -> Example:
    """Return the request that a command sends."""
    method = command.method or (
        "POST" if command.data and not command.is_get else "GET"
    )
    text = "&".join(command.data)
    body, is_form = read_body(text, command.headers)
    if body is None and text.strip():
        body = unset("body")  # something is sent, and is not known
    if command.is_get and command.data:
        url += ("&" if "?" in url else "?") + text
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
