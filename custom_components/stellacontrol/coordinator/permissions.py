"""Functions that the contract does not include, known from the platform's refusals."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..api import NotPermitted
from ..const import DOCS, DOMAIN
from ..errors import Function, function_of, not_permitted_key
from ..markdown import escaped
from ..store import ACCOUNT, DeviceStore
from .registry import device_name

_NAMED_AT_MOST = 3
"""Most devices that an issue names."""

_ASKED_BY_ITSELF = (Function.STATUS, Function.FREQUENCY)
"""Functions that each device tries again without a user."""


class Permissions:
    """Remembers refused functions, and keeps a repair issue for each.

    A refused function is tried whenever somebody asks for it again: that is how we
    learn that the reseller has enabled it, and it ends the issue.
    """

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
        """Start with nothing refused."""
        self._hass = hass
        self._entry = entry
        self._refused: dict[Function, dict[str, None]] = {}
        """Serial numbers by function, in the order of the refusals."""

    @contextmanager
    def remembering(
        self, function: Function, serial_number: str = ACCOUNT
    ) -> Iterator[None]:
        """Learn from the result of a call whether its function is permitted."""
        try:
            yield
        except NotPermitted as err:
            self.tell(function_of(err, function), serial_number, permitted=False)
            raise
        self.tell(function, serial_number, permitted=True)
        # A call that is permitted proves that logging in is permitted too.
        for serial in list(self._refused.get(Function.LOG_IN, ())):
            self.tell(Function.LOG_IN, serial, permitted=True)

    @callback
    def tell(
        self, function: Function, serial_number: str = ACCOUNT, *, permitted: bool
    ) -> None:
        """Remember whether a function is permitted."""
        refused = self._refused.setdefault(function, {})
        if permitted is (serial_number not in refused):
            return
        if not permitted:
            refused[serial_number] = None
        elif function in _ASKED_BY_ITSELF:
            del refused[serial_number]
        else:
            # A contract is the customer's: what works for one device does for all,
            # and nobody shall have to try it on each.
            refused.clear()
        self._update_issue(function)

    @callback
    def forget(self, serial_number: str) -> None:
        """Forget a device that is gone."""
        for function, refused in self._refused.items():
            if refused.pop(serial_number, ACCOUNT) is None:
                self._update_issue(function)

    @callback
    def attach(self, store: DeviceStore, serial_number: str) -> None:
        """Restore what is stored of a device, and store it from now on."""
        store.attach(
            serial_number,
            "refusals",
            partial(self._as_stored, serial_number),
            partial(self._restore, serial_number),
        )

    def _as_stored(self, serial_number: str) -> list[str]:
        """Return the functions that were refused for a device, as JSON data."""
        return [
            function
            for function, refused in self._refused.items()
            if serial_number in refused
        ]

    @callback
    def _restore(self, serial_number: str, stored: Any) -> None:
        """Restore what was stored."""
        for function in [Function(name) for name in stored]:
            self.tell(function, serial_number, permitted=False)

    @callback
    def _update_issue(self, function: Function) -> None:
        """Raise the issue of a function, or clear it."""
        key = not_permitted_key(function)
        issue_id = f"{key}_{self._entry.entry_id}"
        refused = list(self._refused[function])
        if not refused:
            ir.async_delete_issue(self._hass, DOMAIN, issue_id)
            return
        names = [
            escaped(device_name(self._hass, self._entry, serial))
            for serial in refused[:_NAMED_AT_MOST]
        ]
        if len(refused) > _NAMED_AT_MOST:
            names.append("…")
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            issue_id,
            is_fixable=False,
            severity=ir.IssueSeverity.WARNING,
            learn_more_url=f"{DOCS}/api.md",
            translation_key=key,
            translation_placeholders={"devices": ", ".join(names)},
            data={"entry_id": self._entry.entry_id},
        )
