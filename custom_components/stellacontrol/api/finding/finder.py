"""Finds how a gateway speaks, within limits that `door` keeps."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
import time
from typing import Any

from ..call import Call, CallName
from ..gateway import Credentials, Gateway
from ..models import DeviceList, DeviceStatus
from ..profile import LOG_IN, LOG_OUT, Profile
from ..replies import refusal_in
from ..verdicts import PASSING, PERMISSION
from .answer import Answer, Send
from .bodies import ACTION_KEYS
from .door import Door, Step, StepListener, Stop, Stopped
from .judge import Verdict, is_about_contract, is_clear, judge_log_in
from .list_finder import ListFinder, list_page, with_pages
from .log_in import LoggedIn, LogInFinder, session_in
from .places import log_out_places
from .status_finder import StatusFinder
from .writes import with_writes


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What is known of a gateway after looking."""

    profile: Profile
    """As far as it was found; the rest is what it was before."""

    works: frozenset[CallName] = frozenset()
    """The calls that were seen to work."""

    devices: DeviceList | None = None
    status: DeviceStatus | None = None
    why: Stop | None = None
    """Why it ended early; `None` if everything that may be tried was tried."""

    steps: tuple[Step, ...] = ()

    @property
    def is_enough(self) -> bool:
        """Whether devices can be read."""
        return CallName.LIST_DEVICES in self.works and (
            CallName.READ_STATUS in self.works or not self.devices
        )

    @property
    def cause(self) -> Step | None:
        """The request whose answer says best why it is not enough."""
        for call in (CallName.LOG_IN, CallName.LIST_DEVICES, CallName.READ_STATUS):
            asked = [step for step in self.steps if step.call is call]
            if call not in self.works and asked:
                # What was known before is asked first; what was sent last with
                # credentials was judged by the platform.
                judged = [step for step in asked if step.has_secret]
                told = [step for step in judged if step.status not in (404, 405)]
                return told[-1] if told else (judged or asked)[0]
        return None


class Outcome(StrEnum):
    """What came of trying a profile."""

    WORKS = "works"
    DIFFERS = "differs"
    """The gateway does not speak like this; looking may help."""

    UNREACHABLE = "cannot_connect"
    REFUSED = "invalid_auth"
    NOT_PERMITTED = "not_permitted"
    RATE_LIMITED = "rate_limited"
    TROUBLE = "platform_error"


