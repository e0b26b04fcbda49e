"""When reduced power is told, and what as."""

from datetime import timedelta

import pytest

from custom_components.stellacontrol.baseline import (
    BandWatch,
    Cause,
    DeviceBaseline,
    Reading,
)

from .weeks import DAY, LIMITS, START, learnt, live

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


def test_loss_at_the_donor_is_told_within_two_hours() -> None:
    """An antenna that shifts by 6 dB is told, and that it is the signal."""
    watch, now = learnt()
    told = live(watch, now, 3 * HOUR, lambda _: -66.0)
    assert told is not None
    assert told - now <= 2 * HOUR
    assert watch.cause is Cause.SIGNAL


def test_short_fade_is_not_told() -> None:
    """Half an hour of a lorry before the antenna is no alarm."""
    watch, now = learnt()
    live(watch, now, 20 * MINUTE, lambda _: -70.0)
    assert live(watch, now + 20 * MINUTE, 6 * HOUR) is None


def test_clock_that_was_far_ahead_silences_nothing() -> None:
    """A machine that believed for an hour that it is next year still tells a loss."""
    watch, now = learnt()
    live(watch, now + 365 * DAY, 2 * HOUR)
    assert live(watch, now, 3 * HOUR, lambda _: -66.0) is not None
    live(watch, now + 3 * HOUR, 2 * DAY)
    assert watch.cause is None


def test_operator_that_changed_a_cell_hides_no_loss() -> None:
    """Days after a cell became stronger for good, a loss of 6 dB is told as soon."""
    watch, now = learnt()
    live(watch, now, 12 * DAY, lambda _: -58.0)
    told = live(watch, now + 12 * DAY, 3 * HOUR, lambda _: -64.0)
    assert told is not None
    assert told - now - 12 * DAY <= 2 * HOUR


def test_slow_decay_is_told_before_it_is_deep() -> None:
    """A connector that loses half a dB a day is told before it has lost 6."""
    watch, now = learnt()
    told = live(watch, now, 12 * DAY, lambda moment: -60 - 0.5 * ((moment - now) / DAY))
    assert told is not None
    assert watch.cause is Cause.SIGNAL


def test_gain_that_is_taken_back_is_no_loss_at_the_donor() -> None:
    """A clamp of 8 dB lowers what goes out, while as much comes in."""
    watch, now = learnt()
    assert live(watch, now, 3 * HOUR, reduction=8.0) is not None
    assert watch.cause is Cause.GAIN


def test_stronger_donor_that_costs_gain_is_no_loss() -> None:
    """Near a base station the repeater takes back what came in more: as it should."""
    watch, now = learnt()
    assert live(watch, now, DAY, lambda _: -52.0, reduction=8.0) is None


def test_loss_of_the_uplink_alone_is_told_within_a_day() -> None:
    """Telephones that arrive much weaker point at the indoor antenna."""
    watch, now = learnt()
    assert live(watch, now, 2 * HOUR, uplink=-70) is None
    assert live(watch, now + 2 * HOUR, DAY, uplink=-90) is not None
    assert watch.cause is Cause.UPLINK


def test_end_is_told_once_it_is_well_for_a_while() -> None:
    """After the repair the alarm ends within hours, and does not come back."""
    watch, now = learnt()
    live(watch, now, 2 * DAY, lambda _: -68.0)
    live(watch, now + 2 * DAY, 3 * HOUR)
    assert watch.cause is None
    assert live(watch, now + 2 * DAY + 3 * HOUR, 2 * DAY) is None


def test_alarm_lasts_until_it_was_well_for_two_durations() -> None:
    """A signal that comes back for a while does not end the alarm and begin it again."""
    watch, now = learnt()
    told = live(watch, now, HOUR, lambda _: -68.0)
    assert told is not None
    live(watch, now + HOUR, told + 110 * MINUTE - now - HOUR)
    assert watch.cause is Cause.SIGNAL
    live(watch, told + 110 * MINUTE, HOUR)
    assert watch.cause is None


def test_pause_begins_the_hour_anew() -> None:
    """What was before a repeater was away does not count after it."""
    watch, now = learnt()
    live(watch, now, 30 * MINUTE, lambda _: -68.0)
    device = DeviceBaseline()
    device.bands["08"] = watch
    device.pause()
    assert live(watch, now + 30 * MINUTE, 40 * MINUTE, lambda _: -68.0) is None


