"""Read requests from JavaScript, Python and C#, if they are written as literals."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
import re

from .called import Arguments, as_text, as_web_json, kinds_in
from .example import UNSET, Example, unset
from .literal import Reader
from .sent import body_among, options_of, request_of, verb_of
from .strings import NotPlain

_ASSIGNMENT = re.compile(
    r"(?:^|[;{(\n])[ \t]*(?:export\s+)?(?:(?:const|let|var|string|String|final|readonly|"
    r"private|public|static|auto)\s+)*([A-Za-z_$][\w$]*)\s*(?::\s*\w+\s*)?=(?![=>])"
)
_CALL = (
    r"fetch|axios|urlopen|request|ajax|HttpRequestMessage|got|Request|RestRequest|WebRequest\.Create"
    r"|(?:[Gg]et|[Pp]ost|[Pp]ut|[Pp]atch|[Dd]elete|Download)\w*"
)
_WITH_VERB = re.compile(
    r"\b(\w+)\s*(?:<[^()\n]*>)?\s*\("
    r"(?=[^()\n]{0,200}?(?:[\"'](?:GET|POST|PUT|PATCH|DELETE)[\"']|HttpMethod\.\w+))"
)
"""A function of the program itself that gets the verb."""
_BASE = re.compile(
    r"\b(?:(?:baseURL|BaseAddress|base_url|baseUrl|prefixUrl)[\"']?\s*[:=]"
    r"|(?:HTTPSConnection|RestClient|RestClientOptions)\s*\()"
)
_NAMED_HEADER = re.compile(
    r"(?:Headers\.(?:Add|TryAddWithoutValidation)|[Ss]et(?:Request)?Header|[Aa]dd(?:Default)?Header"
    r"|add_header|WithHeader|\.set(?=\s*\(\s*[\"'](?:Authorization|\w+-)))\s*\("
)
_SET_HEADER = re.compile(
    r"headers(?:\.\w+)?(?:\.(Authorization)|\[\s*[\"']([\w-]+)[\"']\s*\])\s*=(?!=)",
    re.IGNORECASE,
)
_COMMON_HEADERS = re.compile(
    r"headers\.update\s*\(|\b(?:create|extend|ClientSession|AsyncClient|Client)\s*\("
)
_OBJECT_OF_HEADERS = re.compile(
    r"\b_?(?:auth_?)?headers?\b(?:[\"']?\s*[:=]|[^{}=]{0,99}?\breturn)\s*(?=\{)",
    re.IGNORECASE,
)
_MEMBER = re.compile(
    r"\b([A-Za-z_$][\w$]*)\s*(?:\.\s*(\w+)|\[\s*[\"']([\w-]+)[\"']\s*\])\s*=(?![=>])"
)
_CONTENT = re.compile(r"(?<![.\w])Content\s*=(?![=>])")
_ADDED_BODY = re.compile(
    r"\.\s*(send|write|end|Write|WriteAsync|Add(?:Json|String)?Body|AddParameter)\s*\("
)
"""What gives a body to a request that was begun before."""
_JSON_NAME = re.compile(
    r"\[Json(?:PropertyName|Property)\(\s*\"(\w+)\"[^\]]*\]\s*public\s+[^\s(]+\s+(\w+)"
)
_MESSAGE = re.compile(r"\bHttpRequestMessage\s*(?:\(\s*\)\s*)?(?=\{)")


def read_code(text: str) -> list[Example]:
    """Return the requests of a program."""
    text = _with_json_names(text)
    reader = Reader(text, {**kinds_in(text)})
    assignments = [(found.end(), found) for found in _ASSIGNMENT.finditer(text)]
    for _, found in assignments:
        _assign(reader, found)
    program = _Program(reader)
    # In order of the text, because the next request may use the same variable again.
    own = {found[1] for found in _WITH_VERB.finditer(text)}
    call = re.compile(rf"\b({'|'.join([_CALL, *own])})\s*(?:<[^()\n]*>)?\s*\(")
    steps: dict[re.Pattern[str], Callable[[re.Match[str]], None]] = {
        _ASSIGNMENT: partial(_assign, reader),
        _BASE: program.base_told,
        _MESSAGE: program.message_told,
        call: program.called,
        _MEMBER: program.member_set,
        _CONTENT: program.content_told,
        _ADDED_BODY: program.body_added,
    }
    matches = [each for pattern in steps for each in pattern.finditer(text)]
    for each in sorted(matches, key=lambda each: each.end()):
        with suppress(NotPlain):
            steps[each.re](each)
    requests = program.requests
    if not any(program.shared or each.headers for each in requests):
        # One function sends them all; what it adds was not seen in their calls.
        common = _headers_of_objects(reader)
        requests = [replace(each, headers=common) for each in requests]
    return requests


def _with_json_names(text: str) -> str:
    """Return a program of C# whose members have the names that they have in JSON."""
    for found in _JSON_NAME.finditer(text):
        text = re.sub(rf"([{{,]\s*){found[2]}(?=\s*=[^=])", rf"\1{found[1]}", text)
    return text


