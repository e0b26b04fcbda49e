"""What three triggers tell of one alarm: ours, `event.received` and a plain state trigger.

The table in docs/automations.md is made of these courses, and compared with them.
"""

from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
import re
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.automation import DOMAIN as AUTOMATION
from homeassistant.core import CoreState, HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.store import DeviceStore
from simulator import Simulator
from tests.automations import ROOT, automate, look, start, wait
from tests.conftest import SERIAL
from tests.helpers import entity_id

type Course = Callable[["Home"], Awaitable[None]]

NAMES = ("trigger", "event", "state")
AFTER_STORING = 61
"""Seconds in which what was told is on disk."""


class Home:
    """A home with three automations on one alarm."""

    def __init__(
        self,
        hass: HomeAssistant,
        freezer: FrozenDateTimeFactory,
        simulator: Simulator,
        entry: MockConfigEntry,
    ) -> None:
        """Take over what runs."""
        self.hass = hass
        self._freezer = freezer
        self._simulator = simulator
        self._entry = entry
        self.told: Counter[str] = Counter()

    async def automate(self) -> None:
        """Make the automations, which count what they are told."""

        async def tell(call: ServiceCall) -> None:
            self.told[call.data["message"]] += 1

        self.hass.services.async_register("notify", "phone", tell)
        feedback = entity_id(self.hass, "binary_sensor", f"{SERIAL}_band_08_feedback")
        event = entity_id(self.hass, "event", f"{SERIAL}_alarm_event")
        await automate(
            self.hass,
            {
                "triggers": [
                    {"trigger": "stellacontrol.alarm_began", "id": "trigger"},
                    {
                        "trigger": "event.received",
                        "id": "event",
                        "target": {"entity_id": event},
                        "options": {"event_type": ["feedback"]},
                    },
                    {
                        "trigger": "state",
                        "id": "state",
                        "entity_id": feedback,
                        "to": "on",
                    },
                ],
                "actions": [
                    {
                        "action": "notify.phone",
                        "data": {"message": "{{ trigger.id }}"},
                    }
                ],
                "mode": "parallel",
            },
        )

    async def alarm(self, *, on: bool = True, seen: bool = True) -> None:
        """Let the alarm begin or end."""
        self._simulator.scenes.alarm(SERIAL, "08", "feedback", on)
        self._simulator.scenes.send_now(SERIAL)
        if seen:
            await look(self.hass, self._simulator)

    async def lose_the_platform(self) -> None:
        """Let the platform fail, and Home Assistant notice."""
        self._simulator.scenes.fault("status", call="status", status=500)
        with pytest.raises(HomeAssistantError):
            await look(self.hass, self._simulator)

    async def find_the_platform(self) -> None:
        """Let the platform answer again."""
        self._simulator.scenes.clear_faults()
        await look(self.hass, self._simulator)

    async def unload(self) -> None:
        """Leave the account in good order."""
        assert await self.hass.config_entries.async_unload(self._entry.entry_id)

    async def load(self) -> None:
        """Set the account up again."""
        assert await self.hass.config_entries.async_setup(self._entry.entry_id)
        await wait(self.hass, self._freezer, 1)

    async def pull_the_plug(self, *, after: float) -> None:
        """Leave without writing anything, some seconds after what happened last."""
        await wait(self.hass, self._freezer, after)
        with patch.object(DeviceStore, "close"):
            await self.unload()

    async def boot(self) -> None:
        """Start Home Assistant: the account is there first, then automations listen."""
        await self.hass.services.async_call(
            AUTOMATION, "turn_off", {"entity_id": "all"}, blocking=True
        )
        self.hass.set_state(CoreState.not_running)
        await self.hass.services.async_call(
            AUTOMATION, "turn_on", {"entity_id": "all"}, blocking=True
        )
        await self.load()
        await start(self.hass)
        await wait(self.hass, self._freezer, 1)


