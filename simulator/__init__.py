"""A simulator of the platform, written from the contract alone.

It shares no code with the integration: what one of them misreads, the other
does not have to.
"""

from .answers import Answer
from .clock import Clock, ManualClock, SystemClock
from .device import Device
from .dialects import (
    Dialect,
    Write,
    dialect_of,
    load_dialect,
    mixture,
    read_dialect,
    single_names,
)
from .faults import Fault
from .fleet import demonstration_fleet, make_fleet
from .habit import HABITS, Habit, draw_habit, read_habit
from .journal import RequestRecord
from .message import Change
from .platform import Platform
from .quota import Quota
from .scenes import Scenes
from .simulator import Simulator
from .spec import ALL_BANDS, Account, DeviceSpec, SceneError
from .timing import FREQUENCIES, PUNCTUAL, Timing

__all__ = [
    "ALL_BANDS",
    "FREQUENCIES",
    "HABITS",
    "PUNCTUAL",
    "Account",
    "Answer",
    "Change",
    "Clock",
    "Device",
    "DeviceSpec",
    "Dialect",
    "Fault",
    "Habit",
    "ManualClock",
    "Platform",
    "Quota",
    "RequestRecord",
    "SceneError",
    "Scenes",
    "Simulator",
    "SystemClock",
    "Timing",
    "Write",
    "demonstration_fleet",
    "dialect_of",
    "draw_habit",
    "load_dialect",
    "make_fleet",
    "mixture",
    "read_dialect",
    "read_habit",
    "single_names",
]
