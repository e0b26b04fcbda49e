"""What the steps of a program come to: requests, one after the other."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import islice
import re
from typing import Any

from ...aliases import credential_for, placeholder_for
from ..example import UNSET, Example, as_text, unset
from .called import Arguments, Form, as_web_json
from .literal import Reader
from .sent import basic_header, body_among, request_of, verb_of, with_pair
from .shared_headers import shared_headers
from .strings import NotPlain

_ROUTES = re.compile(r"\b(?:app|router|server)\.$")
_HANDLER = re.compile(
    r"\s*[\"'`][^\"'`\n]*[\"'`]\s*,\s*(?:async\s*)?(?:\(|function\b|\w+\s*=>)"
)
"""A route of a server in the program: what it answers, not what it asks."""
_ANSWERS = re.compile(r"\b(?:res|resp|response|reply)$")
"""What a server in the program answers with."""
_LOGS_IN = re.compile(r"log-?in|sign-?in|auth|session|token", re.IGNORECASE)
_FUNCTION = re.compile(
    r"\b(\w+)\s*(?:=\s*(?:async\s*)?)?\(([^()\n]{1,200})\)\s*"
    r"(?:(?::|->)\s*[\w<>\[\], |]+\s*)?(?:=>|\{|:\s*$)",
    re.MULTILINE,
)
_MOST_CALLS = 10
_LONGEST_URL = 2000
_MOST_FUNCTIONS = 200
_CLIENT = re.compile(r"(?:http|client|api|ky|got|axios|rest)\w*\.$", re.IGNORECASE)
_NEW_VARIABLE = re.compile(r"(\w+)\s*=\s*(?:new\s+)?$")
_WEB_BODY = re.compile(r"JsonContent\.Create\(\s*\w+\s*[,)]|AsJsonAsync\([^{}\n]*\w\)")
_NAMES_BASE = re.compile(r"\w*(?:base|gateway|root|host|api|server)\w*", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^/\s]+(?:/[\w.-]+)*/?")


class Program:
    """Takes the steps of a program in their order."""

    def __init__(
        self, reader: Reader, base: re.Pattern[str], own: Mapping[str, str]
    ) -> None:
        """Start with what is the same for all requests.

        Args:
            reader: Of the program.
            base: Finds the address that the paths are below.
            own: Functions of the program that send, with the verb of each if none is given.
        """
        self._reader = reader
        self._own = own
        self._shared = shared_headers(reader)
        self._is_web = _WEB_BODY.search(reader.text) is not None
        self._basic = ""
        """What the requests send as HTTP Basic from here on."""
        self._begun: dict[str, int] = {}
        """Which request a variable is, whose verb comes when it is sent."""
        self._requests: list[Example] = []
        self._places: list[int] = []
        """Where each begins in the text."""
        self._place = 0
        self._base = ""
        for found in base.finditer(reader.text):
            with suppress(NotPlain):
                self._base = self._base or self._address(found)
        self._base = self._base or _base_among(reader.variables)

    def requests(self) -> list[Example]:
        """Return all requests, each with a verb; the log-in with what it gets."""
        found = [
            value
            for value in self._reader.variables.values()
            if isinstance(value, dict)
            and any(credential_for(str(key)) == "password" for key in value)
        ]
        log_in = next(
            (
                at
                for at, each in enumerate(self._requests)
                if isinstance(each.body, str)
                and UNSET.fullmatch(each.body)
                and _LOGS_IN.search(each.url)
            ),
            None,
        )
        # The first alone: the log-out may have a similar path, and gets no password.
        if len(found) == 1 and log_in is not None:
            self._change(log_in, body=found[0])
        return [
            each
            if each.method
            else replace(each, method="GET" if each.body is None else "POST")
            for each in self._with_arguments()
            if each.url
        ]

    def base_told(self, found: re.Match[str]) -> None:
        """Note the address that the paths are below."""
        self._base = self._address(found) or self._base

    def _address(self, found: re.Match[str]) -> str:
        value = as_text(self._reader.value(found.end())[0])
        if "://" not in value and "HTTPS" in found[0]:
            value = f"https://{value}"
        return value.rstrip("/") if "://" in value else ""

    def called(self, found: re.Match[str]) -> None:
        """Take a call that sends something."""
        self._place = found.start()
        before = self._before(found)
        if _ROUTES.search(before) and _HANDLER.match(found.string, found.end()):
            return
        given, _ = self._reader.arguments(found.end())
        name = found[1]
        if name == "HttpRequestMessage" and not given.plain:
            # C#: its address is told later.
            self._append(Example(method="", url="", headers=self._shared))
            return
        is_client = name in self._own or _CLIENT.search(before) is not None
        is_taken = self._take(name, given, is_client=is_client)
        if is_taken and (variable := _NEW_VARIABLE.search(before)):
            self._begun[variable[1]] = len(self._requests) - 1

    def _before(self, found: re.Match[str]) -> str:
        return found.string[max(0, found.start() - 60) : found.start()]

    def message_told(self, found: re.Match[str]) -> None:
        """Take a request of which all is told in one object."""
        self._place = found.start()
        value, _ = self._reader.value(found.end())
        if isinstance(value, dict):
            self._take("", Arguments(named=value))

    def _take(self, name: str, given: Arguments, *, is_client: bool = False) -> bool:
        example = request_of(
            name,
            given,
            self._base,
            default_verb=self._own.get(name, ""),
            may_be_bare=is_client,
        )
        if example is None:
            return False
        body = example.body
        if self._is_web and name in self._own:
            body = as_web_json("AddJsonBody", body)
        basic = {"Authorization": self._basic} if self._basic else {}
        headers = {**self._shared, **basic, **example.headers}
        self._append(replace(example, headers=headers, body=body))
        return True

    def _append(self, request: Example) -> None:
        self._requests.append(request)
        self._places.append(self._place)

    def _with_arguments(self) -> Iterator[Example]:
        """Go through requests with what the functions around them are called with.

        One whose body a function gets is sent at each call of it.
        """
        heads = list(islice(_FUNCTION.finditer(self._reader.text), _MOST_FUNCTIONS))
        for each, at in zip(self._requests, self._places, strict=True):
            head = next((head for head in reversed(heads) if head.end() <= at), None)
            is_open = isinstance(each.body, str) and UNSET.fullmatch(each.body)
            request = self._with_serial(each, head) if head else each
            bodies = self._given_to(head, is_open[1]) if head and is_open else []
            told = [body for body in bodies if isinstance(body, dict)]
            for body in told:
                yield replace(request, body=body)
            if not told:
                yield request

    def _with_serial(self, request: Example, head: re.Match[str]) -> Example:
        """Return a request for the serial number, if that is what "id" is called with."""
        url = request.url
        for mark in UNSET.finditer(url):
            if placeholder_for(mark[1]) == "id" and any(
                isinstance(value, str)
                and (name := UNSET.fullmatch(value))
                and placeholder_for(name[1]) == "serial"
                for value in self._given_to(head, mark[1])
            ):
                url = url.replace(mark[0], unset("serialNumber"))
        return replace(request, url=url)

    def _given_to(self, head: re.Match[str], name: str) -> list[Any]:
        """Return what a function is called with for a parameter, if it has one."""
        names = [
            re.findall(r"\w+", each.partition("=")[0]) for each in head[2].split(",")
        ]
        names = [words for words in names if words and words[0] not in ("self", "cls")]
        # C#: "string serial"; TypeScript and Python: "serial: string".
        places = [at for at, words in enumerate(names) if name in (words[0], words[-1])]
        if not places:
            return []
        found: list[Any] = []
        calls = re.finditer(rf"\b{head[1]}\s*\(", self._reader.text)
        for call in islice(calls, _MOST_CALLS):
            with suppress(NotPlain):
                given, _ = self._reader.arguments(call.end())
                found += given.plain[places[0] : places[0] + 1]
        return found

    def sent(self, found: re.Match[str]) -> None:
        """Take the verb of a request from the function that sends it."""
        at = self._begun.get(found[2])
        if at is not None and not self._requests[at].method:
            self._change(at, method=found[1].upper())

    def header_set(self, found: re.Match[str]) -> None:
        """Take HTTP Basic, which often belongs to the log-in alone."""
        value = as_text(self._reader.value(found.end())[0])
        is_basic = value.lower().startswith("basic ")
        if self._before(found).endswith("DefaultRequest") or not is_basic:
            self._basic = value if is_basic else ""
        elif self._requests:
            headers = {**self._requests[-1].headers, "Authorization": value}
            self._change(-1, headers=headers)

    def member_set(self, found: re.Match[str]) -> None:
        """Put a value into an object, or into the request that was begun last."""
        value, _ = self._reader.value(found.end())
        name, member = found[1], found[2] or found[3]
        known = self._reader.variables.get(name)
        if isinstance(known, dict):
            self._reader.variables[name] = type(known)({**known, member: value})
        elif name in ("self", "this"):
            if not isinstance(value, str) or not UNSET.fullmatch(value):
                self._reader.variables[member] = value
        elif member == "auth":
            self._basic = basic_header(value).get("Authorization", "")
        elif self._requests and member.lower() == "method":
            self._change(-1, method=verb_of(value) or self._requests[-1].method)
        elif self._requests and member == "RequestUri":
            self._change(-1, url=as_text(value))
        elif member.lower() in ("content", "body", "data"):
            self._give(Arguments([value]))

    def appended(self, found: re.Match[str]) -> None:
        """Put a field into a form."""
        known = self._reader.variables.get(found[1])
        if isinstance(known, Form):
            given, _ = self._reader.arguments(found.end())
            if len(given.plain) == 2:
                field = {as_text(given.plain[0]): given.plain[1]}
                self._reader.variables[found[1]] = Form({**known, **field})

    def query_added(self, found: re.Match[str]) -> None:
        """Add to the query of an address, or of the request that was begun last."""
        given, _ = self._reader.arguments(found.end())
        if len(given.plain) != 2:
            return
        pair = "=".join(map(as_text, given.plain))
        known = self._reader.variables.get(found[1])
        if isinstance(known, str) and "/" in known and len(known) < _LONGEST_URL:
            self._reader.variables[found[1]] = with_pair(known, pair)
        elif self._requests and len(self._requests[-1].url) < _LONGEST_URL:
            self._change(-1, url=with_pair(self._requests[-1].url, pair))

    def content_told(self, found: re.Match[str]) -> None:
        """Take the body out of the object behind a request."""
        self._give(Arguments([self._reader.value(found.end())[0]]))

    def body_added(self, found: re.Match[str]) -> None:
        """Take what a function gets that adds a body to a request, or sends it."""
        if _ANSWERS.search(self._before(found)):
            return
        given, _ = self._reader.arguments(found.end())
        if not any(verb_of(value) for value in given.plain):
            plain = [as_web_json(found[1], value) for value in given.plain]
            self._give(Arguments(plain))

    def _give(self, given: Arguments) -> None:
        """Give a body to the request that was begun last, if it has none."""
        body, is_form = body_among(given.plain)
        if not self._requests or body is None:
            return
        last = self._requests[-1]
        if last.body is None and last.method != "GET":
            self._change(-1, body=body, is_form=is_form)

    def _change(self, at: int, **changes: Any) -> None:
        self._requests[at] = replace(self._requests[at], **changes)


def _base_among(variables: Mapping[str, Any]) -> str:
    """Return the address that a program calls its base, if it has only one."""
    found = {
        value.rstrip("/")
        for name, value in variables.items()
        if _NAMES_BASE.fullmatch(name)
        and isinstance(value, str)
        and _ADDRESS.fullmatch(value)
    }
    return found.pop() if len(found) == 1 else ""
