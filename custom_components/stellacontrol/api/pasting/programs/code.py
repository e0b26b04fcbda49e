"""Read requests from JavaScript, Python and C#, if they are written as literals."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import zip_longest
import re

from ...call import METHODS
from ..example import IN_HELPER, UNSET, Example, as_text, unset
from .called import Returned, kinds_in
from .literal import Reader
from .program import Program
from .shared_headers import SET_HEADER, headers_of_objects
from .strings import NotPlain

_TYPE = r"[\w.<>\[\], |?]+?(?<!\s>)"
"""Of a variable, behind its name; not the beginning of "a: b >= c"."""
_ASSIGNMENT = re.compile(
    r"(?:^|[;{(\n])[ \t]*(?:export\s+)?(?:(?:const|let|var|string|String|final|readonly|"
    r"private|public|static|auto)\s+|[A-Z][\w.]*(?:<[\w<>, .?\[\]]*>)?\??[ \t]+)*"
    rf"([A-Za-z_$][\w$]*)\s*(?::\s*{_TYPE})?\s*=(?![=>])"
)
_DECLARES = re.compile(r"\b(?:const|let|var|string)\s")
_ANOTHER = re.compile(r"\s*,\s*([A-Za-z_$][\w$]*)\s*=(?![=>])")
"""Another variable of the same statement: const a = 1, b = 2."""
_VERB = "|".join(METHODS).lower()
_CALL = (
    r"fetch|axios|urlopen|request|ajax|HttpRequestMessage|got|Request|RestRequest"
    r"|WebRequest\.Create|(?:\w*_)?(?:[Gg]et|[Pp]ost|[Pp]ut|[Pp]atch|[Dd]elete|Download)\w*"
)
_KIND = r"(?:<[^()]{0,200}?>)?"
"""Of what a call returns, in C# and TypeScript."""
_WITH_VERB = re.compile(
    rf"\b(\w+)\s*{_KIND}\s*\("
    rf"(?=[^()\n]{{0,200}}?(?:[\"'](?:{_VERB.upper()})[\"']|(?:Http|HTTP)?Method\.\w+)"
    rf"|\s*[\"'](?:{_VERB})[\"']\s*,)"
)
"""A function of the program itself that gets the verb."""
_BASE = re.compile(
    r"\b(?:(?:baseURL|BaseAddress|base_url|baseUrl|prefixUrl)[\"']?\s*[:=]"
    r"|(?:HTTPSConnection|RestClient|RestClientOptions)\s*\()"
)
_MEMBER = re.compile(
    r"\b([A-Za-z_$][\w$]*)\s*(?:\.\s*(\w+)|\[\s*[\"']([\w-]+)[\"']\s*\])"
    rf"\s*(?::\s*{_TYPE})?\s*=(?![=>])"
)
_APPENDED = re.compile(r"\b(\w+)\.(?:append|set|Add)\s*\(")
_ADDED_QUERY = re.compile(
    r"\b(\w+)\.(?:AddQueryParameter|searchParams\.(?:set|append))\s*\("
)
_CONTENT = re.compile(r"(?<![.\w])Content\s*=(?![=>])")
_ADDED_BODY = re.compile(
    r"\.\s*(send|write|end|Write|WriteAsync|Add(?:Json|String)?Body|AddParameter)\s*\("
)
"""What gives a body to a request that was begun before."""
_MESSAGE = re.compile(r"\bHttpRequestMessage\s*(?:\(\s*\)\s*)?(?=\{)")
_SENT = re.compile(
    rf"\.({_VERB})(?:Async)?\s*{_KIND}\s*\(\s*(\w+)\s*[,)]", re.IGNORECASE
)
"""RestSharp: the function that sends a request says its verb."""
_JSON_NAME = re.compile(
    r"\[Json(?:PropertyName|Property)\(\s*\"(\w+)\"[^\]]*\]\s*public\s+[^\s(]+\s+(\w+)"
)
_CAMEL_CASE = re.compile(
    r"JsonNamingPolicy\.CamelCase|JsonSerializerDefaults\.Web|CamelCaseProperty"
)
_NO_POLICY = re.compile(r"PropertyNamingPolicy\s*=\s*null")
_WITH_PATH = re.compile(
    r"\b(\w+)\s*(?:=\s*(?:async\s*)?)?"
    r"\([^()\n]{0,99}?\b(?:path|ur[il]|endpoint|route)\w*\b[^()\n]{0,99}\)[^;()\n]{0,60}?(?:=>|\{|:\s*$|$)",
    re.IGNORECASE | re.MULTILINE,
)
_FIXED_VERB = re.compile(
    rf"\.({_VERB})\w*\(|method[\"']?\s*[:=]\s*[\"']({_VERB})[\"']|HttpMethod\.({_VERB})",
    re.IGNORECASE,
)
_LOGS_IN = re.compile(
    r"\b(\w*(?:log_?in|sign_?in|auth)\w*)\s*\((?=\s*\{)", re.IGNORECASE
)
"""A call whose object holds the credentials that the function sends."""
_INSTANCE = re.compile(r"\b(\w+)\s*=\s*axios\.create\(")
_RETURNS = re.compile(
    r"\b(\w+)\s*(?:=\s*)?\([^()\n]*\)\s*(?:(?::|->)\s*[\w<>\[\]]+\s*)?"
    r"(?:=>\s*|:\s*return\s+|\{\s*return\s+)(?=[fF$@]{0,2}[`\"'])"
)
"""A function that returns a text."""
_SAYS_NOTHING = ("content-type", "accept", "user-agent")
"""Headers that carry no token."""


