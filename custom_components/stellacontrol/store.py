"""What must outlive a restart: of each device its ledger, its wishes, its alarms."""

import asyncio
from collections.abc import Callable
from typing import Any

from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.storage import Store

from .const import DOMAIN, LOGGER, LONGEST_WRITE, STORE_DELAY, URGENT_STORE_DELAY

_VERSION = 1

ACCOUNT = ""
"""Stands where a serial number would, for what concerns no single device."""

_WAITING_AT_MOST = 20
"""Most changed devices that are read out together when the file is written. A thousand
would hold up the event loop. So with more, each change reads out the oldest one."""

# What Home Assistant raises about a file that is out of reach, of a later version, or
# good JSON of another form.
_UNREADABLE = (HomeAssistantError, OSError, LookupError, TypeError, NotImplementedError)

type Dump = Callable[[], Any]
"""Returns what is to be stored, in a form that can be JSON."""

type Restore = Callable[[Any], None]
"""Takes up what was stored; an ordinary error says that it makes no sense."""


class DeviceStore:
    """The file of one account: sections by device, each by its owner's name.

    What a device is asked for is written before it is sent (`save_now`), what follows
    from its answer half a second later, and counts within a minute. Home Assistant
    writes the file beside the old one and renames it, so no power cut leaves half of it.
    """

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Name the file; nothing is read yet."""
        self._hass = hass
        self._store: Store[dict[str, Any]] = Store(
            hass, _VERSION, f"{DOMAIN}.{entry_id}", private=True
        )
        self._devices: dict[str, dict[str, Any]] = {}
        self._dumps: dict[str, dict[str, Dump]] = {}
        """By serial number and name of the section."""
        self._changed: dict[str, None] = {}
        """Devices that differ from `_devices`, those that have waited longest first."""
        self._wanted = self._written = 0
        """How many writes were asked for, and how many of these are on disk."""
        self._lock = asyncio.Lock()
        self._is_due = False
        """Whether the file is going to be written anyway."""
        self._is_closed = False
        self._is_urgent = False
        """Whether that is a matter of a second."""
        self.was_closed = True
        """Whether what was read was written at an ordered end, or there was nothing."""

    async def load(self) -> None:
        """Read the file, before the first request is sent."""
        try:
            stored = await self._store.async_load()
        except _UNREADABLE as err:
            # Without it we know less, which is no reason to do nothing.
            LOGGER.warning(
                "The stored state of the devices cannot be read and begins anew: %r",
                err,
            )
            return
        devices = stored.get("devices") if isinstance(stored, dict) else None
        self.was_closed = stored is None or (
            isinstance(stored, dict) and stored.get("closed") is True
        )
        if isinstance(devices, dict):
            self._devices = {
                serial: sections
                for serial, sections in devices.items()
                if isinstance(sections, dict)
            }

    @callback
    def attach(
        self, serial_number: str, name: str, dump: Dump, restore: Restore
    ) -> None:
        """Give an owner its stored data of a device, and store it from now on.

        Args:
            serial_number: The device.
            name: Of the section.
            dump: Called when the file is written.
            restore: Called now, if anything is stored.
        """
        dumps = self._dumps.setdefault(serial_number, {})
        if (before := dumps.get(name)) is not None:
            # The device was gone and is back: its former owner knows more than the
            # file does.
            stored = before()
        else:
            stored = self._devices.get(serial_number, {}).get(name)
        dumps[name] = dump
        self._change(serial_number)
        if stored is None:
            return
        try:
            restore(stored)
        except (AttributeError, KeyError, TypeError, ValueError) as err:
            LOGGER.warning(
                "The stored %s of a device cannot be read (%s) and begins anew",
                name,
                type(err).__name__,
            )

    @callback
    def save_soon(self, serial_number: str, *, urgent: bool = False) -> None:
        """Write the file soon.

        Each further call would put a planned write off: with many devices, for ever.

        Args:
            serial_number: The device that has changed.
            urgent: Whether it holds what was promised, and a power cut shall not undo.
        """
        self._change(serial_number)
        if self._is_closed or self._is_urgent or (self._is_due and not urgent):
            return
        self._is_due, self._is_urgent = True, urgent
        delay = URGENT_STORE_DELAY if urgent else STORE_DELAY
        self._store.async_delay_save(self._data, delay.total_seconds())

    async def save_now(self, serial_number: str) -> None:
        """Write the file now, so that a power failure cannot lose what follows.

        A disk that takes longer than `LONGEST_WRITE` does not hold it up any further.
        """
        if self._is_closed:
            return
        self._change(serial_number)
        self._wanted += 1
        # A task of its own: whoever gives up waiting must not end the write of others.
        write = self._hass.async_create_task(
            self._write(self._wanted), f"{DOMAIN} write"
        )
        await asyncio.wait([write], timeout=LONGEST_WRITE.total_seconds())

    async def _write(self, number: int) -> None:
        """Write the file, unless a write that began after this was asked for did it."""
        async with self._lock:
            if self._written >= number or self._is_closed:
                return
            wanted = self._wanted
            await self._store.async_save(self._data())
            self._written = wanted

    async def close(self) -> None:
        """Write the file a last time; after a reload another store takes over."""
        self._is_closed = True
        for serial_number in list(self._dumps):
            self._read_out(serial_number)
            await asyncio.sleep(0)  # Others get their turn in between.
        await self._store.async_save({**self._data(), "closed": True})

    async def remove(self) -> None:
        """Delete the file."""
        await self._store.async_remove()

    def _change(self, serial_number: str) -> None:
        """Take note that a device differs from what was read out of it."""
        self._changed[serial_number] = None
        if len(self._changed) > _WAITING_AT_MOST:
            self._read_out(next(iter(self._changed)))

    def _read_out(self, serial_number: str) -> None:
        """Take the stored form of a device from its owners."""
        self._changed.pop(serial_number, None)
        for name, dump in self._dumps.get(serial_number, {}).items():
            self._devices.setdefault(serial_number, {})[name] = dump()

    def _data(self) -> dict[str, Any]:
        """Return what is stored; also of devices that are left out for now."""
        self._is_due = self._is_urgent = False
        # What concerns no single device is small, and its owners do not tell changes.
        for serial_number in [*self._changed, ACCOUNT]:
            self._read_out(serial_number)
        return {"devices": self._devices}
