"""What came back for a request, and what it says by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
import re
from typing import Any, Final

from .aliases import folded
from .fields import IllTyped
from .moments import read_moment

LONGEST_RETRY_AFTER = timedelta(days=31)
"""A quota month; a platform that asks for more means something else."""

_ERROR_KEYS: Final = (
    "error",
    "errors",
    "errormessage",
    "errorcode",
    "fault",
    "exception",
    "iserror",
    "haserror",
    "haserrors",
)
_SUCCESS_KEYS: Final = ("success", "ok", "succeeded", "issuccess")
_CODE_KEYS: Final = ("code", "statuscode", "status", "errorcode", "httpstatus")
_MESSAGE_KEYS: Final = ("message", "reason", "detail", "msg", "title")
_STATES: Final = ("error", "fail", "failed", "failure")
"""Words for a failure that a device can be in, too."""
_FAILURES: Final = (*_STATES, "refused", "rejected")

_NO_ERROR = re.compile(
    r"[\s\"']*(?:[0.]*|2\d\d|n/?a|none|null|nil|no|false|ok(?:ay)?|success(?:ful|fully)?|"
    r"succeeded|no[ _-]?(?:error|fault|exception)s?)[\s.!\"']*",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\s*<(?:!doctype|html)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came back for one request."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    cookies: Mapping[str, str] = field(default_factory=dict, repr=False)
    text: str = field(default="", repr=False)
    """The beginning of the body; empty if it was read as JSON and tells no refusal."""
    body: Any = field(default=None, repr=False)
    """The decoded JSON; `None` if there is none."""
    is_json: bool = True
    """Whether the body could be decoded; an empty one can."""
    is_large: bool = False
    """Whether reading it would hold up the event loop."""

    @property
    def is_success(self) -> bool:
        """Whether the status code says so."""
        return 200 <= self.status < 300

    @property
    def is_page(self) -> bool:
        """Whether it is a web page: something in the platform's place speaks."""
        return not self.is_json and bool(_PAGE.match(self.text))

    @property
    def words(self) -> str:
        """What it says, in lower case."""
        return self.text.lower()


type _Named = dict[str, Any]
"""An object, with its keys as they are compared."""


def refusal_in(content: Any) -> str | None:
    """Return what a success that is none says; `None` if it is one."""
    if not isinstance(content, dict):
        return None
    outer = _named(content)
    if (said := _refusal(outer, is_data=_is_device(outer))) is not None:
        return said
    inner = _wrapped(content)
    if inner is None or _is_device(inner):
        return None
    said = _refusal(inner, is_data=len(inner) > 1)
    return said if said is None else f"{said} {_message(outer) or ''}".strip()


def _refusal(named: _Named, *, is_data: bool) -> str | None:
    """Return what one object says if it tells a failure.

    Args:
        named: The object.
        is_data: Whether it may be what was asked for, such as a device. Numbers and
            states in it mean a refusal only beside a message.
    """
    message = _message(named)
    for key in _ERROR_KEYS:
        if not _is_no_error(value := named.get(key)):
            what = key if value is True else str(value)
            return f"{what} {message or ''}".strip()
    for key in _SUCCESS_KEYS:
        if key in named and str(named[key]).lower() in ("false", "0", "no"):
            return message or "not successful"
    is_told = message is not None or not is_data
    for key in ("status", "result", "state"):
        word = str(named.get(key)).lower()
        is_state = key != "result" and word in _STATES
        if word in _FAILURES and not (is_state and (_is_device(named) or not is_told)):
            return message or word
    code = _code(named) if is_told else None
    return None if code is None else message or f"code {code}"


def _named(content: dict[Any, Any]) -> _Named:
    """Return an object with its keys as they are compared."""
    return {folded(str(key)): value for key, value in content.items()}


def _wrapped(content: dict[Any, Any]) -> _Named | None:
    """Return the object around which another is only a wrapper; `None` if it is none."""
    within = [
        (str(key), value)
        for key, value in content.items()
        if isinstance(value, dict | list) and value
    ]
    if len(within) != 1 or not isinstance(within[0][1], dict):
        return None
    # Anything but a word is a name of its own, such as a serial number.
    return _named(within[0][1]) if within[0][0].isalpha() else None


def _is_device(named: _Named) -> bool:
    """Whether an object holds a serial number, so that states in it are a device's."""
    return any(
        ("serial" in key or key == "sn") and value for key, value in named.items()
    )


def _message(named: _Named) -> str | None:
    """Return what an object says in words."""
    said = (named[key] for key in _MESSAGE_KEYS if named.get(key))
    return next((str(text) for text in said if isinstance(text, str | list)), None)


def _is_no_error(value: Any) -> bool:
    """Whether what stands in the place of an error says that there is none."""
    if isinstance(value, dict):
        return all(map(_is_no_error, value.values()))
    if isinstance(value, list):
        return all(map(_is_no_error, value))
    return _NO_ERROR.fullmatch(str(value)) is not None


def explicit_refusal_in(content: Any) -> str | None:
    """Return what a failed read says that cannot be a status or a list as well."""
    if not isinstance(content, dict):
        return None
    named = _named(content)
    if any(key in named and named[key] is False for key in _SUCCESS_KEYS):
        return refusal_in(content)
    return None


def code_in(body: dict[Any, Any]) -> int | None:
    """Return the status code that a body tells; `None` if it tells none."""
    outer, inner = _named(body), _wrapped(body) or {}
    errors = (named.get("error") for named in (outer, inner))
    holders = [outer, *(_named(each) for each in errors if type(each) is dict)]
    if len(inner) == 1 or _message(inner):
        holders.append(inner)
    return next((code for each in holders if (code := _code(each)) is not None), None)


def _code(named: _Named) -> int | None:
    """Return the status code of a failure that an object tells; `None` if none."""
    for key in _CODE_KEYS:
        text = str(named.get(key, ""))
        if len(text) == 3 and text.isdecimal() and 400 <= int(text) < 600:
            return int(text)
    return None


def read_date(header: str | None) -> datetime | None:
    """Return the time that the head of an answer tells; `None` if it tells none."""
    try:
        return read_moment(header or "")
    except IllTyped:
        return None


def retry_after(value: str | None) -> timedelta | None:
    """Read a delay in seconds or a date; `None` if absent or absurd."""
    if value is None:
        return None
    try:
        delay = timedelta(seconds=int(value))
    except ValueError, OverflowError:
        if (moment := read_date(value)) is None:
            return None
        delay = moment - datetime.now(UTC)
    if not timedelta(0) <= delay <= LONGEST_RETRY_AFTER:
        return None
    return delay
