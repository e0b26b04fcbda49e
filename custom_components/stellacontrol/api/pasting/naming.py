"""Telling which of the calls a request is, by what is in it."""

from collections.abc import Mapping
import re
from typing import Any

from ..aliases import credential_for, folded, placeholder_for
from ..call import Call, CallName
from ..templates import placeholders
from .commands import find_command, says_open_command, word_left_open
from .example import Example
from .frequencies import has_frequency
from .meanings import (
    DEVICE,
    FREQUENCY_KEY,
    FREQUENCY_WORD,
    SHORT_BAND,
    band,
    command_in,
    on_or_off,
    says_on_or_off,
)
from .paths import command_part, last_part, parts_behind_device
from .queries import query_of
from .templating import Templates
from .wish import says_wish
from .writes import as_parameters, has_bands

_LOG_IN = re.compile(
    r"log-?[io]n|sign-?in|auth\w*|sessions?|tokens?|access-?token", re.IGNORECASE
)
_SESSION = re.compile(rf"security|{_LOG_IN.pattern}", re.IGNORECASE)
_BASE = re.compile(r"^\w+://[^/]*(?=/)")
_LOG_OUT = re.compile(
    r"log[-_]?(?:out|off)|sign[-_]?out|invalidate|revoke", re.IGNORECASE
)
_CLOSE = re.compile(r"(?:close|end|terminate|destroy)(?:[-_]?session)?", re.IGNORECASE)
"""What is done to a session that was opened, as the last part of a path about sessions."""
_STATUS = re.compile(r"stat(?:us|e)|latest|telemetry|report", re.IGNORECASE)
_READS = re.compile(
    r"(?:get|list|read|fetch|query|show|find|search|load|retrieve|request|all)\w*"
    r"|(?:devices?|repeaters?|units?|current|last)?"
    r"(?:stat(?:us|e)|info|lists?|metadata|details?|telemetry|reports?|data|devices?|latest)"
)
"""Words of a request that asks for something; any other may change it."""
_PARAMETERS = re.compile(r"param(?:eter)?s?|settings?|config\w*", re.IGNORECASE)
_CHANGES = re.compile(r"/(?:set|switch|turn|toggle|control)", re.IGNORECASE)
_SETS = re.compile(r"/(?:set|switch|turn|toggle)(?=[A-Z/?_-]|$)")
_DEVICE_LAST = re.compile(r"/\{(?:serial|id)\}/?(?=$|\?)")
_COMMANDS = re.compile(r"commands?|actions?|\{command\}", re.IGNORECASE)
_CHOOSING = ("action", "method", "command", "operation", "op", "type", "request")
_NAMES_DEVICE = ("serial", "serialnumber", "deviceid", "id", "sn")


def call_of(
    request: Example,
    path: str,
    headers: Mapping[str, str],
    log_in: Call | None,
    templates: Templates,
) -> CallName | None:
    """Return which call a request is; `None` if it is none that we know.

    Args:
        request: As the example shows it.
        path: Its path as a template.
        headers: Its headers as templates.
        log_in: The log-in, if the example has shown it already.
        templates: Knows the credentials by name and, if they were typed, by value.
    """
    if _is_log_in(request.body, headers, templates):
        return CallName.LOG_IN
    if any(_LOG_OUT.search(text) for text in (path, *_words_of(request.body))):
        return CallName.LOG_OUT
    if _closes(request, path, log_in):
        return CallName.LOG_OUT
    if request.method != "GET":
        name = _write(request, path)
    else:
        name = _write_by_get(path, query_of(request.url))
    if name is not None:
        return name
    if request.method != "GET" and (
        request.method != "POST" or not _asks(request, path)
    ):
        return None
    if _SETS.search(path):
        return None  # whatever it sets, it would be set at each look
    about_device = DEVICE & placeholders(path) or _names_device(request.body)
    return CallName.READ_STATUS if about_device else CallName.LIST_DEVICES


def _asks(request: Example, path: str) -> bool:
    """Whether what is posted asks for something, by a word in its body or its path."""
    if words := _words_of(request.body):
        return all(_READS.fullmatch(folded(word)) for word in words)
    # A body that says more than which device could change it.
    says_more = any(
        folded(key) not in _NAMES_DEVICE and placeholder_for(key) != "token"
        for key, _ in _members(request.body)
    )
    return not says_more and _READS.fullmatch(folded(last_part(path))) is not None


def says_status(path: str, body: Any) -> bool:
    """Whether a request says that it is for a status."""
    return any(_STATUS.search(text) for text in (path, *_words_of(body)))


def is_plain_reboot(body: Any, path: str) -> bool:
    """Whether a command is a reboot in a word that means nothing else."""
    word = command_part(path).partition(".")[0]
    name, told = find_command(body) or command_in(word) or ("", "")
    return name == "reboot" and told.lower() != "reset"


