"""The integration session: one token, shared by all calls in flight.

A session is to be kept as short as possible and dies unconditionally 15 minutes after
its log-in (guide). So it is opened by the first call, shared, closed when nothing more
is due soon, and never used beyond 14 minutes.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
import logging
import time
from typing import Any, Final

from .errors import (
    InvalidCredentials,
    NotPermitted,
    RequestRejected,
    StellaControlError,
    UnknownPath,
)

LOGGER: Final = logging.getLogger(__name__)

LONGEST_AGE = timedelta(minutes=14)
"""A minute less than the platform allows, so that no call meets the end."""

LINGER = timedelta(seconds=30)
"""A log-in costs more than keeping a session open this long."""

PATIENCE = timedelta(seconds=3)
"""How long `close` waits: a platform that does not answer must not hold up a stop."""


_LOG_OUT_REFUSALS: Final = (RequestRejected, NotPermitted, UnknownPath)
"""What tells that sessions stay open, and not only this one."""


@dataclass(slots=True, eq=False)
class Token:
    """A session's token and who uses it."""

    value: str = field(repr=False)
    cookies: dict[str, str] = field(default_factory=dict, repr=False)
    """What the platform has set within this session."""

    opened_at: float = 0
    has_worked: bool = False
    """Whether the platform has taken it once."""

    doubted_by: object = None
    """The call that was refused last, if none has worked since: it may have ended."""

    has_ended: bool = False
    """Whether it is taken to be gone, and needs no log-out."""

    calls_in_flight: int = 0
    retired: bool = False
    """No new call may use it; the last one in flight closes it."""


class IntegrationSession:
    """Keeps at most one usable token, opened and closed by two given calls.

    Invariants: callers that wake together cause one log-in; no token is handed out
    that is older than `LONGEST_AGE`; a token is closed exactly once, after its last
    call; refused credentials are not tried again; nothing is kept open after `close`,
    whoever still calls; a log-in that its caller gave up is logged out.
    """

    def __init__(
        self,
        *,
        log_in: Callable[[], Awaitable[Token]],
        log_out: Callable[[Token], Awaitable[None]],
        is_due_within: Callable[[timedelta], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Store the two calls; send nothing yet.

        Args:
            log_in: Opens a session and returns its token.
            log_out: Closes the session of a token.
            is_due_within: Whether a call is planned within a time.
            clock: Seconds on a clock that never goes back.
        """
        self._log_in = log_in
        self._log_out = log_out
        self._is_due_within = is_due_within
        self._clock = clock
        self._token: Token | None = None
        self._opening = asyncio.Lock()
        self._refusal: InvalidCredentials | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._users = 0
        self._unused = asyncio.Event()
        self._unused.set()
        self._is_closed = False
        self._has_told = False
        self._closing: set[asyncio.Task[None]] = set()

    @property
    def is_open(self) -> bool:
        """Whether a session is open that a call could share."""
        return self._token is not None

    @asynccontextmanager
    async def use(self) -> AsyncIterator[Token]:
        """Hold a token for the length of a call.

        Raises:
            StellaControlError: The log-in failed.
        """
        self._users += 1
        self._unused.clear()
        try:
            token = await self._usable()
            token.calls_in_flight += 1
            self._stop_timer()
            try:
                yield token
            finally:
                token.calls_in_flight -= 1
                if token.calls_in_flight == 0:
                    self._rest(token)
        finally:
            self._users -= 1
            if self._users == 0:
                self._unused.set()

    def drop(self, token: Token, *, has_ended: bool) -> None:
        """Forget a token, and log it out after its last call unless it has ended.

        Args:
            token: One that was dropped before may turn out to be good.
            has_ended: Whether its session is taken to be gone.
        """
        token.retired, token.has_ended = True, has_ended
        if self._token is token:
            self._token = None
        if token.calls_in_flight == 0:
            self._send_log_out(token)

    async def close(self) -> None:
        """Close the session once its calls have ended; wait for `PATIENCE` at most.

        A call that takes longer closes the session when it ends.
        """
        self._is_closed = True
        self._retire()
        try:
            async with asyncio.timeout(PATIENCE.total_seconds()):
                while self._users or self._closing:
                    await self._unused.wait()
                    if self._closing:
                        await asyncio.wait(self._closing)
        except TimeoutError:
            for task in self._closing:
                task.cancel()

    async def _usable(self) -> Token:
        """Return the shared token; open a session if there is no token or it is too old."""
        async with self._opening:
            if self._refusal is not None:
                # Trying again could lock the account; new credentials come with a
                # new session.
                raise InvalidCredentials(self._refusal.call, self._refusal.cause)
            if (token := self._token) is not None:
                if self._age(token) < LONGEST_AGE:
                    return token
                self._retire()
            opening = asyncio.get_running_loop().create_task(self._open())
            try:
                # Not `shield`, which logs a traceback if it fails after a cancellation.
                await asyncio.wait([opening])
            except asyncio.CancelledError:
                # The platform may have opened a session already.
                self._close_later(self._close_unwanted(opening))
                raise
            try:
                token = opening.result()
            except InvalidCredentials as refusal:
                self._refusal = refusal
                raise
            self._token = token
            return token

    async def _open(self) -> Token:
        """Log in; no bare value, since asyncio may log what a task returns."""
        token = await self._log_in()
        token.opened_at = self._clock()
        return token

    def _age(self, token: Token) -> timedelta:
        """Return how long ago the token was opened."""
        return timedelta(seconds=self._clock() - token.opened_at)

    def _rest(self, token: Token) -> None:
        """Decide whether to keep or close a token that no call uses."""
        if token.retired:
            self._send_log_out(token)
            return
        wait = min(LINGER, LONGEST_AGE - self._age(token))
        if self._is_closed or not self._is_due_within(wait):
            self._retire()
            return
        # The next call stops this; what was planned may not come.
        self._timer = asyncio.get_running_loop().call_later(
            wait.total_seconds(), self._retire
        )

    def _retire(self) -> None:
        """Let no new call use the token, if there is one, and close it once it is free."""
        self._stop_timer()
        token, self._token = self._token, None
        if token is None:
            return
        token.retired = True
        if token.calls_in_flight == 0:
            self._send_log_out(token)

    def _send_log_out(self, token: Token) -> None:
        """Close a token's session in the background, unless it is gone already."""
        if not token.value or token.has_ended:
            return
        self._close_later(self._close_quietly(replace(token)))
        token.value = ""

    def _close_later(self, closing: Coroutine[Any, Any, None]) -> None:
        """Run what closes a session in the background; `close` waits for it."""
        task = asyncio.get_running_loop().create_task(closing)
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    async def _close_quietly(self, token: Token) -> None:
        """Log out; a session that cannot be closed expires."""
        try:
            await self._log_out(token)
        except StellaControlError as err:
            is_refused = isinstance(err, _LOG_OUT_REFUSALS) and token.doubted_by is None
            level = logging.DEBUG
            if is_refused and not self._has_told:
                level, self._has_told = logging.WARNING, True
            LOGGER.log(level, "A session could not be closed: %s", err)

    async def _close_unwanted(self, opening: asyncio.Task[Token]) -> None:
        """Log out as soon as a log-in that nobody waits for any more is through."""
        try:
            token = await opening
        except StellaControlError:
            return
        await self._close_quietly(token)

    def _stop_timer(self) -> None:
        """Cancel the timer that checks an idle token."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
