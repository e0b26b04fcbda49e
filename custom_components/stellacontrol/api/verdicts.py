"""What an answer means, judged by what it says and not by its status code alone."""

from dataclasses import dataclass
from datetime import timedelta
import re
from typing import Final

from .call import Call, CallName
from .errors import (
    DeviceNotFound,
    DeviceOffline,
    InvalidCredentials,
    NotPermitted,
    PlatformError,
    RateLimited,
    RequestRejected,
    StellaControlError,
    UnknownPath,
)
from .replies import Reply, code_in, explicit_refusal_in, refusal_in, retry_after

NOT_PERMITTED_PAUSE = timedelta(hours=1)
"""Before a log-in is tried again that the contract does not include."""

_SESSION_CODES: Final = (401, 419, 440, 498)
"""Status codes that always mean that the session has ended."""

_OTHER_CODES: Final = (404, 405, 409, 410, 413, 415, 423, 429)
"""What has a meaning of its own."""

_SESSION = re.compile(
    r"token|session|unauthori[sz]ed|authenticat|log(?:ged)?[ -]?in|sign(?:ed)?[ -]?in|"
    r"expired|jwt|bearer"
)
PERMISSION = re.compile(
    r"permission|permitted|contract|licen[cs]e|subscription|not enabled|not included|"
    r"not allowed|entitle|privilege|\bplan\b"
)
_RATE = re.compile(r"quota|rate.?limit|too many|throttl|slow down")
_QUOTA = re.compile(r"quota|month|messages? .{0,40}(?:used|left|exceed|exhaust|spent)")
_SHORT_TERM = re.compile(r"rate|(?:per|/) ?(?:s|sec|min|h|hour|day)\w*\b")
_SHORTEST_BAN = timedelta(hours=1)
_OFFLINE = re.compile(
    r"offline|not (?:currently )?(?:online|connected)|unreachable|disconnect"
)
_PATH = re.compile(
    r"(?:unknown|no such|no|invalid) (?:path|route|endpoint|url|uri|resource|action|method)|"
    r"(?:path|route|endpoint|url|uri|resource) .{0,60}(?:not|unknown|exist)|"
    r"cannot (?:get|post|put|patch|delete) /|method not allowed|page not found"
)
_DEVICE = re.compile(
    r"(?:unknown|no such|no|invalid) (?:device|repeater|serial)|"
    r"(?:device|repeater|serial)\b.{0,60}(?:not|unknown|no longer|exist|gone)"
)
_WRONG = re.compile(
    r"credential|password|(?<!went )wrong|incorrect|not recogni[sz]ed|"
    r"(?:invalid|unknown|bad|no such) (?:user|client|login|e-?mail|account|name|key|secret)"
    r"|user(?!.?session).{0,20}not"
)
_AWAY = re.compile(r"unauthori[sz]ed|denied|authentication|locked|disabled|suspended")
_LOCKED = re.compile(r"(?:account|user)\b.{0,20}(?:lock|disabl|suspend)|access denied")
PASSING = re.compile(
    r"maintenance|temporar|unavailable|internal|overload|time.?out|database|upstream|"
    r"went wrong"
)
_TROUBLE = re.compile(rf"{PASSING.pattern}|try (?:it )?(?:again|later)")
_BUSY = re.compile(r"(?<!/)session|already (?:logged|signed|active|open|in use)")


