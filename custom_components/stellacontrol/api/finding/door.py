"""The finder's only way to the network. It refuses what must never be sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
import time
from typing import Any

from yarl import URL

from ..call import Call, CallName
from ..errors import InvalidProfile
from ..gateway import Credentials, Gateway
from ..masking import Masking
from ..profile import Profile
from ..templates import PRIVATE, fill, fill_texts, placeholders
from .answer import Answer, Request, Send

MOST_REQUESTS = 60
MOST_STATUSES = 12
MOST_LOG_INS = 4
LONGEST_SECONDS = 90
KEPT_FOR_LOG_OUT = 2
"""Requests that are reserved for the log-out."""

MOST_FAILURES = 3
"""After so many failures in a row the finder stops."""

_SECRET = frozenset({"password"})
"""A request with one of these is a log-in. The client's key alone opens no session; some
platforms want it with every request."""


class Stop(StrEnum):
    """Why the finder stops before it is done."""

    REFUSED = "refused"
    """The platform refuses the credentials."""

    LOCKED = "locked"
    """The platform says that the account or the address is locked (423)."""

    RATE_LIMITED = "rate_limited"
    """The platform wants no more requests for now (429)."""

    TROUBLE = "trouble"
    """The platform fails again and again, or cannot be reached."""

    LIMIT = "limit"
    """Requests, log-ins, status requests or time are used up."""


class Stopped(Exception):
    """Nothing more may be sent."""

    def __init__(self, why: Stop) -> None:
        """Remember why."""
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One request that was sent, and what came back; free of secrets and values."""

    call: CallName
    method: str
    path: str
    """As a template: "/devices/{serial}/status"."""
    status: int
    answer: Answer
    has_secret: bool = False
    """Whether credentials were sent."""
    sent: Mapping[str, Any] = field(default_factory=dict)
    """Headers, cookies and body, as templates."""


type StepListener = Callable[[Step], None]


