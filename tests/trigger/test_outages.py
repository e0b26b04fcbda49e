"""What three triggers tell of one alarm: ours, `event.received` and a plain state trigger.

The table in docs/automations.md is made of these courses, and compared with them.
"""

from collections.abc import Awaitable, Callable
import re

import pytest

from tests.automations import ROOT
from tests.conftest import SERIAL
from tests.helpers import entity_id
from tests.trigger.home import Home

type Course = Callable[[Home], Awaitable[None]]

NAMES = ("trigger", "event", "state")
AFTER_STORING = 1
"""Seconds in which what was told is on disk."""


def triggers(home: Home) -> list[dict[str, object]]:
    """Return the three triggers on one alarm."""
    event = entity_id(home.hass, "event", f"{SERIAL}_alarm_event")
    feedback = entity_id(home.hass, "binary_sensor", f"{SERIAL}_band_08_feedback")
    return [
        {"trigger": "stellacontrol.alarm_began", "id": "trigger"},
        {
            "trigger": "event.received",
            "id": "event",
            "target": {"entity_id": event},
            "options": {"event_type": ["feedback"]},
        },
        {"trigger": "state", "id": "state", "entity_id": feedback, "to": "on"},
    ]


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
    await home.shut_down()
    await home.boot()


async def begins_in_a_restart(home: Home) -> None:
    """The alarm begins while Home Assistant is down or starts."""
    await home.shut_down()
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
    "one answer of the platform is missing while the alarm is on": (hiccup, (1, 1, 2)),
    "it begins while the platform cannot be reached": (begins_in_an_outage, (1, 1, 1)),
    "it begins and ends while the platform cannot be reached": (
        ends_in_an_outage,
        (0, 0, 0),
    ),
    "the account is reloaded while it is on": (reload, (1, 1, 2)),
    "it begins during a reload": (begins_in_a_reload, (1, 1, 1)),
    "Home Assistant restarts while it is on": (restart, (1, 1, 1)),
    "it begins during a restart": (begins_in_a_restart, (1, 1, 0)),
    "the power fails while it is on": (power_cut, (1, 1, 1)),
    "it begins during a power failure": (begins_in_a_power_cut, (1, 1, 0)),
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
    await home.automate(*triggers(home))
    await happens(home)
    assert tuple(home.told[name] for name in NAMES) == expected


def test_table_in_the_docs_is_true() -> None:
    """The documentation says of each course what was seen here."""
    text = (ROOT / "docs/automations.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+?) \| (\d) \| (\d) \| (\d) \|$", text, re.MULTILINE)
    told = {row[0]: tuple(map(int, row[1:])) for row in rows}
    assert told == {course: expected for course, (_, expected) in COURSES.items()}
