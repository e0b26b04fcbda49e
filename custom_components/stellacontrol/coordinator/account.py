"""The account: which devices there are."""

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.update_coordinator import UpdateFailed
from homeassistant.util import dt as dt_util

from ..api import CallName, CannotConnect, Device, DeviceList
from ..const import (
    DEVICE_LIST_INTERVAL,
    DEVICE_LIST_RETRIES,
    FIRST_LIST_AT_MOST,
    STOP_AT_MOST,
)
from ..errors import Function, reading
from ..options import Options
from ..quota import FLOOR
from ..store import ACCOUNT, DeviceStore
from .absences import Absences
from .announcer import Announcer
from .capacity import essential_only
from .client import create_client, keep_profile
from .context import DeviceContext
from .device import DeviceCoordinator
from .gone import GoneDevices
from .health import PlatformHealth, QuietLogger, show_away, show_back
from .issues import remove_other_devices, update_large_account_issue
from .permissions import Permissions
from .punctual import PunctualCoordinator
from .registry import followed_elsewhere, registered_devices
from .request_count import RequestCount
from .status_source import StatusSource
from .stored_list import as_stored, from_stored

type StellaControlConfigEntry = ConfigEntry[AccountCoordinator]


class AccountCoordinator(PunctualCoordinator[dict[str, Device]]):
    """Keeps the list of devices, and a coordinator for each that is wanted."""

    config_entry: StellaControlConfigEntry

    def __init__(self, hass: HomeAssistant, entry: StellaControlConfigEntry) -> None:
        """Create the client that all coordinators of the entry share."""
        self.devices: dict[str, DeviceCoordinator] = {}
        self.health = PlatformHealth(self._health_changed, lambda: len(self.devices))
        super().__init__(
            hass,
            QuietLogger(self.health),
            config_entry=entry,
            # Not the entry's title: that is an e-mail address, and this gets logged.
            name="device list",
            always_update=False,
        )
        self.client = create_client(
            hass,
            entry.data,
            is_due_within=self._is_due_within,
            on_request=self._request_sent,
            on_learnt=partial(keep_profile, hass, entry),
        )
        self._options = Options.read(entry.options)
        self.store = DeviceStore(hass, entry.entry_id)
        self.permissions = Permissions(hass, entry)
        self.requests = RequestCount()
        self.gone = GoneDevices(hass, entry)
        self._is_started = False
        self._statuses = StatusSource(self.client, self.devices)
        self._is_reading = False
        self._stored_list: DeviceList | None = None
        """The list of the last run, until it is taken."""
        self._is_stale = False
        """Whether the list is still that of the last run."""
        self._absences = Absences()
        self._announcer = Announcer(entry, self.devices)
        self.for_each_device = self._announcer.for_each_device
        self.for_each_band = self._announcer.for_each_band
        self.platforms_ready = self._announcer.platforms_ready

    @property
    def listed(self) -> dict[str, Device]:
        """Every device that the account lists, by serial number; also those left out."""
        return self.data

    @callback
    def start(self) -> None:
        """Ask for the list from now on; at once if the present one is of the last run."""
        self._is_started = True
        # A coordinator without a listener would never look again.
        self.config_entry.async_on_unload(self.async_add_listener(lambda: None))
        if self._is_stale:
            self.config_entry.async_create_background_task(
                self.hass, self.async_refresh(), "stellacontrol device list"
            )

    @override
    def next_request(
        self, failures: int, error: BaseException | None
    ) -> datetime | None:
        """Return when to read the list next."""
        now = dt_util.utcnow()
        # Signing in again loads all anew.
        if self.config_entry.pref_disable_polling or self.health.is_refused:
            return None
        if isinstance(error, UpdateFailed) and error.retry_after is not None:
            # Retrying without a pause would flood the platform.
            return now + max(timedelta(seconds=error.retry_after), FLOOR)
        if self.health.is_away or self._is_stale:
            return now + self.health.pause
        if failures:
            return now + DEVICE_LIST_RETRIES[:failures][-1]
        return now + (FLOOR if self._absences.once else DEVICE_LIST_INTERVAL)

    @override
    async def _async_setup(self) -> None:
        """Read the ledgers and the last list before the first request is sent."""
        await self.store.load()
        self.store.attach(
            ACCOUNT,
            "listed",
            lambda: as_stored((self.data or {}).values()),
            self._restore_list,
        )
        self.gone.attach(self.store)
        # From the first request on it is not the last word any more.
        await self.store.save_now(ACCOUNT)

    @callback
    def _restore_list(self, stored: list[dict[str, Any]]) -> None:
        """Restore the list of the last run; an empty one is ignored."""
        self._stored_list = from_stored(stored) if stored else None

    @override
    async def read(self) -> dict[str, Device]:
        """List the devices; add those that joined, remove those that left.

        After a restart the list of the last run is taken first, so that nothing waits
        for the platform; the new list follows at once.
        """
        stored, self._stored_list = self._stored_list, None
        if stored is not None:
            self._is_stale = True
            return await self._follow_list(stored)
        self._is_reading = True
        try:
            found = await self._ask_for_list()
            self._is_stale = False
            self.health.back()
            return await self._follow_list(found)
        finally:
            self._is_reading = False
            # Not those of the last run's list: some of them may be gone.
            if not self.health.is_away:
                self._announcer.read_new()

    async def _ask_for_list(self) -> DeviceList:
        """Return the list; during the set-up the platform gets a limited time for it."""
        limit = None if self._is_started else FIRST_LIST_AT_MOST.total_seconds()
        with (
            reading(Function.DEVICES),
            self.permissions.remembering(Function.DEVICES),
            self.health.noticing_refusal(),
        ):
            try:
                async with asyncio.timeout(limit):
                    return await self.client.devices()
            except TimeoutError as err:
                raise CannotConnect("list devices", "no answer in time") from err

    async def _follow_list(self, found: DeviceList) -> dict[str, Device]:
        """Add and remove devices as the list says."""
        hass, entry = self.hass, self.config_entry
        listed = {device.serial_number: device for device in found}
        left_out = set(self._options.ignored_devices) | followed_elsewhere(hass, entry)
        wanted = {one: listed[one] for one in listed if one not in left_out}
        self.gone.back(listed)
        # An empty list is more likely a slip of the platform, or a permission taken
        # away, than the end of every repeater. It removes nothing, nor does one with
        # entries that cannot be read.
        if listed and found.is_complete:
            known = {*self.devices, *registered_devices(hass, entry)}
            kept = {*wanted, *self._absences.doubted(known, listed)} - left_out
            for serial in self.devices.keys() - kept:
                await self.forget_device(serial)
            remove_other_devices(hass, entry, kept, listed, self.gone)
        await self._add_devices(wanted)
        await self._announcer.announce_new()
        return listed

    async def _add_devices(self, wanted: dict[str, Device]) -> None:
        """Start a coordinator for each new device; update the known ones.

        Nobody waits for the first status: until then the entities are unavailable.
        """
        few = essential_only(self.hass, self.config_entry, wanted.values())
        update_large_account_issue(self.hass, self.config_entry, len(few))
        for serial, device in wanted.items():
            await asyncio.sleep(0)  # Others get their turn in between.
            if (known := self.devices.get(serial)) is not None:
                known.update_metadata(device)
                continue
            if serial in followed_elsewhere(self.hass, self.config_entry):
                continue  # Another account has read the same list just now.
            self.devices[serial] = new = self._new_device(device)
            new.is_essential_only = serial in few
            self._announcer.add(new)

    def _new_device(self, device: Device) -> DeviceCoordinator:
        """Return a coordinator for a device that was not known before."""
        serial = device.serial_number
        context = DeviceContext(
            hass=self.hass,
            entry=self.config_entry,
            options=self._options,
            client=self.client,
            store=self.store,
            permissions=self.permissions,
            health=self.health,
            serial_number=serial,
            read_status=self._statuses.read,
            on_new_band=partial(self._announcer.announce_band, serial),
        )
        return DeviceCoordinator(context, device)

    @callback
    def _health_changed(self) -> None:
        """Pause all devices during an outage, and read them when it is over."""
        self.plan_request()
        if not self.health.is_away:
            self._announcer.read_new()
            show_back(self.hass, self.devices.values())
            return
        if self.health.is_refused:
            # Whoever found out: a user's command does not ask for it by itself.
            self.config_entry.async_start_reauth(self.hass)
        self.config_entry.async_create_background_task(
            self.hass,
            show_away(self.hass, list(self.devices.values()), self.health),
            "stellacontrol platform away",
            eager_start=False,  # the device that found out logs it first
        )

    async def forget_device(self, serial: str) -> None:
        """Stop reading a device; if the account lists it again, it is a new one.

        Nobody watches it from here on, so it is not left faster than its quota lasts.
        """
        if (device := self.devices.get(serial)) is not None:
            await device.frequency.slow_down_to_leave()
            self.devices.pop(serial, None)
            await device.async_shutdown()
            self.permissions.forget(serial)

    async def shut_down(self) -> None:
        """Send what is pending, slow down devices that are too fast, and log out.

        What users asked for just now is sent first. The devices are not watched from
        here on, so none is left faster than its quota lasts. A platform that does not
        answer holds this up for `STOP_AT_MOST` only; what it was asked is kept.
        """
        devices = list(self.devices.values())
        with suppress(TimeoutError):
            async with asyncio.timeout(STOP_AT_MOST.total_seconds()):
                await asyncio.gather(*(device.pending.finish() for device in devices))
                await asyncio.gather(
                    *(device.frequency.slow_down_to_leave() for device in devices)
                )
        for device in self.devices.values():
            device.pending.keep_unanswered()
            await device.async_shutdown()
        await self.client.close()
        await self.store.close()

    @callback
    def _request_sent(self, call: CallName, serial_number: str | None) -> None:
        """Count a request, and charge it to the device that it is about."""
        self.requests.add(call, dt_util.utcnow())
        if (device := self.devices.get(serial_number or "")) is not None:
            device.frequency.request_sent()

    @callback
    def _is_due_within(self, wait: timedelta) -> bool:
        """Return whether one of the devices is asked within a time."""
        if self._is_reading or self._announcer.is_reading:
            # New devices are asked right after the list, in the same session.
            return True
        return any(
            (remaining := device.time_to_next_request()) is not None
            and remaining <= wait
            for device in self.devices.values()
        )
