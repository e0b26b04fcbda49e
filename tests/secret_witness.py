"""A witness who hears and sees all that anybody could, and looks for credentials."""

import json
import re
import traceback
from typing import Any

from homeassistant.const import MATCH_ALL
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import (
    device_registry as dr,
    entity_registry as er,
    issue_registry as ir,
)
import pytest

from custom_components.stellacontrol.const import DOMAIN
from simulator import Simulator

USER = "marked-user@example.org"

CREDENTIAL = re.compile(r"marked-(?:client|key|password)|session-[0-9a-f]{32}")
ANY = re.compile(rf"{CREDENTIAL.pattern}|marked-user")

# The account's title is its user name, which Home Assistant shows and logs by itself.
OURS = ("custom_components", "aiohttp", "asyncio")


class Witness:
    """Hears and sees what anybody could."""

    def __init__(
        self,
        hass: HomeAssistant,
        simulator: Simulator,
        caplog: pytest.LogCaptureFixture,
        storage: dict[str, Any],
    ) -> None:
        """Listen to everything from now on."""
        self._hass = hass
        self.simulator = simulator
        self._caplog = caplog
        self._storage = storage
        self.seen: list[str] = []
        hass.bus.async_listen(MATCH_ALL, self._hear)

    @callback
    def _hear(self, event: Event[Any]) -> None:
        self.seen.append(repr(event.as_dict()))

    def look(self) -> None:
        """Look at everything that stands somewhere now."""
        hass, simulator = self._hass, self.simulator
        self.seen += [repr(shown.as_dict()) for shown in hass.states.async_all()]
        self.seen += [repr(found) for found in er.async_get(hass).entities.values()]
        self.seen += [repr(found) for found in dr.async_get(hass).devices]
        self.seen += [repr(found) for found in ir.async_get(hass).issues.values()]
        self.seen += map(repr, simulator.scenes.requests())
        for entry in hass.config_entries.async_loaded_entries(DOMAIN):
            account = entry.runtime_data
            for held in (account, account.client, *account.devices.values()):
                self.seen += [repr(held), str(held)]
                # One step further in, as a debugger or a careless log line would.
                self.seen += [
                    repr(inner)
                    for inner in vars(held).values()
                    if inner is not entry and inner is not hass
                ]
            self.seen += [repr(inner) for inner in vars(account.client).values()]

    def catch(self, error: BaseException) -> None:
        """See an error as it would be printed."""
        self.seen += [repr(error), str(error), repr(vars(error))]
        self.seen += traceback.format_exception(error)

    def assert_no_secret(self) -> None:
        """Check events, looks, every line of the log, and every file but one."""
        for text in self.seen:
            assert not CREDENTIAL.search(text), text
        names = set()
        for record in self._caplog.get_records("call"):
            line = f"{record.getMessage()} {record.exc_text}"
            line = line.removeprefix(f"Config entry '{USER}'")
            pattern = ANY if record.name.startswith(OURS) else CREDENTIAL
            assert not pattern.search(line), record.name
            names.add(record.name.partition(".")[0])
        assert {"custom_components", "asyncio"} <= names  # it did listen
        assert any(name.startswith(f"{DOMAIN}.") for name in self._storage)
        for name, held in self._storage.items():
            # That file is there for credentials.
            if name != "core.config_entries":
                assert not CREDENTIAL.search(json.dumps(held, default=str)), name
