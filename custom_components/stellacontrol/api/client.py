"""The calls of the Integration API, within a session that they share."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from itertools import islice
import time
from typing import Any, override

from aiohttp import ClientSession

from .call import Call
from .door import Door
from .errors import (
    DeviceNotFound,
    NotPermitted,
    PlatformError,
    RequestRejected,
    UnknownPath,
)
from .exchange import RequestListener
from .finding import MOST_STATUSES, is_measured, status_places
from .gateway import Credentials, Gateway
from .knowledge import Knowledge
from .models import DeviceList, DeviceStatus
from .paging import MOST_PAGES, Frame, page_call
from .profile import DEFAULT, Profile
from .reading import Reader
from .verdicts import Reply
from .words import Command, MessageFrequency
from .writing import Writer


class StellaControlClient:
    """An account on the platform.

    The calls may be used from many tasks at once: they share one session, and no more
    than `door.CALLS_AT_ONCE` requests are on their way together.
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
        """Keep what is needed; nothing is sent yet.

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
        self._gateway = gateway
        self._looking = asyncio.Lock()
        self._has_looked = False
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
        self._writer = Writer(self._knowledge, self._write)
        self._reader = Reader()
        self._ids: dict[str, str] = {}
        """The other id of a device, by serial number."""

    @override
    def __repr__(self) -> str:
        """Show where it goes, and nothing that gets anybody in."""
        return f"<{type(self).__name__} {self._gateway.url}>"

    @property
    def is_logged_in(self) -> bool:
        """Whether a session is open."""
        return self._door.is_open

    @property
    def platform_time(self) -> datetime | None:
        """What the head of the last answer told of the platform's clock, to the second."""
        return self._door.platform_time

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
        found, frame = await self._page(self._knowledge.profile.devices)
        found = await self._with_pages(found, frame)
        for device in found:
            other = (
                device.raw.get(self._knowledge.profile.id_key or "")
                or device.platform_id
            )
            if other is not None:
                self._ids[device.serial_number] = str(other)
        return found

    async def _page(self, call: Call) -> tuple[DeviceList, Frame]:
        """Return the devices of one page, and what it says of others."""

        def read(reply: Reply) -> tuple[DeviceList, Frame]:
            listing = self._reader.listing(reply.body)
            frame = Frame(listing.frame, links=reply.headers.get("Link"))
            return self._reader.listed(listing), frame

        page = await self._call(call, read)
        assert page is not None  # noqa: S101 - `read` returned it
        return page

    async def _with_pages(self, found: DeviceList, frame: Frame) -> DeviceList:
        """Return the devices of all pages, if the list says that it is one of several."""
        call = self._knowledge.profile.devices
        devices = {device.serial_number: device for device in found}
        first_page, asked = frame.number, dict[str, str]()
        is_complete = found.is_complete
        for _ in range(MOST_PAGES):
            page = frame.next_page(
                seen=len(devices), asked=asked, first_page=first_page
            )
            if page is None:
                break
            next_call = page_call(call, page, origin=self._gateway.url)
            if next_call is None:
                is_complete = False
                break
            more, frame = await self._page(next_call)
            new = [each for each in more if each.serial_number not in devices]
            devices |= {device.serial_number: device for device in new}
            is_complete &= more.is_complete and bool(new)
            if not new:
                break
            asked = dict(page.query)
        return DeviceList(devices=tuple(devices.values()), is_complete=is_complete)

    async def status(self, serial_number: str) -> DeviceStatus:
        """Return the last message of a device.

        Raises:
            StellaControlError: See `errors`.

        Costs one request of the device.
        Source: guide for the call, overview for the fields.
        """
        call = self._knowledge.profile.status
        try:
            return await self._status(call, serial_number)
        except UnknownPath:
            if self._knowledge.has_worked(call):
                raise
            async with self._looking:
                status = await self._look_for_status(call, serial_number)
            if status is None:
                raise
            return status

    async def _status(self, call: Call, serial_number: str) -> DeviceStatus:
        """Return the last message of a device, asked for in one way."""
        status = await self._call(
            call,
            lambda reply: self._reader.status(reply.body, serial_number=serial_number),
            serial=serial_number,
        )
        assert status is not None  # noqa: S101 - the reader returned it
        return status

    async def _look_for_status(
        self, failed: Call, serial_number: str
    ) -> DeviceStatus | None:
        """Find out once how this gateway is asked for a status, and keep that.

        The set-up lists devices without reading a status, so nobody has looked before.
        Costs at most `MOST_STATUSES` requests of the device.
        """
        known = self._knowledge.profile
        if known.status != failed:
            return await self._status(known.status, serial_number)  # found meanwhile
        if self._has_looked:
            return None
        self._has_looked = True
        places = status_places(
            self._gateway,
            known.devices,
            has_id=self._ids.get(serial_number, serial_number) != serial_number,
            links=[],
        )
        for call in islice((each for each in places if each != failed), MOST_STATUSES):
            try:
                status = await self._status(call, serial_number)
            except PlatformError, RequestRejected, DeviceNotFound, NotPermitted:
                continue
            if is_measured(status):
                self._knowledge.learn("status", call)
                self._knowledge.change_shown()
                return status
        return None

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

        Costs one request of the device where the profile has one for all of it; more
        where a refused spelling is followed by another, for bands alone.
        Source: overview for what can be set, assumed for the request.
        """
        if not bands and message_frequency is None:
            raise ValueError("nothing to set")
        await self._writer.set_parameters(serial_number, bands, message_frequency)

    async def send_command(self, serial_number: str, command: Command) -> None:
        """Tell an online device to do something now.

        Raises:
            DeviceOffline: The device cannot be reached.
            StellaControlError: See `errors`.

        Costs one request of the device, and one for each spelling that is refused.
        Source: overview for the commands, assumed for the request.
        """
        await self._writer.send_command(serial_number, command)

    def change_shown(self) -> None:
        """Take note that a newer message shows what was written.

        So what was learnt on the way is right, and worth keeping.
        """
        self._knowledge.change_shown()

    async def close(self) -> None:
        """Wait a few seconds for the calls under way, and log out; never raises."""
        await self._door.close()

    async def _write(self, call: Call, **values: Any) -> None:
        """Make a call whose answer says nothing."""
        await self._call(call, None, **values)

    async def _call[T](
        self, call: Call, read: Callable[[Reply], T] | None, **values: Any
    ) -> T | None:
        """Make a call, with the other id of the device where the call takes one."""
        serial_number = values.get("serial")
        if serial_number is not None and "id" in call.placeholders:
            if serial_number not in self._ids:
                await self.devices()
            if serial_number not in self._ids:
                raise PlatformError(call.name, "the list tells no id of the device")
            values["id"] = self._ids[serial_number]
        return await self._door.call(call, values, read)
