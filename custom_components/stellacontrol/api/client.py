"""The calls of the Integration API; `_send` is the only door to the network."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
import time
from typing import Any, override

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientHandlerType,
    ClientMiddlewareType,
    ClientRequest,
    ClientResponse,
    ClientResponseError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
)

from . import wire
from .answers import TokenRefused, check, decoded, read_body
from .errors import CannotConnect, InvalidCredentials, PlatformError
from .gateway import Credentials, Gateway
from .models import DeviceList, DeviceStatus
from .reading import Reader
from .session import IntegrationSession, Token
from .tokens import find_token
from .words import Command, MessageFrequency

CALLS_AT_ONCE = 4
"""Few enough to be a polite guest of a platform meant for small fleets."""

TIME_OUT = ClientTimeout(total=30, connect=10)
"""Seconds for a whole call, body included."""

type RequestListener = Callable[[wire.Call, str | None], None]
"""Called with each request really sent, and its device's serial number if it has one."""


class StellaControlClient:
    """An account on the platform.

    The calls may be used from many tasks at once: they share one session, and no more
    than `CALLS_AT_ONCE` requests are on their way together.
    """

    def __init__(
        self,
        session: ClientSession,
        gateway: Gateway,
        credentials: Credentials,
        *,
        user_agent: str,
        on_request: RequestListener | None = None,
        is_due_within: Callable[[timedelta], bool] = lambda _: False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Keep what is needed; nothing is sent yet.

        Args:
            session: Whose connections are used; never closed here.
            gateway: Where the API is.
            credentials: What gets us in.
            user_agent: Names the integration and its version.
            on_request: Told of each request that may have reached the platform, repeats
                included, before its answer is read.
            is_due_within: Whether a call is planned within a time.
            clock: Seconds on a clock that never goes back.
        """
        self._http = session
        self._gateway = gateway
        self._credentials = credentials
        self._headers = {"Accept": "application/json", "User-Agent": user_agent}
        self._on_request = on_request
        self._reader = Reader()
        self.platform_time: datetime | None = None
        """What the head of the last answer told of the platform's clock, to the second."""
        self._slots = asyncio.Semaphore(CALLS_AT_ONCE)
        self._session = IntegrationSession(
            log_in=self._log_in,
            log_out=self._log_out,
            is_due_within=is_due_within,
            clock=clock,
        )

    @override
    def __repr__(self) -> str:
        """Show where it goes, and nothing that gets anybody in."""
        return f"<{type(self).__name__} {self._gateway.url}>"

    @property
    def is_logged_in(self) -> bool:
        """Whether a session is open."""
        return self._session.is_open

    async def devices(self) -> DeviceList:
        """Return the metadata of every device of the account.

        Raises:
            StellaControlError: See `errors`.

        Costs one request, which belongs to no device.
        Source: guide for the call, overview for the fields.
        """
        return self._reader.devices(await self._call(wire.LIST_DEVICES))

    async def status(self, serial_number: str) -> DeviceStatus:
        """Return the last message of a device.

        Raises:
            StellaControlError: See `errors`.

        Costs one request of the device.
        Source: guide for the call, overview for the fields.
        """
        answer = await self._call(wire.READ_STATUS, serial_number=serial_number)
        return self._reader.status(answer, serial_number=serial_number)

    async def set_parameters(
        self,
        serial_number: str,
        *,
        bands: Mapping[str, bool] | None = None,
        message_frequency: MessageFrequency | None = None,
    ) -> None:
        """Hand parameters to the platform, which keeps them for an offline device.

        Args:
            serial_number: The device.
            bands: By identifier: whether the band shall be on. Others stay.
            message_frequency: How often the device shall send a message.

        Raises:
            ValueError: Nothing is to be set.
            StellaControlError: See `errors`.

        Costs one request of the device.
        Source: overview for what can be set, assumed for the request.
        """
        parameters: dict[str, Any] = {}
        if bands:
            parameters[wire.PARAMETER_BANDS.name] = dict(bands)
        if message_frequency is not None:
            parameters[wire.PARAMETER_MESSAGE_FREQUENCY.name] = message_frequency.value
        if not parameters:
            raise ValueError("nothing to set")
        await self._call(
            wire.SET_PARAMETERS, serial_number=serial_number, body=parameters
        )

    async def send_command(self, serial_number: str, command: Command) -> None:
        """Tell an online device to do something now.

        Raises:
            DeviceOffline: The device cannot be reached.
            StellaControlError: See `errors`.

        Costs one request of the device.
        Source: overview for the commands, assumed for the request.
        """
        await self._call(
            wire.SEND_COMMAND,
            serial_number=serial_number,
            body={wire.COMMAND.name: command.value},
        )

    async def close(self) -> None:
        """Wait a few seconds for the calls under way, and log out; never raises."""
        await self._session.close()

    async def _call(
        self,
        call: wire.Call,
        *,
        serial_number: str | None = None,
        body: dict[str, Any] | None = None,
    ) -> Any:
        """Make a call in the shared session, once more after a new log-in.

        The repeat is safe for writes too: 401 means that the first was not carried out.
        """
        async with self._slots:
            try:
                async with self._use_session() as token:
                    return await self._send(call, serial_number, body, token.value)
            except TokenRefused:
                pass
            try:
                async with self._use_session() as token:
                    return await self._send(call, serial_number, body, token.value)
            except TokenRefused:
                raise InvalidCredentials(
                    call.name, "the platform refuses the token of a new session"
                ) from None

    @asynccontextmanager
    async def _use_session(self) -> AsyncIterator[Token]:
        """Hold a token, and forget it when the platform refuses it."""
        async with self._session.use() as token:
            try:
                yield token
            except TokenRefused:
                self._session.drop(token)
                raise

    async def _log_in(self) -> str:
        """Open a session; runs in the slot of the call that needs it."""
        credentials = self._credentials
        body = {
            wire.CLIENT_ID.name: credentials.client_id,
            wire.CLIENT_KEY.name: credentials.client_key,
            wire.USER_NAME.name: credentials.username,
            wire.PASSWORD.name: credentials.password,
        }
        try:
            answer = await self._send(wire.LOG_IN, None, body, token=None)
        except TokenRefused:
            raise InvalidCredentials(
                wire.LOG_IN.name, "the platform refuses the credentials"
            ) from None
        found = find_token(answer, headers={}, cookies={})
        if found is None:
            raise PlatformError(wire.LOG_IN.name, "the answer holds no token")
        return found.value

    async def _log_out(self, token: str) -> None:
        """Close a session."""
        async with self._slots:
            try:
                await self._send(wire.LOG_OUT, None, None, token)
            except TokenRefused:
                return  # gone already

    async def _send(
        self,
        call: wire.Call,
        serial_number: str | None,
        body: dict[str, Any] | None,
        token: str | None,
    ) -> Any:
        """Send one request and return what a good answer holds; `None` if empty.

        Raises:
            TokenRefused: 401.
            StellaControlError: Anything else that is not success.
        """
        headers = self._headers
        if token is not None:
            headers = headers | {
                wire.AUTHORIZATION_HEADER: f"{wire.AUTHORIZATION_SCHEME} {token}"
            }
        if self._http.closed:
            raise CannotConnect(call.name, "the program is closing its connections")
        try:
            async with self._http.request(
                call.method,
                self._gateway.url_of(call, {"serial": serial_number}),
                json=body,
                headers=headers,
                timeout=TIME_OUT,
                # A redirect would take credentials to whomever it names.
                allow_redirects=False,
                middlewares=(self._reporting(call, serial_number),),
            ) as response:
                self.platform_time = read_date(response.headers.get("Date"))
                check(call, response)
                answer = await read_body(call, response)
        except TimeoutError:
            raise CannotConnect(call.name, "no answer in time") from None
        except ClientResponseError as err:
            raise PlatformError(
                call.name, f"the answer is not HTTP ({type(err).__name__})"
            ) from None
        except (ClientError, OSError, ValueError) as err:
            # The class alone: the text of some errors repeats what was sent.
            raise CannotConnect(call.name, type(err).__name__) from None
        return decoded(call, answer) if answer.strip() else None

    def _reporting(
        self, call: wire.Call, serial_number: str | None
    ) -> ClientMiddlewareType:
        """Return what tells the listener of each request that is sent for a call.

        It stands inside aiohttp, which by itself repeats a GET once whose connection
        ended without an answer: that may be paid for twice.
        """

        async def send(
            request: ClientRequest, handler: ClientHandlerType
        ) -> ClientResponse:
            is_sent = True
            try:
                return await handler(request)
            except ClientConnectorError, ConnectionTimeoutError:
                is_sent = False  # there was nobody to send it to
                raise
            finally:
                if is_sent and self._on_request is not None:
                    self._on_request(call, serial_number)

        return send


def read_date(header: str | None) -> datetime | None:
    """Return the time that the head of an answer tells; `None` if it tells none."""
    try:
        moment = parsedate_to_datetime(header or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
