"""What a call in a program sends: address, verb, headers and body."""

from collections.abc import Iterator
import re
from typing import Any

from ...aliases import placeholder_for
from ...call import METHODS
from ..body import read_body
from ..example import IN_HELPER, UNSET, Example, as_text
from .called import Arguments, Form, as_web_json

_ENDPOINT = re.compile(r"\ue000\w*(?:devices|security)\w*\ue001$", re.IGNORECASE)
_OPTIONS = frozenset(
    (
        "headers",
        "method",
        "body",
        "params",
        "auth",
        "data",
        "url",
        "json",
        "form",
        "hostname",
        "host",
    )
)
_NAMES_IN_C_SHARP = {
    "Method": "method",
    "RequestUri": "url",
    "Content": "body",
    "Headers": "headers",
}
_BEGIN = ("RestRequest", "WebRequest.Create", "HttpRequestMessage")
"""Functions that begin a request, whose verb may be told later."""
_LOOKS_UP = re.compile("get|getenv")
_BARE = re.compile(r"(?:devices|repeaters|units|security)[\w-]*", re.IGNORECASE)


def request_of(
    name: str,
    given: Arguments,
    base: str,
    *,
    default_verb: str = "",
    may_be_bare: bool = False,
) -> Example | None:
    """Return the request that a call sends, if it is one.

    Args:
        name: Of the function.
        given: Its arguments.
        base: The address that paths are below.
        default_verb: What is sent if no verb is told.
        may_be_bare: Whether a path may have no slash: "devices".

    Its verb is empty if another function will tell it.
    """
    given = _without_headers(given)
    options = options_of(given)
    url = _address(name, given, options, base, may_be_bare=may_be_bare)
    if "/" not in url and not _ENDPOINT.search(url):
        return None
    if " " in url.strip() or IN_HELPER.fullmatch(url):
        return None
    told = options.get("headers")
    own = told if isinstance(told, dict) else {}
    method = _method(name, given, options) or default_verb
    body, is_form = _body(method, given, options)
    if not method and name not in _BEGIN:
        method = "GET" if body is None else "POST"
    return Example(
        method=method,
        url=url + _query(options.get("params")),
        headers={key: as_text(value) for key, value in own.items()}
        | basic_header(options.get("auth")),
        body=as_web_json(name, body),
        is_form=is_form,
    )


def _without_headers(given: Arguments) -> Arguments:
    """Name the headers in "verb, address, body, headers"."""
    plain = given.plain
    if len(plain) < 4 or not verb_of(plain[0]) or not _is_body(plain[2]):
        return given
    return Arguments(plain[:3], {"headers": plain[3], **given.named})


def _address(
    name: str,
    given: Arguments,
    options: dict[str, Any],
    base: str,
    *,
    may_be_bare: bool,
) -> str:
    """Return where a call sends something; nothing if that is not told."""
    texts = [value for value in given.plain if isinstance(value, str)]
    if texts and _LOOKS_UP.fullmatch(name) and "/" not in texts[0] and texts[1:]:
        return ""  # Python: os.getenv("URL", "https://...")
    url = next((text for text in texts if "/" in text or _ENDPOINT.match(text)), None)
    url = url or as_text(options.get("url") or options.get("uri") or "")
    path = as_text(options.get("path"))
    if not url and (host := options.get("hostname") or options.get("host")):
        url = f"https://{as_text(host)}{path}"
    elif not url and "method" in options and "/" in path:
        url = path
    if not url and name == "RestRequest":
        url = next((text for text in texts if not UNSET.search(text)), base)
    bare = next(filter(_BARE.fullmatch, texts), "") if may_be_bare else ""
    if not url and base and texts and (bare or name.endswith("Async")):
        url = bare or texts[0]  # below the base address it needs no slash
    if "://" not in url and not UNSET.match(url) and url:
        url = f"{base}/{url.lstrip('/')}"
    return url


def _is_body(value: Any) -> bool:
    return value == "" or body_among([value])[0] is not None


def options_of(given: Arguments) -> dict[str, Any]:
    """Return the options of a request, without its address and its body."""
    options: dict[str, Any] = {
        _NAMES_IN_C_SHARP.get(name, name): value for name, value in given.named.items()
    }
    for value in given.plain:
        if isinstance(value, dict) and _is_options(value):
            options |= value
    return options


def _is_options(value: dict[str, Any]) -> bool:
    """Whether an object holds options of a request rather than its body."""
    return bool(_OPTIONS & value.keys()) and not {"password", "clientId"} & value.keys()


def _method(name: str, given: Arguments, options: dict[str, Any]) -> str:
    """Return the verb that options, an argument or the function's name says, if any."""
    told = [options.get("method"), options.get("type"), *given.plain]
    verb = next((verb for value in told if (verb := verb_of(value))), "")
    if verb:
        return verb
    found = re.search(rf"(?:^|_)({'|'.join(METHODS)})", name, re.IGNORECASE)
    return found[1].upper() if found else ""


def verb_of(value: Any) -> str:
    """Return the verb that a value is, also as a name such as HttpMethod.Put."""
    word = re.sub(r"[\ue000\ue001]", "", as_text(value)).upper()
    return word if word in METHODS else ""


def _body(method: str, given: Arguments, options: dict[str, Any]) -> tuple[Any, bool]:
    """Return what is sent, and whether as a form."""
    for key in ("json", "body", "data", "form", "content"):
        if options.get(key) is not None:
            # Python's "data=" is a form, JavaScript's "data:" is not.
            is_form = key == "form" or (key == "data" and "data" in given.named)
            return _decoded(options[key], is_form=is_form and "json" not in options)
    if not method:
        # An object may be anything, but a text is what Python's urllib sends.
        return body_among([value for value in given.plain if isinstance(value, str)])
    if method in ("POST", "PUT", "PATCH"):
        found = body_among(given.plain[1:])
        if found[0] is not None:
            return found
        at = next((n for n, each in enumerate(given.plain) if "/" in as_text(each)), -1)
        for behind in given.plain[at + 1 :]:
            name = UNSET.search(as_text(behind))
            if name is None or verb_of(behind):
                break
            if placeholder_for(name[1]) != "token":
                return behind, False  # something is sent, and is not known
    return None, False


def body_among(values: list[Any]) -> tuple[Any, bool]:
    """Return the first value that can be a body, and whether it is a form."""
    for value in _bodies(values):
        return _decoded(value, is_form=False)
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


def basic_header(auth: Any) -> dict[str, str]:
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


def with_pair(url: str, pair: str) -> str:
    """Return a URL with one more name and value in its query."""
    return f"{url}{'&' if '?' in url else '?'}{pair}"