def read_code(text: str) -> list[Example]:
    """Return the requests of a program."""
    text = _with_json_names(text)
    reader = Reader(text, {**kinds_in(text)})
    _learn_names(reader)
    names = {found[1] for found in _WITH_VERB.finditer(text)}
    names |= {found[1] for found in _INSTANCE.finditer(text)}
    own = _with_fixed_verbs(text) | {name: _default_verb(name, text) for name in names}
    program = Program(reader, _BASE, own)
    call = re.compile(rf"\b({'|'.join([_CALL, *own])})\s*{_KIND}\s*\(")
    steps: dict[re.Pattern[str], Callable[[re.Match[str]], None]] = {
        _ASSIGNMENT: lambda found: _assign(reader, found),
        _BASE: program.base_told,
        _MESSAGE: program.message_told,
        call: program.called,
        SET_HEADER: program.header_set,
        _MEMBER: program.member_set,
        _APPENDED: program.appended,
        _ADDED_QUERY: program.query_added,
        _CONTENT: program.content_told,
        _ADDED_BODY: program.body_added,
        _SENT: program.sent,
    }
    # In order of the text, because the next request may use the same variable again.
    matches = [each for pattern in steps for each in pattern.finditer(text)]
    for each in sorted(matches, key=lambda each: each.end()):
        with suppress(NotPlain):
            steps[each.re](each)
    requests = program.requests()
    if not any(_may_carry_token(each.headers) for each in requests):
        # One function sends them all; what it adds was not seen in their calls.
        common = headers_of_objects(reader)
        requests = [
            replace(each, headers={**common, **each.headers}) for each in requests
        ]
    return requests


def _learn_names(reader: Reader) -> None:
    """Set all variables, and what functions return that return a text."""
    for found in _ASSIGNMENT.finditer(reader.text):
        _assign(reader, found)
    for found in _RETURNS.finditer(reader.text):
        with suppress(NotPlain):
            told = as_text(reader.value(found.end())[0])
            if "/" in told and not IN_HELPER.fullmatch(told):
                reader.variables[found[1]] = Returned(told)
    for found in _LOGS_IN.finditer(reader.text):
        with suppress(NotPlain):
            given, _ = reader.arguments(found.end())
            reader.variables.setdefault(f"{found[1]}()", given.plain[0])


def _may_carry_token(headers: Mapping[str, str]) -> bool:
    return any(name.lower() not in _SAYS_NOTHING for name in headers)


def _default_verb(name: str, text: str) -> str:
    """Return the verb that a function of the program takes if none is given to it."""
    told = re.search(
        rf"(?:def|function|const|async)\s+{name}\b[^\n{{]{{0,300}}?=\s*[\"']({_VERB})[\"']",
        text,
        re.IGNORECASE,
    )
    return told[1].upper() if told else ""


def _with_fixed_verbs(text: str) -> dict[str, str]:
    """Return functions that get a path and send it with a verb of their own."""
    verbs: dict[str, str] = {}
    heads = list(_WITH_PATH.finditer(text))
    for head, following in zip_longest(heads, heads[1:]):
        end = min(following.start() if following else len(text), head.end() + 600)
        told = {
            (found[1] or found[2] or found[3]).upper()
            for found in _FIXED_VERB.finditer(text, head.end(), end)
        }
        if len(told) == 1:
            verbs[head[1]] = told.pop()
    return verbs


def _with_json_names(text: str) -> str:
    """Return a program of C# whose members have the names that they have in JSON."""
    for found in _JSON_NAME.finditer(text):
        text = re.sub(rf"([{{,]\s*){found[2]}(?=\s*=[^=])", rf"\1{found[1]}", text)
    if _NO_POLICY.search(text):
        text = text.replace("AsJsonAsync", "AsNamedAsync")
    if _CAMEL_CASE.search(text):
        text = re.sub(r"\bSerialize(?:Object)?\(", "JsonContent.Create(", text)
    return text


def _assign(reader: Reader, found: re.Match[str]) -> None:
    """Set a variable; a value that is no literal becomes a placeholder."""
    name: str | None = found[1]
    at = found.end()
    while name is not None:
        try:
            value, at = reader.value(at)
        except NotPlain:
            value = unset(name)
        # An empty text will be something else when it is used.
        is_open = isinstance(value, str) and (not value or UNSET.match(value))
        if not isinstance(reader.variables.get(name), Returned):
            is_plain = not is_open or "/" in value
            reader.variables[name] = value if is_plain else unset(name)
        more = _DECLARES.search(found[0]) and _ANOTHER.match(reader.text, at)
        name, at = (more[1], more.end()) if more else (None, at)
