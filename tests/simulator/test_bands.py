"""What the bands of a device tell."""

import pytest

from simulator import DeviceSpec, ManualClock, Simulator, demonstration_fleet
from simulator.radio import ALARM_KINDS
from tests.wire_fields import ALARM_FIELDS, BAND_FIELDS, STATUS_FIELDS, VALUE_FIELDS

from . import inside


def next_band(simulator: Simulator, identifier: str = "08") -> dict[str, object]:
    """Let the device send now and return a band of that message."""
    simulator.scenes.send_now("SR1")
    found: dict[str, object] = inside.band(simulator, identifier)
    return found


def test_status_has_the_fields_of_the_overview(simulator: Simulator) -> None:
    """Every field of the dataset is there, and none besides."""
    status = inside.read(simulator)
    assert set(status) == set(STATUS_FIELDS)
    for band in status["bands"]:
        assert set(band) == set(BAND_FIELDS)
        assert set(band["values"]) == set(VALUE_FIELDS)


def test_readings_are_plausible() -> None:
    """A week of readings stays within what such a repeater could tell."""
    clock = ManualClock()
    simulator = Simulator(clock=clock, devices=[DeviceSpec(serial="SR1")])
    usages, uplinks, near = set(), set(), set()
    for _ in range(7 * 24):
        clock.advance(3600)
        status = inside.read(simulator)
        assert 30 <= status["temperature"] <= 60
        for band in status["bands"]:
            values = band["values"]
            assert band["frequency"] == int(band["identifier"]) * 100_000_000
            assert 1 <= band["ledCount"] <= 5
            assert -110 <= values["uplinkPower"] <= -50
            assert -95 <= values["downlinkPower"] <= -30
            assert 0 <= values["bandUsage"] <= 100
            assert band["isAGC"] == (values["AGC"] > 0)
            assert band["isOnline"] == (band["status"] == "online")
            usages.add(values["bandUsage"])
            uplinks.add(band["isUplink"])
            near.add(band["isAGC"])
    assert len(usages) > 20
    assert uplinks == {True, False}


def test_some_bands_are_near_a_tower() -> None:
    """Some bands need AGC, most do not."""
    simulator = Simulator(clock=ManualClock(), devices=30)
    agc = [
        band["isAGC"]
        for serial in simulator.serials
        for band in inside.read(simulator, serial)["bands"]
    ]
    assert 0.1 < agc.count(True) / len(agc) < 0.5


@pytest.mark.parametrize("kind", ALARM_KINDS)
def test_alarm_comes_and_goes(simulator: Simulator, kind: str) -> None:
    """A forced alarm shows in the next message and ends when told."""
    before = inside.band(simulator, "08")
    simulator.scenes.alarm("SR1", "08", kind)
    assert not before[ALARM_FIELDS[kind]]
    assert next_band(simulator)[ALARM_FIELDS[kind]]
    assert not next_band(simulator, "21")[ALARM_FIELDS[kind]]
    simulator.scenes.alarm("SR1", "08", kind, on=False)
    assert not next_band(simulator)[ALARM_FIELDS[kind]]


def test_over_power_raises_the_downlink(simulator: Simulator) -> None:
    """A power surge shows in the power and in all five LEDs."""
    simulator.scenes.alarm("SR1", "08", "over_power")
    band = inside_values(next_band(simulator))
    assert band["downlinkPower"] > -35
    assert inside.band(simulator, "08")["ledCount"] == 5


def inside_values(band: dict[str, object]) -> dict[str, float]:
    """Return the technical values of a band."""
    values = band["values"]
    assert isinstance(values, dict)
    return values


def test_automatic_shutdown_leaves_the_wish_on(simulator: Simulator) -> None:
    """A band that shut itself down is offline, not shut down manually."""
    simulator.scenes.alarm("SR1", "08", "automatic_shutdown")
    band = next_band(simulator)
    assert band["status"] == "offline"
    assert not band["isOnline"]
    assert not band["isShutdownManually"]
    assert inside_values(band)["bandUsage"] == 0


