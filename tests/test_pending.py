"""What is asked of a band counts until the device confirms or contradicts it."""

from datetime import UTC, datetime, timedelta
import json
from typing import Any

import pytest

from custom_components.stellacontrol.api import (
    Band,
    Command,
    ConnectionStatus,
    Device,
    DeviceStatus,
)
from custom_components.stellacontrol.pending import PendingBands, PendingCommand
from custom_components.stellacontrol.quota import UnreadableError

ASKED = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
BEFORE = ASKED - timedelta(minutes=3)
"""When the message was received that was known when the change was given."""


def after(seconds: float) -> datetime:
    """Return a time after the change."""
    return ASKED + timedelta(seconds=seconds)


def message(
    received_at: datetime | None,
    *,
    on: bool | None,
    connection: ConnectionStatus = ConnectionStatus.ONLINE,
) -> DeviceStatus:
    """Return a status that tells whether the operator has band 08 on."""
    band = Band(identifier="08", is_shutdown_manually=None if on is None else not on)
    return DeviceStatus(
        device=Device(serial_number="SR1000001"),
        connection=connection,
        received_at=received_at,
        bands={"08": band},
    )


def read(pending: PendingBands, now: datetime, told: DeviceStatus) -> list[str]:
    """Let the pending read a message whose time can be true."""
    return pending.read(now, told, received_at=told.received_at)


@pytest.fixture
def pending() -> PendingBands:
    """Return the change that band 08 be off."""
    pending = PendingBands()
    pending.accept({"08": False}, now=ASKED, seen=BEFORE)
    return pending


def test_change_is_confirmed_by_a_newer_message(pending: PendingBands) -> None:
    """What the device says after I asked settles what I asked."""
    assert pending.bands.get("08") is False
    assert read(pending, after(12), message(after(11), on=False)) == []
    assert pending.bands.get("08") is None
    assert not pending.bands


@pytest.mark.parametrize(
    "received_at",
    [
        pytest.param(BEFORE, id="known message"),
        pytest.param(BEFORE - timedelta(hours=1), id="older message"),
    ],
)
@pytest.mark.parametrize("on", [True, False], ids=["contradicts", "agrees"])
def test_change_is_not_settled_by_what_was_known(
    pending: PendingBands, received_at: datetime, on: bool
) -> None:
    """What the device said before I asked is no answer, however often it is read."""
    for seconds in (20, 40, 60):
        assert read(pending, after(seconds), message(received_at, on=on)) == []
    assert pending.bands.get("08") is False


def test_change_is_given_up_after_two_fresh_messages(pending: PendingBands) -> None:
    """A device that says twice that it does otherwise has the last word."""
    assert read(pending, after(20), message(after(20), on=True)) == []
    assert pending.bands.get("08") is False
    assert read(pending, after(30), message(after(30), on=True)) == ["08"]
    assert pending.bands.get("08") is None


def test_change_counts_each_message_once(pending: PendingBands) -> None:
    """The same message read ten times is one message."""
    for seconds in range(20, 120, 10):
        assert read(pending, after(seconds), message(after(20), on=True)) == []
    assert pending.bands.get("08") is False


def test_change_is_not_contradicted_before_the_device_can_know_it(
    pending: PendingBands,
) -> None:
    """Messages that left while my change was on its way say nothing against it."""
    for seconds in (1, 5, 9):
        assert read(pending, after(seconds), message(after(seconds), on=True)) == []
    # Read again later, the last of them is no fresh one either.
    assert read(pending, after(15), message(after(9), on=True)) == []
    assert read(pending, after(19), message(after(19), on=True)) == []
    assert pending.bands.get("08") is False


def test_change_is_confirmed_before_the_device_must_know_it(
    pending: PendingBands,
) -> None:
    """A quick device is believed at once."""
    read(pending, after(2), message(after(2), on=False))
    assert pending.bands.get("08") is None


def test_change_is_not_contradicted_by_an_offline_device(pending: PendingBands) -> None:
    """A device that is away cannot have heard me."""
    for seconds in (20, 40, 60):
        told = message(after(seconds), on=True, connection=ConnectionStatus.LOST)
        assert read(pending, after(seconds), told) == []
    # Back online, its last words before are still no answer.
    for seconds in (80, 90):
        assert read(pending, after(seconds), message(after(60), on=True)) == []
    assert pending.bands.get("08") is False


