"""Calls within the shared session: log-in, repeats, log-out, and what answers mean."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from aiohttp import ClientSession

from .call import Call, CallName
from .errors import PlatformError, StellaControlError, Told
from .exchange import LOGGER, RequestListener, exchange
from .gateway import Credentials, Gateway
from .knowledge import Asked, Knowledge
from .limits import away_if
from .masking import Masking
from .replies import Reply, read_date
from .session import IntegrationSession, Token
from .spellings import Refusal, log_outs_after
from .tokens import find_token
from .verdicts import Known, TokenRefused, is_about_form, judge, judge_log_in

CALLS_AT_ONCE = 4
"""Few enough to be a polite guest of a platform meant for small fleets."""

MOST_LOG_OUTS = 6
"""Other spellings that are tried for one session."""


class Door:
    """Makes calls, no more than `CALLS_AT_ONCE` at once, in one session for all of them."""

    def __init__(
        self,
        http: ClientSession,
        gateway: Gateway,
        credentials: Credentials,
        knowledge: Knowledge,
        *,
        user_agent: str,
        on_request: RequestListener | None,
        is_due_within: Callable[[timedelta], bool],
        clock: Callable[[], float],
    ) -> None:
        """Keep what is needed; see `StellaControlClient`."""
        self._http = http
        self._gateway = gateway
        self._credentials = credentials
        self._knowledge = knowledge
        self._user_agent = user_agent
        self._masking = Masking(credentials)
        self._on_request = on_request
        self.platform_time: datetime | None = None
        """What the head of the last answer told of the platform's clock, to the second."""
        self._refused_log_outs: list[Call] = []
        self._slots = asyncio.Semaphore(CALLS_AT_ONCE)
        self.session = IntegrationSession(
            log_in=self._log_in,
            log_out=self._log_out,
            is_due_within=is_due_within,
            clock=clock,
        )
        """Shared by all calls."""

    async def call[T](
        self, call: Call, values: Mapping[str, Any], read: Callable[[Reply], T] | None
    ) -> T | None:
        """Make a call in the shared session, once more after a new log-in.

        The repeat is safe for writes too: a session that has ended carries nothing out.

        Args:
            call: What is asked.
            values: What stands for the placeholders.
            read: Reads the answer; `None` for a write, whose answer says nothing.
        """
        asked = call.name, values.get("serial")
        async with self._slots:
            async with self.session.use() as token:
                try:
                    return await self._send(call, values, token, asked, read)
                except TokenRefused as refused:
                    first = refused.otherwise
                    if not self._has_ended(token, asked):
                        raise first from None
                    self.session.drop(token, has_ended=True)
            async with self.session.use() as new:
                try:
                    return await self._send(call, values, new, asked, read)
                except (TokenRefused, StellaControlError) as err:
                    again = err.otherwise if isinstance(err, TokenRefused) else err
                    # Perhaps the session before was as good as this one.
                    self.session.drop(token, has_ended=False)
                    if again is not err or _status(first) == _status(again):
                        self._knowledge.refused.add(asked)
                        new.doubted_by = asked
                    raise again from None

    def _has_ended(self, token: Token, asked: Asked) -> bool:
        """Return whether a refusal means that a session has ended that worked before.

        One that has not been of use is closed, unless nothing is refused in it but what is
        refused anyway.
        """
        before, token.doubted_by = token.doubted_by, asked
        is_usual = asked in self._knowledge.refused
        if token.has_worked:
            return not is_usual
        if not is_usual or before not in (None, asked):
            self.session.drop(token, has_ended=False)
        self._knowledge.refused.add(asked)
        return False

    async def _log_in(self) -> Token:
        """Open a session; runs in the slot of the call that needs it."""
        call = self._knowledge.profile.log_in
        reply = await self._exchange(call, {}, {})
        if reply.is_large and reply.is_json:
            raise PlatformError(call.name, "the answer is too large")
        credentials = self._credentials
        found = find_token(
            reply.body if reply.is_json else reply.text.strip(),
            headers=reply.headers,
            cookies=reply.cookies,
            place=self._knowledge.profile.token,
            known=frozenset(
                (credentials.username, credentials.password, credentials.client_key)
            ),
        )
        if found is not None:
            self._masking.add_token(found.value)
        with self._blaming(call, reply):
            judge_log_in(
                reply,
                has_token=found is not None,
                is_proven=CallName.LOG_IN in self._knowledge.worked,
            )
        assert found is not None  # noqa: S101 - else it was judged to be a refusal
        self._knowledge.worked.add(CallName.LOG_IN)
        return Token(value=found.value, cookies=dict(reply.cookies))

    async def _log_out(self, token: Token) -> None:
        """Close a session, in another spelling if the first is refused.

        Each spelling is tried once for as long as we run, and few for one session.
        """
        start = self._knowledge.profile
        call = start.log_out
        async with self._slots:
            for left in range(MOST_LOG_OUTS, -1, -1):
                try:
                    await self._send(call, {}, token, (call.name, None))
                    break
                except TokenRefused:
                    return  # gone already
                except StellaControlError as err:
                    may_differ = left and token.doubted_by is None
                    following = self._log_out_after(call, err) if may_differ else None
                    if following is None:
                        raise
                    call = following
        found = start if call == start.log_out else replace(start, log_out=call)
        self._knowledge.learn(CallName.LOG_OUT, start, found)

    def _log_out_after(self, call: Call, err: StellaControlError) -> Call | None:
        """Return what to try after a log-out was refused; `None` if nothing is left."""
        known = self._knowledge.profile.log_out
        if call.name in self._knowledge.worked:
            return known if known != call else None  # found meanwhile
        is_moved = err.told is not None and 300 <= err.told.status < 400
        if not (is_moved or is_about_form(err)):
            return None
        self._refused_log_outs.append(call)
        others = log_outs_after(call, Refusal.of(err), self._knowledge.profile.log_in)
        return next(
            (each for each in others if each not in self._refused_log_outs), None
        )

    async def _send[T](
        self,
        call: Call,
        values: Mapping[str, Any],
        token: Token,
        asked: Asked,
        read: Callable[[Reply], T] | None = None,
    ) -> T | None:
        """Send one request within a session and return what a good answer tells.

        Raises:
            TokenRefused: The session has ended, as it seems.
            StellaControlError: Anything else that is not success.
        """
        reply = await self._exchange(call, values, token.cookies, token=token.value)
        token.cookies.update(reply.cookies)
        known = Known(
            has_worked=call.name in self._knowledge.worked,
            in_session=token.has_worked and asked in self._knowledge.good,
        )
        with self._blaming(call, reply):
            result = await away_if(
                partial(self._judged, call, reply, known, read), is_large=reply.is_large
            )
        token.has_worked, token.doubted_by = True, None
        self._knowledge.note_success(asked, is_read=read is not None)
        return result

    def _judged[T](
        self, call: Call, reply: Reply, known: Known, read: Callable[[Reply], T] | None
    ) -> T | None:
        """Return what an answer tells, if it is a success."""
        judge(call, reply, known, is_read=read is not None)
        if read is None:
            if reply.is_page:
                raise PlatformError(call.name, "the answer is a web page")
            return None
        if not reply.is_json:
            raise PlatformError(call.name, "the answer is not JSON")
        try:
            return read(reply)
        except PlatformError:
            # It may say why it is not what was asked for.
            judge(call, reply, known, is_read=False)
            raise

    async def _exchange(
        self,
        call: Call,
        values: Mapping[str, Any],
        cookies: Mapping[str, str],
        *,
        token: str | None = None,
    ) -> Reply:
        """Send one request and return its reply, also if that is an error."""
        credentials = self._credentials
        reply = await exchange(
            self._http,
            self._gateway,
            self._knowledge.profile,
            call,
            {
                "client_id": credentials.client_id,
                "client_key": credentials.client_key,
                "username": credentials.username,
                "password": credentials.password,
                "token": token,
                **values,
            },
            user_agent=self._user_agent,
            cookies=cookies,
            on_request=self._on_request,
        )
        self.platform_time = read_date(reply.headers.get("Date"))
        return reply

    @contextmanager
    def _blaming(self, call: Call, reply: Reply) -> Iterator[None]:
        """Add request and answer to an error."""
        try:
            yield
        except TokenRefused as refused:
            refused.otherwise.told = self._told(call, reply)
            raise
        except StellaControlError as err:
            err.told = self._told(call, reply)
            raise

    def _told(self, call: Call, reply: Reply) -> Told:
        """Return request and answer, masked so that they can be shown."""
        told = Told(
            method=call.method,
            path=self._gateway.path_of(call),
            status=reply.status,
            # What is no refusal and no JSON may be anything, a token too.
            excerpt=self._masking.shown(
                reply.text if reply.is_json or not reply.is_success else ""
            ),
            allowed=reply.headers.get("Allow", ""),
        )
        LOGGER.debug("%s", told)
        return told


def _status(err: StellaControlError) -> int | None:
    """Return the status code of a refusal; `None` if there was no answer."""
    return err.told.status if err.told is not None else None