def _closes(request: Example, path: str, log_in: Call | None) -> bool:
    """Whether a request deletes or closes the session."""
    about_device = DEVICE & placeholders(path) or _names_device(request.body)
    is_session = _SESSION.search(_BASE.sub("", request.url)) and not about_device
    if request.method != "DELETE":
        return bool(is_session and _CLOSE.fullmatch(last_part(path)))
    is_same = log_in is not None and log_in.path != "" and path.startswith(log_in.path)
    return is_same or bool(is_session)


def _write(request: Example, path: str) -> CallName | None:
    """Return which call something is that is sent, rather than asked for."""
    body, last = request.body, last_part(path)
    query = query_of(request.url)
    # Documentation often shows no more than a verb and a path.
    is_bare = body is None
    if find_command([body, query]) or command_part(path):
        return CallName.SEND_COMMAND
    # The device may follow: "/command/{serial}".
    word = last if is_bare else last_part(_DEVICE_LAST.sub("", path))
    is_open = is_bare or word_left_open(body) is not None
    if last == "{command}" or (is_open and _COMMANDS.fullmatch(word)):
        return CallName.SEND_COMMAND
    if "band" in path or has_bands([body, query]):
        return CallName.SET_PARAMETERS
    if has_frequency([body, query]) or _is_about_frequency(path):
        return CallName.SET_FREQUENCY
    if _switches_band(path, [body, query]):
        return CallName.SET_PARAMETERS
    if says_open_command(body) and not _is_about_band(last, body):
        return CallName.SEND_COMMAND
    if is_bare and _PARAMETERS.fullmatch(last):
        return CallName.SET_PARAMETERS
    if is_bare and request.method == "POST" and _LOG_IN.fullmatch(last):
        return CallName.LOG_IN
    return None


def _write_by_get(path: str, query: Mapping[str, Any]) -> CallName | None:
    """Return which change a request makes, although it only seems to ask.

    What is asked about a band or a frequency is no change, whatever narrows it down.
    """
    words = parts_behind_device(path)
    if command_part(path) or (
        find_command(query) and any(map(_COMMANDS.fullmatch, words))
    ):
        return CallName.SEND_COMMAND
    if _is_about_frequency(path) and has_frequency([*query.values(), *words[-1:]]):
        return CallName.SET_FREQUENCY
    if not (_CHANGES.search(path) or any(map(on_or_off, words))):
        return None
    return CallName.SET_PARAMETERS if _switches_band(path, [query]) else None


def _is_about_frequency(path: str) -> bool:
    """Whether a path says that it is for the message frequency, or holds one."""
    if FREQUENCY_WORD.fullmatch(last_part(path)):
        return True
    return bool(FREQUENCY_KEY.search(folded(path)))


def _is_about_band(last: str, body: Any) -> bool:
    """Whether an action may be to turn a band on or off, by the end of a path or the body."""
    return says_on_or_off(last) or "band" in placeholders(as_parameters(body))


def _switches_band(path: str, told: list[Any]) -> bool:
    """Whether a request has a band's identifier somewhere, and says on or off.

    Args:
        path: As a template.
        told: Its body and its query.
    """
    parts = parts_behind_device(path)
    template = [as_parameters(each, bands=SHORT_BAND) for each in told]
    has_band = "band" in placeholders([template, path]) or any(map(band, parts))
    return has_band and (
        "on" in placeholders(path) or says_wish(template) or any(map(on_or_off, parts))
    )


def _is_log_in(body: Any, headers: Mapping[str, str], templates: Templates) -> bool:
    """Whether a request carries a password."""
    kinds = credentials_in(body, templates)
    return (
        ("password" in kinds and len(kinds) >= 2)
        or "password" in placeholders(dict(headers))
        or {"client_id", "client_key"} <= kinds
    )


def credentials_in(body: Any, templates: Templates) -> set[str]:
    """Return which credentials a body holds, by their names and their values."""
    return {
        kind
        for key, value in _members(body)
        for kind in (credential_for(key), templates.credential(value))
        if kind is not None
    }


def _names_device(body: Any) -> bool:
    """Whether a body says which device is meant; a small number is none."""
    return any(
        folded(key) in _NAMES_DEVICE and not (isinstance(value, int) and value < 1000)
        for key, value in _members(body)
    )


def _members(value: Any) -> list[tuple[str, Any]]:
    """Return every key of a body, with its value."""
    if isinstance(value, Mapping):
        return [
            each
            for key, inner in value.items()
            for each in ((str(key), inner), *_members(inner))
        ]
    if isinstance(value, list):
        return [each for inner in value for each in _members(inner)]
    return []


def _words_of(body: Any) -> list[str]:
    """Return the words with which a body chooses what is done."""
    given = body if isinstance(body, Mapping) else {}
    return [
        value
        for key, value in given.items()
        if folded(str(key)) in _CHOOSING and isinstance(value, str)
    ]
