"""Finds out where a gateway tells a status, for a client that has never read one.

The set-up lists devices without reading a status, so that it costs no message of anybody's
quota. Where only the status is elsewhere, nobody knows before the first one is read.
"""

from collections.abc import Callable

from aiohttp import ClientSession

from .call import CallName
from .finding.door import Door, Step, Stopped
from .finding.status_finder import StatusFinder
from .finding.transport import sender
from .finding.writes import with_writes
from .gateway import Credentials, Gateway
from .models import Device, DeviceList, DeviceStatus
from .profile import Profile
from .session import Token

type ChargeCall = Callable[[CallName], None]
"""Called with each request that is sent."""


class StatusSearch:
    """Looks for the status within a session that is open."""

    def __init__(
        self,
        http: ClientSession,
        gateway: Gateway,
        credentials: Credentials,
        user_agent: str,
    ) -> None:
        """Keep what is needed; nothing is sent yet."""
        self._send = sender(http, user_agent=user_agent)
        self._gateway = gateway
        self._credentials = credentials

    async def find(
        self, profile: Profile, device: Device, token: Token, charge: ChargeCall
    ) -> tuple[Profile, DeviceStatus] | None:
        """Return how a status is asked for, and the one that came; `None`: not found.

        Costs at most `finding.MOST_STATUSES` requests of the device.

        Args:
            profile: How the gateway speaks; its own call for the status has failed.
            device: As the list tells it.
            token: Of the session.
            charge: Called with each request.
        """

        def on_step(step: Step) -> None:
            charge(step.call)

        door = Door(self._send, self._gateway, self._credentials, on_step=on_step)
        door.cookies |= token.cookies
        door.speaks_actions = profile.devices.method == "POST"
        try:
            found = await StatusFinder(door, token.value).find(
                profile, DeviceList(devices=(device,)), without=profile.status
            )
        except Stopped:
            return None
        if found is None:
            return None
        found_profile, status = found
        return with_writes(found_profile, self._gateway), status
