"""From the options of an entry to what the quota layer works with."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from homeassistant.util import dt as dt_util

from .const import (
    CONF_ACTIVE_FROM,
    CONF_ACTIVE_HOURS,
    CONF_ACTIVE_TO,
    CONF_COUNT_REQUESTS,
    CONF_MONTHLY_QUOTA,
    CONF_QUOTA_RESET_DAY,
    DEFAULT_COUNT_REQUESTS,
    DEFAULT_MONTHLY_QUOTA,
    DEFAULT_QUOTA_RESET_DAY,
)
from .quota import ActiveHours, QuotaKeeper, QuotaSettings


def create_keeper(options: Mapping[str, Any]) -> QuotaKeeper:
    """Return a keeper of a device's quota, as the user set it."""
    return QuotaKeeper(
        QuotaSettings(
            monthly_quota=options.get(CONF_MONTHLY_QUOTA, DEFAULT_MONTHLY_QUOTA),
            count_requests=options.get(CONF_COUNT_REQUESTS, DEFAULT_COUNT_REQUESTS),
        ),
        reset_day=options.get(CONF_QUOTA_RESET_DAY, DEFAULT_QUOTA_RESET_DAY),
        active_hours=_active_hours(options),
        zone=dt_util.get_default_time_zone(),
    )


def _active_hours(options: Mapping[str, Any]) -> ActiveHours | None:
    """Return the active hours, if the user wants any."""
    if not options.get(CONF_ACTIVE_HOURS):
        return None
    return ActiveHours(
        start=time.fromisoformat(options[CONF_ACTIVE_FROM]),
        end=time.fromisoformat(options[CONF_ACTIVE_TO]),
    )
