"""The preferences of an account, each with its default and the reason for it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from homeassistant.util import dt as dt_util

from .quota import CountingRule


class QuotaCounting(StrEnum):
    """Which messages the platform counts together."""

    CALENDAR = "calendar"
    """Messages since the last reset day."""
    ROLLING = "rolling"
    """Messages of the last 30 days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options of a config entry; the keys in storage are the names of the fields."""

    ignored_devices: tuple[str, ...] = ()
    """Serial numbers that the user left out. These are stored, not the chosen ones, so
    that a repeater that joins the account later appears automatically."""
    temperature_threshold: float = 75
    """Degrees C; the vendor's own platform uses the same level."""
    offline_after: float = 60
    """Minutes; the vendor's own platform uses the same time."""
    reduced_power_depth: float = 4
    """dB below normal; docs/alarms.md shows which losses it finds."""
    reduced_power_after: float = 60
    """Minutes after which the vendor's own monitor calls it sustained."""
    monthly_quota: int = 10_000
    """Messages per device and month that the vendor's overview names."""
    quota_reset_day: int = 1
    quota_counting: str = QuotaCounting.CALENDAR
    quota_time_zone: str = "UTC"
    """Time zone in which the reset day begins (assumed)."""
    count_requests: bool = True
    """The vendor does not say whether requests count; to count them is safe."""
    confirm_commands: bool = True
    boost_on_alarm: bool = True
    active_hours: bool = False
    active_from: str = "08:00:00"
    active_to: str = "20:00:00"

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> Options:
        """Return the options of an entry; what is not stored has its default."""
        names = {field.name for field in fields(cls)}
        known = {name: value for name, value in stored.items() if name in names}
        if "ignored_devices" in known:
            known["ignored_devices"] = tuple(known["ignored_devices"])
        return cls(**known)

    @property
    def counting_rule(self) -> CountingRule:
        """Which messages count together."""
        return CountingRule(
            reset_day=self.quota_reset_day,
            zone=self.quota_time_zone,
            is_rolling=self.quota_counting == QuotaCounting.ROLLING,
        )


DEFAULTS = Options()


async def load_time_zone(name: str) -> bool:
    """Return whether a time zone exists; its file is read outside the event loop."""
    try:
        return await dt_util.async_get_time_zone(name) is not None
    except OSError, ValueError:
        return False  # not a name, for example a path