def test_feedback_makes_clamp_rise(simulator: Simulator, clock: ManualClock) -> None:
    """A minute of feedback costs 3 dB, which stay when it ends."""
    simulator.scenes.alarm("SR1", "08", "feedback")
    clock.advance(60)
    assert inside_values(next_band(simulator))["clamp"] == 3
    clock.advance(3600)
    assert inside_values(next_band(simulator))["clamp"] == 24
    simulator.scenes.alarm("SR1", "08", "feedback", on=False)
    clock.advance(600)
    band = next_band(simulator)
    assert not band["isFeedback"]
    assert inside_values(band)["clamp"] == 24


def test_daily_rebalance_takes_the_clamp_away(
    simulator: Simulator, clock: ManualClock
) -> None:
    """Within a day of its feedback a band has its gain back."""
    simulator.scenes.alarm("SR1", "08", "feedback")
    clock.advance(60)
    simulator.scenes.alarm("SR1", "08", "feedback", on=False)
    clock.advance(86400)
    assert inside_values(next_band(simulator))["clamp"] == 0


def test_feedback_that_persists_shuts_a_band_down() -> None:
    """Some alarms that begin without a scene end in a shutdown."""
    clock = ManualClock()
    spec = DeviceSpec(serial="SR1", bands=("08", "21"), alarms_per_day=30)
    simulator = Simulator(clock=clock, devices=[spec])
    shown = set()
    for _ in range(10 * 144):
        clock.advance(600)
        for band in inside.read(simulator)["bands"]:
            shown |= {kind for kind, flag in ALARM_FIELDS.items() if band[flag]}
            if band["isShutdownAuto"]:
                assert not band["isFeedback"]
    assert shown == set(ALARM_KINDS)


def test_punctual_device_has_no_alarms_of_its_own(
    simulator: Simulator, clock: ManualClock
) -> None:
    """In exact tests nothing happens that the test did not order."""
    for _ in range(31):
        clock.advance(86400)
        for band in inside.read(simulator)["bands"]:
            assert not any(band[flag] for flag in ALARM_FIELDS.values())


@pytest.mark.parametrize("kind", ["feedback", "over_power"])
def test_alarm_on_order_is_not_ended_by_those_that_come_by_themselves(
    clock: ManualClock, kind: str
) -> None:
    """Even where alarms are frequent, it lasts and shuts nothing down."""
    spec = DeviceSpec(
        serial="SR1", bands=("08",), alarms_per_day=500, message_frequency="1m"
    )
    simulator = Simulator(clock=clock, punctual=True, devices=[spec])
    clock.advance(3600)
    simulator.scenes.alarm("SR1", "08", "automatic_shutdown", on=False)
    simulator.scenes.alarm("SR1", "08", kind)
    for _ in range(120):
        clock.advance(60)
        band = inside.band(simulator, "08")
        assert band[ALARM_FIELDS[kind]]
        assert not band["isShutdownAuto"]


def test_held_readings_stay(simulator: Simulator, clock: ManualClock) -> None:
    """A held device tells the same values each time; an alarm still shows."""
    simulator.scenes.hold("SR1")
    simulator.scenes.send_now("SR1")
    first = inside.read(simulator)
    clock.advance(3600)
    simulator.scenes.alarm("SR1", "08", "feedback")
    clock.advance(3600)
    second = inside.read(simulator)
    assert second["temperature"] == first["temperature"]
    assert second["timestamp"] > first["timestamp"]
    bands = zip(first["bands"], second["bands"], strict=True)
    changed = [a["identifier"] for a, b in bands if a != b]
    assert changed == ["08"]
    simulator.scenes.hold("SR1", on=False)
    simulator.scenes.send_now("SR1")
    assert inside.read(simulator)["bands"] != second["bands"]


def test_demonstration_lives_but_does_not_die() -> None:
    """Over a day there are alarms and drops, and most bands keep working."""
    clock = ManualClock()
    simulator = Simulator(clock=clock, devices=demonstration_fleet())
    alarms, working, lost = 0, [], 0
    for _ in range(24 * 60):
        clock.advance(60)
        workshop = inside.read(simulator, "SR2000002")["bands"]
        alarms += any(band["isFeedback"] for band in workshop)
        working += [band["isOnline"] for band in workshop]
        lost += inside.read(simulator, "SR2000004")["status"] == "lost"
    assert 10 < alarms < 300
    assert 10 < lost < 150
    assert working.count(True) / len(working) > 0.8
