"""Speaks to the platform: one request at a time, everything kept, nothing raised."""

from collections.abc import Mapping
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout

from custom_components.stellacontrol.api import Gateway, StellaControlError, wire
from custom_components.stellacontrol.api.answers import decoded, read_body

from .evidence import Evidence, Exchange

TIME_OUT = ClientTimeout(total=30, connect=10)
NOBODY = "check-api-no-such-device"
"""A serial number that no device has."""


class Platform:
    """The contract's calls, as `wire` spells them."""

    def __init__(
        self, http: ClientSession, gateway: Gateway, *, user_agent: str
    ) -> None:
        """Keep where to ask; nothing is sent yet."""
        self._http = http
        self._gateway = gateway
        self._headers = {"Accept": "application/json", "User-Agent": user_agent}
        self._token: str | None = None

    async def log_in(self, evidence: Evidence) -> None:
        """Open a session."""
        credentials = evidence.credentials
        body = {
            wire.CLIENT_ID.name: credentials.client_id,
            wire.CLIENT_KEY.name: credentials.client_key,
            wire.USER_NAME.name: credentials.username,
            wire.PASSWORD.name: credentials.password,
        }
        evidence.take_log_in(await self.ask(wire.LOG_IN, body=body))
        self._token = evidence.token

    async def look(self, evidence: Evidence, *, most_statuses: int) -> None:
        """Ask for the list, for some statuses, and for a device that nobody has."""
        evidence.take_list(await self.ask(wire.LIST_DEVICES))
        for device in evidence.devices[:most_statuses]:
            await self.read_status(evidence, device.serial_number)
        evidence.stranger = await self.ask(wire.READ_STATUS, NOBODY)

    async def read_status(self, evidence: Evidence, serial_number: str) -> None:
        """Ask for the status of a device; costs one request of its quota."""
        evidence.take_status(await self.ask(wire.READ_STATUS, serial_number))

    async def log_out(self, evidence: Evidence) -> None:
        """Close the session, and see whether it is closed."""
        evidence.log_out = await self.ask(wire.LOG_OUT)
        if evidence.log_out.is_success:
            evidence.after_log_out = await self.ask(wire.LIST_DEVICES)

    async def ask(
        self,
        call: wire.Call,
        serial_number: str | None = None,
        body: Mapping[str, Any] | None = None,
    ) -> Exchange:
        """Send one request and return what came back, whatever it is."""
        headers = self._headers
        if self._token is not None:
            headers = headers | {
                wire.AUTHORIZATION_HEADER: f"{wire.AUTHORIZATION_SCHEME} {self._token}"
            }
        status, content_type, content, failure = None, "", None, None
        try:
            async with self._http.request(
                call.method,
                self._gateway.url_of(call, {"serial": serial_number}),
                json=body,
                headers=headers,
                timeout=TIME_OUT,
                # A redirect would take credentials to whomever it names.
                allow_redirects=False,
            ) as response:
                status = response.status
                raw = await read_body(call, response)
                content_type = response.content_type if raw.strip() else ""
                content = decoded(call, raw) if raw.strip() else None
        except TimeoutError:
            failure = "no answer in time"
        except StellaControlError as err:
            failure = err.cause
        except (ClientError, OSError, ValueError) as err:
            # The class alone: the text of some errors repeats what was sent.
            failure = type(err).__name__
        return Exchange(
            call=call,
            serial_number=serial_number,
            status=status,
            content_type=_plain(content_type),
            body=content,
            failure=failure,
        )


def _plain(content_type: str) -> str:
    """Return a content type that is one of the usual ones."""
    usual = ("application/json", "application/problem+json", "text/html", "text/plain")
    if content_type in (*usual, ""):
        return content_type
    return "another content type"
