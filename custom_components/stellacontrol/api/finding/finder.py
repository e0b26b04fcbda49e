"""Finds how a gateway speaks, within limits that `door` keeps."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ..call import Call, CallName
from ..gateway import Credentials, Gateway
from ..models import DeviceList, DeviceStatus
from ..profile import LOG_IN, LOG_OUT, Profile
from .answer import Answer, Send
from .candidates import log_out_places
from .door import Door, Step, StepListener, Stop, Stopped
from .log_in import LoggedIn, LogInSearch
from .reading import ReadingSearch, with_log_in


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
    refusal: Answer | None = field(default=None, repr=False)
    """The last answer to a log-in that did not work."""

    @property
    def is_enough(self) -> bool:
        """Whether devices can be read."""
        return CallName.LIST_DEVICES in self.works and (
            CallName.READ_STATUS in self.works or not self.devices
        )


class Finder:
    """Looks once."""

    def __init__(
        self,
        send: Send,
        gateway: Gateway,
        credentials: Credentials,
        *,
        profile: Profile,
        log_ins_used: int = 0,
        on_step: StepListener = lambda _: None,
        clock: Callable[[], float] | None = None,
    ) -> None:
        """Start from a profile, such as the default or what an example told.

        Args:
            send: Sends one request; follows no redirect, keeps no cookie.
            gateway: Where to ask.
            credentials: Sent at most `door.MOST_LOG_INS` times.
            profile: What is known already; what differs from the default is kept.
            log_ins_used: How often they were sent before.
            on_step: Told of each request.
            clock: Seconds on a clock that never goes back.
        """
        self._door = Door(
            send,
            gateway,
            credentials,
            log_ins_used=log_ins_used,
            on_step=on_step,
            **({} if clock is None else {"clock": clock}),
        )
        self._profile = profile
        self._works: set[CallName] = set()
        self._devices: DeviceList | None = None
        self._status: DeviceStatus | None = None
        self._log_in = LogInSearch(self._door)

    @property
    def door(self) -> Door:
        """The way to the network, with its record."""
        return self._door

    async def find(
        self,
        *,
        tried: Answer | None = None,
        log_in_works: bool = False,
        insist: bool = False,
    ) -> Findings:
        """Look for everything that reading needs; never raises.

        Args:
            tried: What the profile's log-in was answered, if it was tried in vain.
            log_in_works: The profile's log-in has worked.
            insist: Go on where that answer sounds like wrong credentials.
        """
        why: Stop | None = None
        try:
            session = await self._open(tried, log_in_works, insist)
            if session is not None:
                await self._use(session)
        except Stopped as stop:
            why = stop.why
        return Findings(
            profile=self._profile,
            works=frozenset(self._works),
            devices=self._devices,
            status=self._status,
            why=why,
            steps=tuple(self._door.steps),
            refusal=self._log_in.refusal,
        )

    async def _open(
        self, tried: Answer | None, log_in_works: bool, insist: bool
    ) -> LoggedIn | None:
        """Find the log-in."""
        if log_in_works or (tried is None and self._profile.log_in != LOG_IN):
            session = await self._log_in.known(self._profile.log_in)
            if session is not None or log_in_works:
                return session
        return await self._log_in.search(tried, insist=insist)

    async def _use(self, session: LoggedIn) -> None:
        """Find what reads, and close the session whatever comes of it."""
        self._works.add(CallName.LOG_IN)
        self._profile = with_log_in(self._profile, session)
        try:
            await self._read(session)
        finally:
            await self._log_out(session)

    async def _read(self, session: LoggedIn) -> None:
        """Find list and status."""
        search = ReadingSearch(self._door, session)
        listed = await search.find_list(self._profile)
        if listed is None:
            return
        self._works.add(CallName.LIST_DEVICES)
        self._profile, self._devices = listed.profile, listed.devices
        if len(self._devices) == 0:
            return
        found = await search.find_status(self._profile, self._devices)
        if found is not None:
            self._works.add(CallName.READ_STATUS)
            self._profile, self._status = found

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
        # Strict servers want a body wherever there may be one.
        body: dict[str, str] = {}
        if known != LOG_OUT:
            calls = [known]
        elif session.speaks_actions(self._door.gateway):
            body = {"action": "logout", "method": "logout", "token": "{token}"}
            calls = [replace(LOG_OUT, endpoint=log_in.endpoint, path=log_in.path)]
        elif log_in.path != LOG_IN.path:
            calls = [*log_out_places(log_in), LOG_OUT]
        else:
            calls = [LOG_OUT]
        return [
            replace(call, body=body if call.body is None else call.body)
            for call in calls
            if call.method == "POST"
        ]