class Door:
    """Sends the requests that the rules allow, counts them, and keeps a record."""

    def __init__(
        self,
        send: Send,
        gateway: Gateway,
        credentials: Credentials,
        *,
        on_step: StepListener = lambda _: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Start with nothing sent."""
        self._send = send
        self.gateway = gateway
        self.credentials = credentials
        self.steps: list[Step] = []
        self.cookies: dict[str, str] = {}
        """Cookies that the platform has set; they are sent back as a browser does."""
        self.speaks_actions = False
        """Whether a word in the body names the call, so that reading needs POST under the
        devices endpoint, too."""
        self.told: set[tuple[str, str]] = set()
        """Verb and path of the log-in and log-out in a given profile."""
        self.usual: list[Answer] = []
        """Answers of the gateway to paths that do not exist."""
        self._has_succeeded = False
        self._log_ins = 0
        self._statuses = 0
        self._failures = 0
        self._on_step = on_step
        self._clock = clock
        self._secrets = {
            "client_id": credentials.client_id,
            "client_key": credentials.client_key,
            "username": credentials.username,
            "password": credentials.password,
        }
        self._ends_at = clock() + LONGEST_SECONDS
        self.masking = Masking(credentials)

    @property
    def requests_left(self) -> int:
        """How many requests may still be sent."""
        return MOST_REQUESTS - KEPT_FOR_LOG_OUT - len(self.steps)

    @property
    def log_ins_left(self) -> int:
        """How often credentials may still be sent."""
        return MOST_LOG_INS - self._log_ins

    @property
    def statuses_left(self) -> int:
        """How many status requests may still be sent."""
        return MOST_STATUSES - self._statuses

    async def ask(
        self, call: Call, profile: Profile | None = None, **values: Any
    ) -> Answer:
        """Send a call and return what came back.

        Args:
            call: What to send.
            profile: Gives headers and cookies; `None` for a request without any.
            values: What stands for placeholders, such as `token` and `serial`.

        Raises:
            Stopped: It must not be sent, or its answer asks to stop.
        """
        known = {**self._secrets, **values}
        self._refuse_unsafe(call)
        sent = _parts(call, profile)
        has_secret = bool(placeholders(list(sent.values())) & _SECRET)
        self._count(call, has_secret=has_secret)
        request = self._request(call, sent, known)
        answer = await self._send(request)
        self.cookies.update(answer.cookies)
        for value in (*values.values(), *answer.cookies.values()):
            self.masking.add(value)
        step = Step(
            call=call.name,
            method=call.method,
            path=self.gateway.path_of(call),
            status=answer.status,
            answer=answer,
            has_secret=has_secret,
            sent=sent,
        )
        self.steps.append(step)
        self._on_step(step)
        self._stop_if_told(answer)
        return answer

    def redirect_of(self, answer: Answer) -> str | None:
        """Return the path of the same gateway that an answer redirects to."""
        location = answer.headers.get("location")
        if not 300 <= answer.status < 400 or not location:
            return None
        try:
            url = self.gateway.url.join(URL(location))
        except ValueError:
            return None
        # Behind a proxy a platform may name another scheme or port than it is asked at;
        # what is asked next goes to the gateway's own.
        is_ours = url.host == self.gateway.url.host
        return url.raw_path if is_ours and not url.query_string else None

    def _request(
        self, call: Call, sent: Mapping[str, Any], known: Mapping[str, Any]
    ) -> Request:
        """Fill the templates in."""
        try:
            url = self.gateway.url_of(call, known)
        except InvalidProfile as err:
            raise Stopped(Stop.LIMIT) from err
        if url.origin() != self.gateway.url.origin():
            raise Stopped(Stop.LIMIT)
        return Request(
            method=call.method,
            url=str(url),
            headers=fill_texts(sent["headers"], known),
            cookies={**self.cookies, **fill_texts(sent["cookies"], known)},
            body=fill(sent["body"], known),
            is_form=call.is_form,
        )

    def _refuse_unsafe(self, call: Call) -> None:
        """Raise for a request that the finder must never send."""
        is_write = call.name in (
            CallName.SET_PARAMETERS,
            CallName.SET_FREQUENCY,
            CallName.SEND_COMMAND,
        )
        path = self.gateway.path_of(call)
        devices = self.gateway.devices_path
        is_below_devices = path == devices or path.startswith(f"{devices}/")
        # Log-in and log-out may have any form that the user's own example shows.
        is_told = (call.method, call.path) in self.told
        if (
            is_write
            or (call.method not in ("GET", "POST") and not is_told)
            or placeholders(call.path) & PRIVATE
            or (call.method == "POST" and is_below_devices and not self.speaks_actions)
        ):
            raise Stopped(Stop.LIMIT)

    def _count(self, call: Call, *, has_secret: bool) -> None:
        """Raise if a limit is reached, else count."""
        if call.name is CallName.LOG_OUT:
            if len(self.steps) >= MOST_REQUESTS:
                raise Stopped(Stop.LIMIT)
        elif self.requests_left <= 0 or self._clock() > self._ends_at:
            raise Stopped(Stop.LIMIT)
        if has_secret:
            if self.log_ins_left <= 0:
                raise Stopped(Stop.LIMIT)
            self._log_ins += 1
        if call.name is CallName.READ_STATUS:
            if self.statuses_left <= 0:
                raise Stopped(Stop.LIMIT)
            self._statuses += 1

    def _stop_if_told(self, answer: Answer) -> None:
        """Raise if the answer asks for no further requests."""
        if answer.status == 423:
            raise Stopped(Stop.LOCKED)
        if answer.status == 429:
            raise Stopped(Stop.RATE_LIMITED)
        is_trouble = answer.status == 0 or answer.status >= 500
        if answer.status == 500 and any(
            known.text == answer.text for known in self.usual
        ):
            # This gateway answers 500 to every unknown path: no sign of trouble.
            is_trouble = False
        self._failures = self._failures + 1 if is_trouble else 0
        if answer.status == 500 and self._has_succeeded:
            self.usual.append(answer)
        self._has_succeeded = self._has_succeeded or answer.is_success
        if self._failures >= MOST_FAILURES:
            raise Stopped(Stop.TROUBLE)


def _parts(call: Call, profile: Profile | None) -> dict[str, Any]:
    """Return what a request carries, as templates."""
    if profile is None:
        return {"headers": call.headers, "cookies": {}, "body": call.body}
    body = call.body
    if isinstance(body, Mapping):
        body = {**profile.fields, **body}
    headers = {**profile.headers, **call.headers}
    return {"headers": headers, "cookies": profile.cookies, "body": body}