class TokenRefused(Exception):
    """The session seems to have ended; a new session will show whether it has."""

    def __init__(self, otherwise: StellaControlError) -> None:
        """Remember what it means if a new session is refused, too."""
        super().__init__()
        self.otherwise = otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a call before its answer is judged."""

    has_worked: bool = False
    """Whether the call has been a success before."""

    in_session: bool = False
    """Whether the session has been of use before."""


def judge(call: Call, reply: Reply, known: Known, *, is_read: bool) -> None:
    """Raise the error that an answer means, if it is no success.

    Args:
        call: What was asked.
        reply: The answer.
        known: What is known of the call.
        is_read: Whether the answer is read afterwards, and so may still turn out to be
            what was asked for.

    Raises:
        TokenRefused: The session has ended, as it seems.
        StellaControlError: What else the refusal means.
    """
    if reply.is_success:
        find = explicit_refusal_in if is_read else refusal_in
        said = find(reply.body) if reply.text else None
        if said is None:
            return
        words = said.lower()
        status = code_in(reply.body) or _code_for(words)
    else:
        status, words = reply.status, reply.words
    err = _meaning(call, reply, status, words, has_worked=known.has_worked)
    err.retry_after = retry_after(reply.headers.get("Retry-After"))
    if _is_end_of_session(call, status, words, known):
        raise TokenRefused(err)
    raise err


def judge_log_in(reply: Reply, *, has_token: bool, is_proven: bool) -> None:
    """Raise the error that the answer to a log-in means, if it opens no session.

    Args:
        reply: The answer.
        has_token: Whether a token was found in it.
        is_proven: Whether a log-in has worked here before, so that a refusal is one of
            the credentials and not of the path.

    Raises:
        StellaControlError: What the refusal means.
    """
    said = refusal_in(reply.body) if reply.is_success and reply.text else None
    # A refusal may carry a trace or a proxy's cookie, which look like tokens.
    if has_token and reply.is_success and said is None:
        return
    words = (said or reply.text).lower()
    status = (code_in(reply.body) if said else None) or reply.status
    err = _clear_log_in(status, words, is_proven=is_proven)
    err = err or _doubtful_log_in(reply, status, words, is_proven=is_proven)
    err.retry_after = retry_after(reply.headers.get("Retry-After")) or err.retry_after
    raise err


def _clear_log_in(
    status: int, words: str, *, is_proven: bool
) -> StellaControlError | None:
    """Return what a refused log-in means that says so itself; `None` if it does not."""
    call, is_wrong = CallName.LOG_IN, _WRONG.search(words)
    if 300 <= status < 400:
        return PlatformError(call, f"unexpected answer ({status})")
    if status == 429 or (_RATE.search(words) and not is_wrong):
        return RateLimited(call, f"too many requests ({status})", None)
    if status == 403 and PERMISSION.search(words):
        err = NotPermitted(call, "the contract does not include it (403)")
        err.retry_after = NOT_PERMITTED_PAUSE
        return err
    if status == 401 or is_wrong or (status < 500 and _LOCKED.search(words)):
        return _refused_credentials(status)
    # None of these is mended by other credentials, nor by another spelling of a call.
    passing = (PASSING, _BUSY, _PATH) if is_proven else (PASSING, _BUSY)
    if status >= 500 or any(pattern.search(words) for pattern in passing):
        return PlatformError(call, f"unexpected answer ({status})")
    return _refused_credentials(status) if _AWAY.search(words) else None


def _doubtful_log_in(
    reply: Reply, status: int, words: str, *, is_proven: bool
) -> StellaControlError:
    """Return what a refused log-in means that does not speak of the credentials."""
    call = CallName.LOG_IN
    if status in (408, 425):
        return PlatformError(call, f"unexpected answer ({status})")
    # Not an object: a proxy speaks.
    is_odd = not isinstance(reply.body, dict) or _TROUBLE.search(words)
    if reply.is_success and (not is_proven or is_odd):
        return PlatformError(call, "the answer holds no token")
    if is_proven and not reply.is_page:
        return _refused_credentials(status)
    return _unproven_log_in(status)


def _refused_credentials(status: int) -> StellaControlError:
    """Return that the platform refuses the credentials."""
    cause = "the platform refuses the credentials"
    return InvalidCredentials(
        CallName.LOG_IN, cause if status == 401 else f"{cause} ({status})"
    )


def _unproven_log_in(status: int) -> StellaControlError:
    """Return what a refusal means where nobody knows whether the path exists."""
    call = CallName.LOG_IN
    if status in (404, 405):
        return UnknownPath(call, f"the platform does not know this path ({status})")
    if status == 403:
        return NotPermitted(call, "the contract does not include it (403)")
    if status in (400, 415, 422):
        return RequestRejected(call, f"the platform rejects it ({status})")
    return PlatformError(call, f"unexpected answer ({status})")


def is_about_form(err: StellaControlError) -> bool:
    """Whether a refusal says that the request is not written as expected.

    Then nothing has happened, and another spelling may be tried.
    """
    if isinstance(err, UnknownPath):
        return True
    if err.told is None or not isinstance(err, RequestRejected):
        return False
    said = err.told.excerpt.lower()
    return not any(
        pattern.search(said) for pattern in (_DEVICE, PERMISSION, _OFFLINE, _RATE)
    )


def is_about_device(words: str) -> bool:
    """Whether a refusal, in lower case, says that it is the device that is not there."""
    return bool(_DEVICE.search(words))


def is_about_place(err: StellaControlError) -> bool:
    """Whether a refusal leaves open that what was asked for is somewhere else.

    Trouble that may pass, such as a server error, says nothing of the place. A device
    that was listed just now and is not found may have another name in paths.
    """
    if err.told is None or err.told.status in _SESSION_CODES:
        return False
    if err.told.status >= 500:
        return False
    if isinstance(err, NotPermitted):
        return not PERMISSION.search(err.told.excerpt.lower())
    return isinstance(err, PlatformError | DeviceNotFound | RequestRejected)


def _meaning(
    call: Call, reply: Reply, status: int, words: str, *, has_worked: bool
) -> StellaControlError:
    """Return what a refusal means if the session is not to blame."""
    name, names_device = call.name, bool({"serial", "id"} & call.placeholders)
    if status in _SESSION_CODES:
        return PlatformError(name, "the platform refuses the token of a new session")
    if status == 429:
        limited = RateLimited(
            name, "too many requests, or the quota is spent (429)", None
        )
        wait = retry_after(reply.headers.get("Retry-After"))
        limited.is_quota_spent = (
            names_device
            and bool(_QUOTA.search(words))
            and not _SHORT_TERM.search(words)
            # What is back so soon is no month's; at its very end nothing is lost by it.
            and (wait is None or wait >= _SHORTEST_BAN)
        )
        return limited
    is_command = name == CallName.SEND_COMMAND
    if is_command and (status == 409 or (status < 500 and _OFFLINE.search(words))):
        return DeviceOffline(name, f"the device is not online ({status})")
    if status in (404, 410) and names_device and (has_worked or _DEVICE.search(words)):
        return DeviceNotFound(name, f"the account has no such device ({status})")
    if status in (404, 405, 501) or (status in (400, 403) and _PATH.search(words)):
        return UnknownPath(name, f"the platform does not know this path ({status})")
    if status == 403:
        return NotPermitted(name, "the contract does not include it (403)")
    if status in (400, 415, 422):
        return RequestRejected(name, f"the platform rejects it ({status})")
    if reply.is_success:
        return PlatformError(name, "the platform calls it a failure")
    return PlatformError(name, f"unexpected answer ({status})")


def _is_end_of_session(call: Call, status: int, words: str, known: Known) -> bool:
    """Whether a refusal looks as if the session had ended."""
    if status in _SESSION_CODES:
        return True
    if not 400 <= status < 500 or status in _OTHER_CODES or PERMISSION.search(words):
        return False
    if _SESSION.search(words):
        return True
    # What has worked cannot be malformed, and is hardly forbidden all of a sudden.
    is_read = call.name in (CallName.READ_STATUS, CallName.LIST_DEVICES)
    is_same_as_ever = is_read and known.has_worked and known.in_session
    return is_same_as_ever and not _RATE.search(words)


def _code_for(words: str) -> int:
    """Return the status code that fits what a refusal says."""
    for pattern, code in (
        (PERMISSION, 403),
        (_RATE, 429),
        (_OFFLINE, 409),
        (_DEVICE, 404),
        (_SESSION, 401),
        (_TROUBLE, 503),
    ):
        if pattern.search(words):
            return code
    return 422
