"""Answers in good form whose values make no sense."""

from collections.abc import Iterator
from contextlib import suppress
import logging
import time

from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.exceptions import HomeAssistantError
import pytest

from custom_components.stellacontrol.const import DOMAIN
from tests.api.raw_server import answer
from tests.conftest import SERIAL
from tests.helpers import leap
from tests.scenes import press, requests, unique_ids
from tests.wire_fields import BAND_FIELDS, STATUS_FIELDS, VALUE_FIELDS

from .house import FAILED, MESSAGE, OTHER, House

FIELDS = (
    *STATUS_FIELDS,
    *(f"bands.08.{name}" for name in BAND_FIELDS),
    *(f"bands.08.values.{name}" for name in VALUE_FIELDS),
)

WRONG: tuple[object, ...] = (
    None,
    True,
    "",
    "words",
    "\x00\ud800",
    -1,
    10**30,
    1e308,
    float("nan"),
    float("inf"),
    [],
    [[]],
    {},
    {"a": []},
)

TIMES = {
    "negative": -1,
    "zero": 0,
    "of the past": 1_000_000_000_000,
    "in ten years": 2_100_000_000_000,
    "beyond any calendar": 10**18,
    "as a text": "yesterday",
}


@pytest.fixture(autouse=True)
def no_surprise_in_the_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Let one line name a field without sense, or the repeater; never two the same."""
    yield
    lines = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING and DOMAIN in record.name
    ]
    assert len(lines) == len(set(lines)), lines
    for line in lines:
        assert "makes no sense" in line or FAILED in line, line


async def look(house: House, temperature: float, *serials: str) -> None:
    """Let the repeater that has the fault, or others, report, and look at them."""
    serials = serials or (SERIAL,)
    await house.warm(temperature, *serials)
    for serial in serials:
        house.simulator.scenes.send_now(serial)
        with suppress(HomeAssistantError):
            await press(house.hass, "refresh", serial)


async def assert_hurts_little(house: House, path: str, temperature: float) -> None:
    """Check that at most the field's own values are gone."""
    if path == "serialNumber":
        # Whose status it is must be right.
        return
    if path == "temperature":
        assert house.shown() != STATE_UNAVAILABLE
    elif path != "status":
        # A device of an unknown connection may count as offline.
        house.assert_fresh(temperature)
    assert house.shown(key="connection_status") != STATE_UNAVAILABLE


@pytest.mark.parametrize("path", FIELDS)
async def test_field_that_is_missing_or_of_a_wrong_type(
    house: House, path: str
) -> None:
    """If one field has no value, all others are shown; an invalid one is logged once."""
    house.simulator.scenes.drop_field(SERIAL, path)
    await look(house, 39.5)
    await assert_hurts_little(house, path, 39.5)
    house.simulator.scenes.clear_fields(SERIAL)
    for number, wrong in enumerate(WRONG):
        temperature = 40.0 + number
        house.simulator.scenes.set_field(SERIAL, path, wrong)
        await look(house, temperature)
        await assert_hurts_little(house, path, temperature)
    await look(house, 60.5, OTHER)
    house.assert_fresh(60.5, OTHER)
    house.simulator.scenes.clear_fields(SERIAL)
    await look(house, 66.5)
    house.assert_fresh(66.5)
    house.assert_no_trace()


@pytest.mark.parametrize("when", TIMES)
async def test_timestamp_that_cannot_be(house: House, when: str) -> None:
    """A wild time does not freeze a repeater: what it tells later is shown."""
    for field in ("timestamp", "createdAt"):
        house.simulator.scenes.set_field(SERIAL, field, TIMES[when])
    house.simulator.scenes.reset_log()
    await house.live(3 * MESSAGE)
    # Three messages, and what is asked again because none of them may be new.
    assert len(requests(house.simulator, "status", SERIAL)) <= 12
    house.simulator.scenes.clear_fields(SERIAL)
    await house.recovers(68.5)
    house.assert_no_trace()


@pytest.mark.parametrize("minutes", [2, 30, 59])
async def test_timestamp_a_little_ahead(house: House, minutes: int) -> None:
    """A time that a wrong clock would explain freezes nothing either."""
    ahead = int((time.time() + minutes * 60) * 1_000)
    house.simulator.scenes.set_field(SERIAL, "timestamp", ahead)
    await house.warm(40.5)
    await house.live(MESSAGE)
    house.assert_fresh(40.5)
    house.simulator.scenes.clear_fields(SERIAL)
    before = 40.5
    for temperature in (42.5, 45.5, 50.5, 57.5, 66.5, 41.5):
        await house.warm(temperature)
        await house.live(MESSAGE + 65)
        # When messages come is not known so well now: it may be the one before.
        assert house.shown() in (str(temperature), str(before))
        house.assert_fresh(temperature, OTHER)
        before = temperature
    house.assert_no_trace()


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param("twice", id="a device twice"),
        pytest.param("nobody", id="an entry that is no device"),
        pytest.param("empty", id="an empty list"),
        pytest.param("bands", id="a band twice"),
        pytest.param("lone", id="one device and no list"),
        pytest.param("framed", id="one device in a frame"),
    ],
)
async def test_list_that_makes_no_sense(house: House, listed: str) -> None:
    """No entity comes or goes because of a list with slips."""
    before = unique_ids(house.hass), unique_ids(house.hass, OTHER)
    devices = house.listing()
    said: object = {
        "twice": [*devices, devices[0]],
        "nobody": [*devices, None, "SR1000001", {}, {"serialNumber": ""}],
        "empty": [],
        "bands": [{**device, "bands": [*device["bands"]] * 2} for device in devices],
        "lone": devices[0],
        "framed": {"data": devices[0]},
    }[listed]
    house.wire.say(" /devices ", answer(said))
    await leap(house.hass, house.freezer, 6 * 3_600)
    # It is asked for again where it was refused.
    await house.live(3_600)
    assert house.wire.met
    assert (unique_ids(house.hass), unique_ids(house.hass, OTHER)) == before
    house.wire.mend()
    await house.recovers(68.5)
    house.assert_no_trace()


async def test_band_twice_in_a_status(house: House) -> None:
    """A band that a status lists twice is one band."""
    before = unique_ids(house.hass)
    bands = house.sent("bands")
    house.simulator.scenes.set_field(SERIAL, "bands", [*bands, *bands])
    await look(house, 45.5)
    house.assert_fresh(45.5)
    assert unique_ids(house.hass) == before
    house.simulator.scenes.clear_fields(SERIAL)
    await house.recovers(68.5)
