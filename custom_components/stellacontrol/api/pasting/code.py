"""Read requests from JavaScript, Python and C#, if they are written as literals."""

from collections.abc import Iterator
from dataclasses import replace
import re
from typing import Any

from .body import read_body
from .called import Arguments, Form, as_text
from .example import IN_HELPER, UNSET, Example, unset
from .literal import NotPlain, Reader

_ASSIGNMENT = re.compile(
    r"(?:^|[;{(\n])[ \t]*(?:export\s+)?(?:(?:const|let|var|string|String|final|readonly|"
    r"private|public|static|auto)\s+)*([A-Za-z_$][\w$]*)\s*(?::\s*\w+\s*)?=(?![=>])"
)
_CALL = (
    r"fetch|axios|request|ajax|HttpRequestMessage|got|Request"
    r"|(?:[Gg]et|[Pp]ost|[Pp]ut|[Pp]atch|[Dd]elete)\w*"
)
_WITH_VERB = re.compile(
    r"\b(\w+)\s*(?:<[^()\n]*>)?\s*\("
    r"(?=[^()\n]{0,200}?(?:[\"'](?:GET|POST|PUT|PATCH|DELETE)[\"']|HttpMethod\.\w+))"
)
"""A function of the program itself that gets the verb."""
_BASE = re.compile(r"\b(?:baseURL|BaseAddress|base_url|baseUrl|prefixUrl)[\"']?\s*[:=]")
_NAMED_HEADER = re.compile(
    r"(?:Headers\.(?:Add|TryAddWithoutValidation)|[Ss]et(?:Request)?Header|[Aa]ddHeader)\s*\("
)
_SET_HEADER = re.compile(
    r"headers(?:\.\w+)?(?:\.(Authorization)|\[\s*[\"']([\w-]+)[\"']\s*\])\s*=(?!=)",
    re.IGNORECASE,
)
_COMMON_HEADERS = re.compile(
    r"headers\.update\s*\(|\b(?:create|extend|ClientSession|AsyncClient|Client)\s*\("
)
_OBJECT_OF_HEADERS = re.compile(r"\bheaders[\"']?\s*[:=]\s*(?=\{)", re.IGNORECASE)
_ENDPOINT = re.compile(r"\ue000\w*(?:devices|security)\w*\ue001$", re.IGNORECASE)
_OPTIONS = frozenset(
    ("headers", "method", "body", "params", "auth", "data", "url", "json", "form")
)
_VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def read_code(text: str) -> list[Example]:
    """Return the requests of a program."""
    reader = Reader(text)
    assignments = [(found.end(), found) for found in _ASSIGNMENT.finditer(text)]
    for _, found in assignments:
        _assign(reader, found)
    base, shared = _base(reader), _shared_headers(reader)
    # In order of the text, because the next request may use the same variable again.
    own = {found[1] for found in _WITH_VERB.finditer(text)}
    call = re.compile(rf"\b({'|'.join([_CALL, *own])})\s*(?:<[^()\n]*>)?\s*\(")
    calls = [(found.end(), found) for found in call.finditer(text)]
    requests: list[Example] = []
    for _, found in sorted([*assignments, *calls], key=lambda pair: pair[0]):
        if found.re is _ASSIGNMENT:
            _assign(reader, found)
        elif (given := _arguments(reader, found.end())) is not None and (
            example := _example(found[1], given, base, shared)
        ):
            requests.append(example)
    if not any(shared or each.headers for each in requests):
        # One function sends them all; what it adds was not seen in their calls.
        common = _headers_of_objects(reader)
        requests = [replace(each, headers=common) for each in requests]
    return requests


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


def _base(reader: Reader) -> str:
    """Return the address that the paths of the program are below."""
    for found in _BASE.finditer(reader.text):
        try:
            value, _ = reader.value(found.end())
        except NotPlain:
            continue
        if isinstance(value, str) and "://" in value:
            return value.rstrip("/")
    return ""


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
        for told in given.plain if is_update else (_options(given).get("headers"),):
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