def test_this_is_normal_now_ends_the_alarm() -> None:
    """After the user has said so, the new level is learnt and the alarm is over."""
    watch, now = learnt()
    live(watch, now, DAY, lambda _: -68.0)
    watch.forget()
    assert watch.cause is None
    assert watch.normal_downlink is None
    assert live(watch, now + DAY, 10 * DAY, lambda _: -68.0) is None
    assert watch.signal.level.middle == pytest.approx(-68, abs=0.2)


def device_after(downlink: float, uptime: timedelta) -> tuple[DeviceBaseline, str]:
    """Return a repeater after two weeks and then six hours of another level."""
    device, band = DeviceBaseline(), "08"
    for slot in range((14 * 24 + 6) * 6):
        now = START + 10 * slot * MINUTE
        since = now - START - 14 * DAY
        is_before = since < timedelta()
        reading = Reading(
            downlink=-60.0 if is_before else downlink, reduction=None, uplink=None
        )
        device.read(
            now,
            {band: reading},
            uptime=(now - START + DAY) if is_before else since + uptime,
            limits=LIMITS,
        )
    return device, band


def test_level_that_rose_with_a_restart_is_learnt_anew() -> None:
    """Somebody turned the antenna and put the power back."""
    device, band = device_after(-50.0, uptime=MINUTE)
    assert device.bands[band].normal_downlink is None
    assert device.bands[band].cause is None


def test_level_that_fell_with_a_restart_is_told() -> None:
    """A storm cuts the power and turns the antenna; that must not become normal."""
    device, band = device_after(-68.0, uptime=MINUTE)
    assert device.bands[band].cause is Cause.SIGNAL


def test_recalibration_forgets_the_gain_alone() -> None:
    """What the operator sends is not changed by a calibration."""
    device = DeviceBaseline()
    watch, now = learnt()
    device.bands["08"] = watch
    device.recalibrated()
    assert watch.output.level.middle is None
    assert watch.signal.level.middle is not None
    assert live(watch, now, 10 * DAY, reduction=8.0) is None


def test_six_bands_are_stored_small_and_come_back() -> None:
    """All that is known of a repeater takes 4 kB at most, and survives a restart."""
    device = DeviceBaseline()
    watch, now = learnt(40)
    live(watch, now, DAY, lambda _: -68.0, uplink=-70)
    for band in ("07", "08", "09", "18", "21", "26"):
        device.bands[band] = watch
    stored = device.as_stored()
    assert len(str(stored).encode()) <= 4096
    back = DeviceBaseline()
    back.restore(stored)
    assert back.bands["08"].cause is Cause.SIGNAL
    level = back.bands["08"].normal_downlink
    assert level is not None
    assert watch.signal.level.middle == pytest.approx(level, abs=0.1)
    assert back.as_stored() == stored


@pytest.mark.parametrize(
    "stored",
    [
        pytest.param({"bands": {"08": ["", "", ""]}, "started": 0}, id="empty texts"),
        pytest.param({"bands": {"08": []}, "started": 0}, id="no texts"),
        pytest.param({"bands": {}}, id="no start"),
        pytest.param([], id="a list"),
    ],
)
def test_nonsense_in_storage_is_refused(stored: object) -> None:
    """Damaged storage raises what the store answers with a beginning from nothing."""
    with pytest.raises((AttributeError, KeyError, TypeError, ValueError)):
        DeviceBaseline().restore(stored)


def test_band_that_is_gone_is_forgotten() -> None:
    """A band that nobody has heard of, or that is gone, is not judged."""
    device = DeviceBaseline()
    device.forget(["08"])
    device.bands["08"] = learnt()[0]
    device.keep_only(["21"])
    assert not device.bands


def test_each_change_is_stored() -> None:
    """The text that is written each minute is made again only after a change."""
    watch, now = learnt()
    quiet = watch.as_stored()
    live(watch, now, 2 * HOUR, lambda _: -68.0)
    low = watch.as_stored()
    assert BandWatch.restored(low).cause is Cause.SIGNAL
    watch.forget()
    fresh = watch.as_stored()
    assert len({str(stored) for stored in (quiet, low, fresh)}) == 3
    assert BandWatch.restored(fresh).cause is None
