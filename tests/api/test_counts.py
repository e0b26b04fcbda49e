"""How counts of a device's parts are read."""

from typing import Any

import pytest

from .tools import read, read_band


@pytest.mark.parametrize("told", [0, 5, "5", 20, 5.0])
def test_count_is_read(told: Any) -> None:
    """No repeater shows more signal lights than some, and it may show none."""
    assert read_band(ledCount=told).led_count == int(told)
    assert read(portCount=told).device.port_count == int(told)


@pytest.mark.expected_log("makes no sense")
@pytest.mark.parametrize("told", [-85, -1, 21, 100, "-85", 1e300])
def test_number_that_counts_nothing_is_unknown(told: Any) -> None:
    """A signal strength in dBm or percent is no number of lights."""
    assert read_band(signalStrength=told).led_count is None
    assert read(portCount=told).device.port_count is None