def _example(
    name: str, given: Arguments, base: str, shared: dict[str, str]
) -> Example | None:
    """Return the request that a call sends, if it is one."""
    options = _options(given)
    texts = [value for value in given.plain if isinstance(value, str)]
    url = next((text for text in texts if "/" in text), None)
    url = url or as_text(options.get("url") or options.get("uri") or "")
    if not url and base and texts and name.endswith("Async"):
        url = texts[0]  # C#: a path below the base address needs no slash
    if "://" not in url and not UNSET.match(url) and url:
        url = f"{base}/{url.lstrip('/')}"
    if "/" not in url and not _ENDPOINT.search(url):
        return None
    if " " in url.strip() or IN_HELPER.fullmatch(url):
        return None
    told = options.get("headers")
    own = told if isinstance(told, dict) else {}
    headers = {**shared, **{key: as_text(value) for key, value in own.items()}}
    method = _method(name, given, options)
    body, is_form = _body(method, given, options)
    return Example(
        method=method,
        url=url + _query(options.get("params")),
        headers=headers | _basic(options.get("auth")),
        body=body,
        is_form=is_form,
    )


def _options(given: Arguments) -> dict[str, Any]:
    """Return the options of a request, without its address and its body."""
    options: dict[str, Any] = dict(given.named)
    for value in given.plain:
        if isinstance(value, dict) and _is_options(value):
            options |= value
    return options


def _is_options(value: dict[str, Any]) -> bool:
    """Whether an object holds options of a request rather than its body."""
    return bool(_OPTIONS & value.keys()) and not {"password", "clientId"} & value.keys()


def _method(name: str, given: Arguments, options: dict[str, Any]) -> str:
    """Return the verb that the options, an argument or the function's name says."""
    told = [options.get("method"), options.get("type"), *given.plain]
    for value in told:
        word = re.sub(r"[\ue000\ue001]", "", as_text(value)).upper()
        if word in _VERBS:
            return word
    found = re.match("|".join(_VERBS), name, re.IGNORECASE)
    return found[0].upper() if found else "GET"


def _body(method: str, given: Arguments, options: dict[str, Any]) -> tuple[Any, bool]:
    """Return what is sent, and whether as a form."""
    for key in ("json", "body", "data", "form", "content"):
        if options.get(key) is not None:
            # Python's "data=" is a form, JavaScript's "data:" is not.
            is_form = key == "form" or (key == "data" and "data" in given.named)
            return _decoded(options[key], is_form=is_form and "json" not in options)
    if method in ("POST", "PUT", "PATCH"):
        for value in _bodies(given.plain[1:]):
            return _decoded(value, is_form=False)
        at = next((n for n, each in enumerate(given.plain) if "/" in as_text(each)), -1)
        behind = given.plain[at + 1 : at + 2]
        if behind and UNSET.search(as_text(behind[0])):
            return behind[0], False  # something is sent, and is not known
    return None, False


def _bodies(values: list[Any]) -> Iterator[Any]:
    """Go through the arguments that can be a body."""
    for value in values:
        is_text = isinstance(value, str) and value.lstrip().startswith(("{", "["))
        is_object = isinstance(value, dict) and not _is_options(value)
        if is_text or is_object or isinstance(value, list):
            yield value


def _decoded(value: Any, *, is_form: bool) -> tuple[Any, bool]:
    """Return a body decoded, and whether it is a form."""
    if isinstance(value, str):
        told = read_body(value, {})
        return told if told[0] is not None else (value, False)
    return value, is_form or isinstance(value, Form)


def _basic(auth: Any) -> dict[str, str]:
    """Return the header that HTTP Basic makes of user name and password."""
    pair = auth if isinstance(auth, list) else []
    if isinstance(auth, dict):
        pair = [auth.get("username", ""), auth.get("password", "")]
    if len(pair) != 2:
        return {}
    return {"Authorization": f"Basic {as_text(pair[0])}:{as_text(pair[1])}"}


def _query(params: Any) -> str:
    """Return parameters as a URL carries them."""
    if not isinstance(params, dict) or not params:
        return ""
    return "?" + "&".join(f"{name}={as_text(value)}" for name, value in params.items())