class _Program:
    """What the steps of a program come to, one after the other."""

    def __init__(self, reader: Reader) -> None:
        """Start with what is the same for all requests."""
        self.reader = reader
        self.shared = _shared_headers(reader)
        self.base = ""
        self.requests: list[Example] = []
        for found in _BASE.finditer(reader.text):
            with suppress(NotPlain):
                self.base = self.base or self._address(found)

    def base_told(self, found: re.Match[str]) -> None:
        """Note the address that the paths are below."""
        self.base = self._address(found) or self.base

    def _address(self, found: re.Match[str]) -> str:
        value = as_text(self.reader.value(found.end())[0])
        if "://" not in value and "HTTPS" in found[0]:
            value = f"https://{value}"
        return value.rstrip("/") if "://" in value else ""

    def called(self, found: re.Match[str]) -> None:
        """Take a call that sends something."""
        given, _ = self.reader.arguments(found.end())
        self._take(found[1], given)

    def message_told(self, found: re.Match[str]) -> None:
        """Take a request of which all is told in one object."""
        value, _ = self.reader.value(found.end())
        if isinstance(value, dict):
            self._take("", Arguments(named=value))

    def _take(self, name: str, given: Arguments) -> None:
        example = request_of(name, given, self.base, self.shared)
        if example is not None:
            self.requests.append(example)

    def member_set(self, found: re.Match[str]) -> None:
        """Put a value into an object, or into the request that was begun last."""
        value, _ = self.reader.value(found.end())
        name, member = found[1], found[2] or found[3]
        known = self.reader.variables.get(name)
        if isinstance(known, dict):
            self.reader.variables[name] = {**known, member: value}
        elif self.requests and member.lower() == "method":
            verb = verb_of(value) or self.requests[-1].method
            self.requests[-1] = replace(self.requests[-1], method=verb)
        elif member.lower() in ("content", "body", "data"):
            self._give(Arguments([value]))

    def content_told(self, found: re.Match[str]) -> None:
        """Take the body out of the object behind a request."""
        self._give(Arguments([self.reader.value(found.end())[0]]))

    def body_added(self, found: re.Match[str]) -> None:
        """Take what a function gets that adds a body to a request, or sends it."""
        given, _ = self.reader.arguments(found.end())
        if not any(verb_of(value) for value in given.plain):
            plain = [as_web_json(found[1], value) for value in given.plain]
            self._give(Arguments(plain))

    def _give(self, given: Arguments) -> None:
        """Give a body to the request that was begun last, if it has none."""
        body, is_form = body_among(given.plain)
        if not self.requests or body is None:
            return
        last = self.requests[-1]
        if last.body is None and last.method != "GET":
            self.requests[-1] = replace(last, body=body, is_form=is_form)


def _assign(reader: Reader, found: re.Match[str]) -> None:
    """Set a variable; a value that is no literal becomes a placeholder."""
    name = found[1]
    try:
        value, _ = reader.value(found.end())
    except NotPlain:
        value = unset(name)
    is_open = isinstance(value, str) and UNSET.match(value)
    reader.variables[name] = unset(name) if is_open and "/" not in value else value


def _arguments(reader: Reader, at: int) -> Arguments | None:
    """Return the arguments of a call, if they are literals."""
    try:
        return reader.arguments(at)[0]
    except NotPlain:
        return None


def _shared_headers(reader: Reader) -> dict[str, str]:
    """Return headers that a client of the program sends with every request."""
    headers: dict[str, str] = {}
    for found in _NAMED_HEADER.finditer(reader.text):
        given = _arguments(reader, found.end()) or Arguments()
        texts = [as_text(value) for value in given.plain]
        if len(texts) == 2:
            headers[texts[0]] = texts[1]
    for found in _SET_HEADER.finditer(reader.text):
        try:
            headers[found[1] or found[2]] = as_text(reader.value(found.end())[0])
        except NotPlain:
            continue
    for found in _COMMON_HEADERS.finditer(reader.text):
        given = _arguments(reader, found.end()) or Arguments()
        is_update = found[0].startswith("headers")
        for told in given.plain if is_update else (options_of(given).get("headers"),):
            if isinstance(told, dict):
                headers |= {name: as_text(value) for name, value in told.items()}
    return headers


def _headers_of_objects(reader: Reader) -> dict[str, str]:
    """Return the headers of the objects that the program calls so."""
    headers: dict[str, str] = {}
    for found in _OBJECT_OF_HEADERS.finditer(reader.text):
        try:
            told, _ = reader.value(found.end())
        except NotPlain:
            continue
        if isinstance(told, dict):
            headers |= {name: as_text(value) for name, value in told.items()}
    return headers