class Finder:
    """Tries one profile, and looks for another if need be; both share the limits."""

    def __init__(
        self,
        send: Send,
        gateway: Gateway,
        credentials: Credentials,
        *,
        profile: Profile,
        on_step: StepListener = lambda _: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Start from a profile, such as the default or what an example told.

        Args:
            send: Sends one request; follows no redirect, keeps no cookie.
            gateway: Where to ask.
            credentials: Sent at most `door.MOST_LOG_INS` times.
            profile: What is known already; what differs from the default is kept.
            on_step: Told of each request.
            clock: Seconds on a clock that never goes back.
        """
        self._door = Door(send, gateway, credentials, on_step=on_step, clock=clock)
        # What a profile says of reading is followed, also where it reads by POST.
        self._door.speaks_actions = "POST" in (
            profile.devices.method,
            profile.status.method,
        )
        self._door.told = {
            (call.method, call.path) for call in (profile.log_in, profile.log_out)
        }
        self._profile = profile
        self._works: set[CallName] = set()
        self._devices: DeviceList | None = None
        self._status: DeviceStatus | None = None
        self._log_in = LogInFinder(self._door)
        self._tried: Answer | None = None
        self._why: Stop | None = None

    @property
    def door(self) -> Door:
        """The way to the network, with its record."""
        return self._door

    @property
    def findings(self) -> Findings:
        """What is known so far."""
        return Findings(
            profile=self._profile,
            works=frozenset(self._works),
            devices=self._devices,
            status=self._status,
            why=self._why,
            steps=tuple(self._door.steps),
        )

    async def try_profile(self) -> Outcome:
        """Log in, list the devices and log out, each once; never raises.

        Costs three requests, none of them of a device.
        """
        try:
            answer = await self._door.ask(self._profile.log_in)
            session = session_in(
                self._door, self._profile.log_in, answer, self._profile
            )
            if session is None:
                self._tried = answer
                return _outcome_of_log_in(answer, self._door, self._profile.log_in)
            self._works.add(CallName.LOG_IN)
            try:
                answer = await self._door.ask(
                    self._profile.devices, self._profile, token=session.token
                )
                if (page := list_page(answer)) is not None:
                    self._devices = await with_pages(
                        self._door, self._profile, session.token, page
                    )
            finally:
                await self._log_out(session)
        except Stopped as stop:
            return _STOPS.get(stop.why, Outcome.TROUBLE)
        if self._devices is None:
            return _outcome_of_list(answer)
        self._works.add(CallName.LIST_DEVICES)
        return Outcome.WORKS

    async def find(self, *, insist: bool = False) -> Findings:
        """Look for everything that reading needs; never raises.

        Args:
            insist: Go on where the log-in sounds like wrong credentials, since the user
                says that they are right.
        """
        self._why = None
        try:
            session = await self._open(insist=insist)
            if session is not None:
                await self._use(session)
        except Stopped as stop:
            self._why = stop.why
        return self.findings

    async def _open(self, *, insist: bool) -> LoggedIn | None:
        """Log in as it is known to work, or find out how."""
        if self._tried is None:
            session = await self._log_in.known(self._profile)
            if session is not None or CallName.LOG_IN in self._works:
                return session
            self._tried = self._log_in.refusal
        return await self._log_in.search(
            self._tried, at=self._profile.log_in, insist=insist
        )

    async def _use(self, session: LoggedIn) -> None:
        """Find the calls that read, and close the session in any case."""
        self._works.add(CallName.LOG_IN)
        shorter = await self._log_in.simplest(session)
        self._profile = replace(self._profile, log_in=(shorter or session).call)
        try:
            await self._read(session)
        finally:
            await self._log_out(session)
            if shorter is not None:
                await self._log_out(shorter)

    async def _read(self, session: LoggedIn) -> None:
        """Find list and status."""
        listed = await ListFinder(self._door, session).find(self._profile)
        if listed is None:
            return
        self._works.add(CallName.LIST_DEVICES)
        self._profile, self._devices = listed.profile, listed.devices
        if len(self._devices) == 0:
            return
        search = StatusFinder(self._door, session.token)
        found = await search.find(self._profile, self._devices)
        if found is not None:
            self._works.add(CallName.READ_STATUS)
            profile, self._status = found
            self._profile = with_writes(profile, self._door.gateway)

    async def _log_out(self, session: LoggedIn) -> None:
        """Close the session, and find out how if the usual way does not work."""
        for place in self._log_outs(session):
            try:
                answer = await self._door.ask(place, self._profile, token=session.token)
            except Stopped:
                return
            if answer.is_success:
                self._works.add(CallName.LOG_OUT)
                if place.path != self._profile.log_out.path or place.body:
                    self._profile = replace(self._profile, log_out=place)
                return

    def _log_outs(self, session: LoggedIn) -> list[Call]:
        """Return what may close the session; only POST is tried."""
        known, log_in = self._profile.log_out, session.call
        if known != LOG_OUT:
            return [known]
        if session.speaks_actions(self._door.gateway):
            there = replace(LOG_OUT, endpoint=log_in.endpoint, path=log_in.path)
            return [replace(there, body=self._log_out_action())]
        if log_in.path != LOG_IN.path:
            # Strict servers want a body wherever there may be one.
            return [*log_out_places(log_in), LOG_OUT]
        return [LOG_OUT]

    def _log_out_action(self) -> dict[str, Any]:
        """Return the body of a log-out that a word chooses, written as the list's is."""
        listed = self._profile.devices.body
        known = listed if isinstance(listed, dict) else {}
        keys = [key for key in ACTION_KEYS if key in known] or ["action", "method"]
        others = {key: value for key, value in known.items() if key not in keys}
        return {
            **dict.fromkeys(keys, "logout"),
            **(others if known else {"token": "{token}"}),
        }


_STOPS = {Stop.RATE_LIMITED: Outcome.RATE_LIMITED, Stop.LOCKED: Outcome.REFUSED}


def _outcome_of_log_in(answer: Answer, door: Door, call: Call) -> Outcome:
    """Say what an answer to a log-in means that holds no token."""
    if answer.status == 500 and is_clear(answer):
        answer = replace(answer, status=400)  # judged by its words
    if (outcome := _outcome_of_any(answer)) is not None:
        return outcome
    if not is_clear(answer):
        # A success that is none; what has no path or no token may be found elsewhere.
        said = refusal_in(answer.body) if 200 <= answer.status < 300 else None
        if said is not None and PASSING.search(said.lower()):
            return Outcome.TROUBLE
        if answer.status in (401, 403):
            return Outcome.DIFFERS  # perhaps it says so of every path: look
    path = door.gateway.path_of(call)
    verdict = judge_log_in(answer, path=path, absent=None, empty=None)
    return Outcome.REFUSED if verdict is Verdict.REFUSED else Outcome.DIFFERS


def _outcome_of_list(answer: Answer) -> Outcome:
    """Say what an answer means that lists no devices."""
    # The session is good, so that plainer words are enough than of a log-in.
    if answer.status == 403 and PERMISSION.search(answer.words):
        return Outcome.NOT_PERMITTED
    return _outcome_of_any(answer) or Outcome.DIFFERS


def _outcome_of_any(answer: Answer) -> Outcome | None:
    """Return what an answer means for every call; `None` if that depends on the call."""
    if answer.status == 0:
        return Outcome.TROUBLE if answer.is_broken else Outcome.UNREACHABLE
    if answer.status >= 500 and answer.status != 501:
        return Outcome.TROUBLE
    return Outcome.NOT_PERMITTED if is_about_contract(answer) else None