def test_change_outlives_a_message_from_the_far_future(pending: PendingBands) -> None:
    """A wild timestamp does not make every later message an old one."""
    future = datetime(2100, 1, 1, tzinfo=UTC)
    pending.read(after(20), message(future, on=True), received_at=None)
    assert pending.bands.get("08") is False
    read(pending, after(30), message(after(30), on=False))
    assert pending.bands.get("08") is None


@pytest.mark.parametrize("on", [True, False], ids=["contradicts", "agrees"])
def test_change_keeps_what_was_known_past_a_message_without_a_time(
    pending: PendingBands, on: bool
) -> None:
    """One message without a time does not make an old one new."""
    pending.read(after(5), message(None, on=True), received_at=None)
    read(pending, after(20), message(BEFORE, on=on))
    assert pending.bands.get("08") is False


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(message(after(20), on=None), id="no value"),
        pytest.param(
            DeviceStatus(
                device=Device(serial_number="SR1000001"),
                connection=ConnectionStatus.ONLINE,
                received_at=after(20),
            ),
            id="no band",
        ),
    ],
)
def test_change_waits_while_its_band_is_not_told(
    pending: PendingBands, told: DeviceStatus
) -> None:
    """Silence about a band is neither yes nor no."""
    for seconds in (20, 40, 60):
        assert read(pending, after(seconds), told) == []
    assert pending.bands.get("08") is False


def test_change_that_is_newer_starts_anew(pending: PendingBands) -> None:
    """Asking again forgives what the device said against it before."""
    read(pending, after(20), message(after(20), on=True))
    pending.accept({"08": False}, now=after(25), seen=after(20))
    assert read(pending, after(40), message(after(40), on=True)) == []
    assert pending.bands.get("08") is False


def test_change_of_a_band_that_went_is_forgotten(pending: PendingBands) -> None:
    """Nobody waits for a band that is no more."""
    pending.accept({"21": True}, now=ASKED, seen=None)
    pending.keep_only({"21", "26"})
    assert "08" not in pending.bands
    assert "21" in pending.bands


def test_change_is_stored_with_all_that_was_said_against_it(
    pending: PendingBands,
) -> None:
    """After a restart one more contradiction is the second, not the first."""
    pending.accept({"21": True}, now=ASKED, seen=None)
    read(pending, after(20), message(after(20), on=True))
    restored = PendingBands()
    restored.restore(json.loads(json.dumps(pending.as_stored())))
    assert restored.as_stored() == pending.as_stored()
    assert restored.bands.get("21") is True
    assert read(restored, after(30), message(after(30), on=True)) == ["08"]


@pytest.mark.parametrize(
    "stored",
    [
        pytest.param(5, id="number"),
        pytest.param(["08"], id="list"),
        pytest.param({"08": True}, id="change that is no object"),
        pytest.param({"08": {"on": True}}, id="fields missing"),
        pytest.param(
            {"08": {"on": True, "asked_at": "x", "seen": None, "contradicted": 0}},
            id="no time",
        ),
        pytest.param(
            {
                "08": {
                    "on": True,
                    "asked_at": "2026-11-02T12:00:00",
                    "seen": None,
                    "contradicted": 0,
                }
            },
            id="time without a zone",
        ),
    ],
)
def test_change_that_is_stored_wrongly_changes_nothing(
    pending: PendingBands, stored: Any
) -> None:
    """What makes no sense is refused as a whole."""
    before = pending.as_stored()
    with pytest.raises(UnreadableError):
        pending.restore(stored)
    assert pending.as_stored() == before


def test_change_is_given_up_although_our_clock_was_set_back(
    pending: PendingBands,
) -> None:
    """The wait for the device begins anew, and ends."""
    for seconds in (-3_500, -3_000):
        told = message(after(seconds + 3_600), on=True)
        assert read(pending, after(seconds), told) == []
    assert read(pending, after(-2_400), message(after(1_200), on=True)) == ["08"]


def test_reboot_is_followed_no_longer_although_our_clock_was_set_back() -> None:
    """A device is not kept fast until the old time is reached again."""
    command = PendingCommand()
    command.begin(Command.REBOOT, now=ASKED, seen=BEFORE)
    for minutes in (-60, -57, -54):
        assert command
        now = after(minutes * 60)
        told = message(None, on=True)
        command.read(now, told, received_at=told.received_at)
    assert not command