@pytest.fixture
async def home(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    simulator: Simulator,
    loaded_entry: MockConfigEntry,
) -> AsyncIterator[Home]:
    """Return the home, with its automations listening."""
    home = Home(hass, freezer, simulator, loaded_entry)
    await home.automate()
    yield home
    await hass.services.async_call(
        AUTOMATION, "turn_off", {"entity_id": "all"}, blocking=True
    )


async def nothing(home: Home) -> None:
    """Nothing else happens."""
    await home.alarm()


async def hiccup(home: Home) -> None:
    """The platform fails once while the alarm is on."""
    await home.alarm()
    await home.lose_the_platform()
    await home.find_the_platform()


async def begins_in_an_outage(home: Home) -> None:
    """The alarm begins while the platform is away."""
    await home.lose_the_platform()
    await home.alarm(seen=False)
    await home.find_the_platform()


async def ends_in_an_outage(home: Home) -> None:
    """The alarm begins and ends while the platform is away: nobody can know of it."""
    await home.lose_the_platform()
    await home.alarm(seen=False)
    await home.alarm(on=False, seen=False)
    await home.find_the_platform()


async def reload(home: Home) -> None:
    """The account is reloaded while the alarm is on."""
    await home.alarm()
    await home.unload()
    await home.load()


async def begins_in_a_reload(home: Home) -> None:
    """The alarm begins while the account is being reloaded."""
    await home.unload()
    await home.alarm(seen=False)
    await home.load()


async def restart(home: Home) -> None:
    """Home Assistant restarts while the alarm is on."""
    await home.alarm()
    await home.unload()
    await home.boot()


async def begins_in_a_restart(home: Home) -> None:
    """The alarm begins while Home Assistant is down or starts."""
    await home.unload()
    await home.alarm(seen=False)
    await home.boot()


async def power_cut(home: Home) -> None:
    """The power fails while the alarm is on."""
    await home.alarm()
    await home.pull_the_plug(after=AFTER_STORING)
    await home.boot()


async def begins_in_a_power_cut(home: Home) -> None:
    """The alarm begins while the power is away."""
    await home.pull_the_plug(after=AFTER_STORING)
    await home.alarm(seen=False)
    await home.boot()


COURSES: dict[str, tuple[Course, tuple[int, int, int]]] = {
    "nothing else happens": (nothing, (1, 1, 1)),
    "one answer of the platform fails while it is on": (hiccup, (1, 1, 2)),
    "it begins while the platform is away": (begins_in_an_outage, (1, 1, 1)),
    "it begins and ends while the platform is away": (ends_in_an_outage, (0, 0, 0)),
    "the account is reloaded while it is on": (reload, (1, 1, 2)),
    "it begins during a reload": (begins_in_a_reload, (1, 1, 1)),
    "Home Assistant restarts while it is on": (restart, (1, 1, 1)),
    "it begins during a restart": (begins_in_a_restart, (1, 1, 0)),
    "the power fails while it is on": (power_cut, (1, 1, 1)),
    "it begins while the power is away": (begins_in_a_power_cut, (1, 1, 0)),
}


FAILING = pytest.mark.expected_log("Error fetching Attic SR1000001 data")


@pytest.mark.parametrize(
    "course",
    [
        pytest.param(course, marks=[FAILING] if "platform" in course else [])
        for course in COURSES
    ],
)
async def test_alarm_is_told(home: Home, course: str) -> None:
    """Ours tells an alarm that can be seen exactly once; the others miss or repeat it."""
    happens, expected = COURSES[course]
    await happens(home)
    assert tuple(home.told[name] for name in NAMES) == expected


def test_table_in_the_docs_is_true() -> None:
    """The documentation says of each course what was seen here."""
    text = (ROOT / "docs/automations.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+?) \| (\d) \| (\d) \| (\d) \|$", text, re.MULTILINE)
    told = {row[0]: tuple(map(int, row[1:])) for row in rows}
    assert told == {course: expected for course, (_, expected) in COURSES.items()}
