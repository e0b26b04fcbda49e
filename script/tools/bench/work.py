"""Which of our functions run for one status, and for one switch of a band."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
import sys
import tempfile
from types import CodeType

from homeassistant.helpers import entity_registry as er

from custom_components.stellacontrol.const import DOMAIN
from script.tools.in_process import account_entry, home_assistant
from simulator import DeviceSpec, Simulator

PACKAGE = str(Path(__file__).parents[3] / "custom_components" / DOMAIN)
SERIAL = "SR1"


@dataclass(slots=True)
class Work:
    """What ran."""

    calls: int = 0
    functions: set[CodeType] = field(default_factory=set)

    @property
    def files(self) -> int:
        """In how many files the functions are."""
        return len({function.co_filename for function in self.functions})


@contextmanager
def counted() -> Iterator[Work]:
    """Count the calls of the integration's functions."""
    work, tool = Work(), sys.monitoring.PROFILER_ID

    def start(code: CodeType, _offset: int) -> object:
        if not code.co_filename.startswith(PACKAGE):
            return sys.monitoring.DISABLE
        work.calls += 1
        work.functions.add(code)
        return None

    sys.monitoring.use_tool_id(tool, "bench")
    sys.monitoring.register_callback(tool, sys.monitoring.events.PY_START, start)
    sys.monitoring.set_events(tool, sys.monitoring.events.PY_START)
    try:
        yield work
    finally:
        sys.monitoring.set_events(tool, 0)
        sys.monitoring.free_tool_id(tool)
        sys.monitoring.restart_events()


async def work() -> tuple[Work, Work]:
    """Return the work of one new status, and of one switch of a band, by its action.

    The entities are those that are on by default. The status changes some readings; the
    switch ends with the platform's answer, before the device confirms.
    """
    with tempfile.TemporaryDirectory() as folder:
        async with (
            Simulator(devices=[DeviceSpec(serial=SERIAL)]) as simulator,
            home_assistant(Path(folder)) as hass,
        ):
            entry = account_entry(simulator.account, simulator.url)
            entry.add_to_hass(hass)
            await hass.config_entries.async_setup(entry.entry_id)
            await hass.async_block_till_done()
            (device,) = entry.runtime_data.devices.values()
            # The first of each kind also does what happens once.
            for _ in range(2):
                simulator.scenes.send_now(SERIAL)
                with counted() as status:
                    await device.async_refresh()
                    await hass.async_block_till_done()
            switch = er.async_get(hass).async_get_entity_id(
                "switch", DOMAIN, f"{SERIAL}_band_08"
            )
            for action in ("turn_off", "turn_on"):
                with counted() as band:
                    await hass.services.async_call(
                        "switch", action, {"entity_id": switch}, blocking=True
                    )
                    await hass.async_block_till_done()
    return status, band
