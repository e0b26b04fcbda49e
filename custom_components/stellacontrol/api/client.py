"""The calls of the Integration API, within a session that they share."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
import time
from typing import Any, override

from aiohttp import ClientSession

from .call import Call, CallName
from .door import Door
from .errors import PlatformError, StellaControlError
from .exchange import RequestListener
from .gateway import Credentials, Gateway
from .knowledge import Knowledge, Listing
from .models import Device, DeviceList, DeviceStatus
from .paging import Page, read_page, with_further_pages
from .profile import DEFAULT, Profile
from .reading import Reader
from .replies import Reply
from .status_search import StatusSearch
from .verdicts import is_about_place
from .words import Command, MessageFrequency
from .writing import Writer


class StellaControlClient:
    """An account on the platform.

    The calls may be used from many tasks at once: they share one session, and no more
    than `door.CALLS_AT_ONCE` requests are on their way together.

    Args:
        session: Whose connections are used; never closed here. Its cookie jar must
            keep nothing: cookies belong to the account.
        gateway: Where the API is.
        credentials: What gets us in.
        user_agent: Names the integration and its version.
        profile: How the gateway speaks.
        is_proven: Whether the log-in has worked with this profile before.
        on_request: Told of each request that may have reached the platform, repeats
            included, before its answer is read.
        on_learnt: Told of the profile when `change_shown` proves what was learnt.
        is_due_within: Whether a call is planned within a time.
        clock: Seconds on a clock that never goes back.
    """

    def __init__(
        self,
        session: ClientSession,
        gateway: Gateway,
        credentials: Credentials,
        *,
        user_agent: str,
        profile: Profile = DEFAULT,
        is_proven: bool = False,
        on_request: RequestListener | None = None,
        on_learnt: Callable[[Profile], None] = lambda _: None,
        is_due_within: Callable[[timedelta], bool] = lambda _: False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Keep what is needed; nothing is sent yet."""
        self._gateway = gateway
        self._on_request = on_request
        self._search = StatusSearch(session, gateway, credentials, user_agent)
        self._looking = asyncio.Lock()
        self._has_found: bool | None = None
        """Whether the status was found elsewhere; `None` before anybody has looked."""
        self._knowledge = Knowledge(profile, is_proven=is_proven, on_learnt=on_learnt)
        self._door = Door(
            session,
            gateway,
            credentials,
            self._knowledge,
            user_agent=user_agent,
            on_request=on_request,
            is_due_within=is_due_within,
            clock=clock,
        )
        self._writer = Writer(
            self._knowledge, self._call, lambda serial: self._told.get(serial, {})
        )
        self._reader = Reader()
        self._listing = Listing[Device](self.devices)
        self._told: dict[str, Mapping[str, Any]] = {}
        """The last status as it came, by serial number."""

    @override
    def __repr__(self) -> str:
        """Show the gateway, but no credential."""
        return f"<{type(self).__name__} {self._gateway.url}>"

    @property
    def is_logged_in(self) -> bool:
        """Whether a session is open."""
        return self._door.session.is_open

    @property
    def platform_time(self) -> datetime | None:
        """What the head of the last answer told of the platform's clock, to the second."""
        return self._door.platform_time

    @property
    def status_is_nowhere(self) -> bool:
        """Whether a search for the status has failed."""
        return self._has_found is False

    @property
    def profile(self) -> Profile:
        """How the gateway speaks, as far as known."""
        return self._knowledge.profile

    async def devices(self) -> DeviceList:
        """Return the metadata of every device of the account.

        Raises:
            StellaControlError: See `errors`.

        Costs one request for each page, which belongs to no device.
        Source: guide for the call, overview for the fields.
        """
        call = self._knowledge.profile.devices
        found = await with_further_pages(
            call,
            await self._page(call),
            self._page,
            origin=self._gateway.url,
            tell_limit=self._reader.tell_limit,
        )
        self._listing.keep({device.serial_number: device for device in found})
        return found

    async def _page(self, call: Call) -> Page:
        """Return one page of the list."""
        page = await self._call(
            call,
            lambda reply: read_page(
                self._reader, reply.body, links=reply.headers.get("Link")
            ),
        )
        assert page is not None  # noqa: S101 - the reader returned it
        return page

    async def status(self, serial_number: str) -> DeviceStatus:
        """Return the last message of a device.

        Raises:
            StellaControlError: See `errors`.

        Costs one request of the device.
        Source: guide for the call, overview for the fields.
        """
        status = await self._call(
            self._knowledge.profile.status,
            lambda reply: self._reader.status(reply.body, serial_number=serial_number),
            serial=serial_number,
        )
        assert status is not None  # noqa: S101 - the reader returned it
        self._told[serial_number] = status.raw
        return status

    async def find_status(
        self, serial_number: str, err: StellaControlError
    ) -> DeviceStatus | None:
        """Search once for this gateway's status call, and keep it.

        For a first status that failed. The caller must know that none was ever read.

        Args:
            serial_number: The device.
            err: What its status failed with.

        Returns:
            Its last message; `None` if it is nowhere, or the error says nothing of the
            place.

        Raises:
            StellaControlError: See `errors`.

        Costs at most `finding.MOST_STATUSES` requests of the device.
        """
        if not is_about_place(err) or (self._told and not self._has_found):
            return None
        async with self._looking:
            if self._has_found is None:
                device = await self._listing.device(serial_number)
                if device is None:
                    return None
                status = await self._look_for_status(device)
                self._has_found = status is not None
                return status
        return await self.status(serial_number) if self._has_found else None

    async def _look_for_status(self, device: Device) -> DeviceStatus | None:
        """Look for the status of a device, within the session."""

        def charge(name: CallName) -> None:
            if self._on_request is not None:
                self._on_request(name, device.serial_number)

        async with self._door.session.use() as token:
            found = await self._search.find(
                self._knowledge.profile, device, token, charge
            )
        if found is None:
            return None
        profile, status = found
        self._knowledge.found(profile, CallName.READ_STATUS)
        self._told[device.serial_number] = status.raw
        return status

    async def set_parameters(
        self,
        serial_number: str,
        *,
        bands: Mapping[str, bool] | None = None,
        message_frequency: MessageFrequency | None = None,
        may_learn: bool = True,
    ) -> StellaControlError | None:
        """Send parameters to the platform, which keeps them for an offline device.

        Args:
            serial_number: The device.
            bands: By identifier: whether the band shall be on. Others stay.
            message_frequency: How often the device shall send a message.
            may_learn: Whether a refused spelling may be followed by others: where a user
                asks for it.

        Returns:
            Why the message frequency was not taken, where the bands were.

        Raises:
            ValueError: Nothing is to be set.
            StellaControlError: Nothing was taken; see `errors`.

        Costs one request of the device where the profile has one for all of it; more
        where a refused spelling is followed by another, `writing.MOST_SPELLINGS` at most.
        Source: overview for what can be set, assumed for the request.
        """
        if not bands and message_frequency is None:
            raise ValueError("nothing to set")
        return await self._writer.set_parameters(
            serial_number, bands, message_frequency, may_learn=may_learn
        )

    async def send_command(self, serial_number: str, command: Command) -> None:
        """Send a command to an online device.

        Raises:
            DeviceOffline: The device cannot be reached.
            StellaControlError: See `errors`.

        Costs one request of the device, and one for each spelling that is refused.
        Source: overview for the commands, assumed for the request.
        """
        await self._writer.send_command(serial_number, command)

    def change_shown(self) -> None:
        """Remember that a newer message has confirmed what was written.

        So what was learnt on the way is right, and worth keeping.
        """
        self._knowledge.change_shown()

    async def close(self) -> None:
        """Wait a few seconds for the calls under way, and log out; never raises."""
        await self._door.session.close()

    async def _call[T](
        self, call: Call, read: Callable[[Reply], T] | None = None, **values: Any
    ) -> T | None:
        """Make a call, with the other id of the device where the call takes one.

        Args:
            call: What is asked.
            read: Reads the answer; `None` for a write, whose answer says nothing.
            values: What stands for the placeholders.
        """
        serial_number = values.get("serial")
        if serial_number is not None and "id" in call.placeholders:
            values["id"] = await self._id_of(call, serial_number)
        return await self._door.call(call, values, read)

    async def _id_of(self, call: Call, serial_number: str) -> str:
        """Return the id that paths take; the serial number where the list has no other."""
        if (device := await self._listing.device(serial_number)) is None:
            raise PlatformError(call.name, "the list tells no id of the device")
        key = self._knowledge.profile.id_key
        other = device.raw.get(key or "") or device.other_id
        return serial_number if other is None else str(other)
