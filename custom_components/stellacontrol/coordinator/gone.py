"""Devices that the account no longer lists: an issue for each, until a user has read it."""

from collections.abc import Iterable
from typing import Any
import uuid

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..const import DOCS, DOMAIN
from ..store import ACCOUNT, DeviceStore

DEVICE_GONE = "device_gone"


class GoneDevices:
    """Keeps a repair issue for each device that is gone.

    The issues are stored here. If Home Assistant stored them, its diagnostics would
    contain the names of the devices.
    """

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
        """Start with none."""
        self._hass = hass
        self._entry = entry
        self._gone: dict[str, dict[str, str]] = {}
        """Name and issue, by serial number."""
        self._store: DeviceStore | None = None

    @callback
    def attach(self, store: DeviceStore) -> None:
        """Restore issues that nobody has read yet, and store them from now on."""
        self._store = store
        store.attach(ACCOUNT, "gone", lambda: self._gone, self._restore)

    @callback
    def add(self, serial_number: str, name: str) -> None:
        """Raise the issue of a device that is gone."""
        issue_id = f"{DEVICE_GONE}_{uuid.uuid4().hex}"
        self._gone[serial_number] = {"name": name, "issue_id": issue_id}
        self._raise(name, issue_id)
        self._save()

    @callback
    def back(self, serial_numbers: Iterable[str]) -> None:
        """Clear the issues of devices that are listed again."""
        for serial_number in self._gone.keys() & serial_numbers:
            gone = self._gone.pop(serial_number)
            ir.async_delete_issue(self._hass, DOMAIN, gone["issue_id"])
            self._save()

    @callback
    def read(self, issue_id: str) -> None:
        """Remember that a user has read an issue."""
        self.back(
            [
                serial_number
                for serial_number, gone in self._gone.items()
                if gone["issue_id"] == issue_id
            ]
        )

    @callback
    def _save(self) -> None:
        """Store what has changed."""
        if self._store is not None:
            self._store.save_soon(ACCOUNT, urgent=True)

    @callback
    def _restore(self, stored: dict[str, dict[str, str]]) -> None:
        """Restore the stored issues."""
        for serial_number, gone in stored.items():
            self._raise(gone["name"], gone["issue_id"])
            self._gone[serial_number] = gone

    @callback
    def _raise(self, name: str, issue_id: str) -> None:
        """Raise the issue of a device."""
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            issue_id,
            is_fixable=True,
            severity=ir.IssueSeverity.WARNING,
            learn_more_url=f"{DOCS}/reliability.md",
            translation_key=DEVICE_GONE,
            translation_placeholders={"device": name},
            data={"entry_id": self._entry.entry_id},
        )
