"""When a reading is an alarm, and what of it is news."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
import json
from typing import Any

import pytest

from custom_components.stellacontrol.alarms import (
    Alarm,
    AlarmEdge,
    AlarmKind,
    Alarms,
    temperature_alarm,
)
from custom_components.stellacontrol.api import (
    Band,
    ConnectionStatus,
    Device,
    DeviceStatus,
)
from custom_components.stellacontrol.quota import UnreadableError

NOW = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
CALM = Band(
    identifier="08", is_over_power=False, is_feedback=False, is_shutdown_auto=False
)
BAND_ALARMS = [
    pytest.param(AlarmKind.OVER_POWER, {"is_over_power": True}, id="over power"),
    pytest.param(AlarmKind.FEEDBACK, {"is_feedback": True}, id="feedback"),
    pytest.param(
        AlarmKind.AUTOMATIC_SHUTDOWN, {"is_shutdown_auto": True}, id="shutdown"
    ),
]


def message(*bands: Band, **changes: Any) -> DeviceStatus:
    """Return a status of an online device that was received just now."""
    calm = DeviceStatus(
        device=Device(serial_number="SR1000001"),
        connection=ConnectionStatus.ONLINE,
        temperature=40.0,
        received_at=NOW,
        bands={band.identifier: band for band in bands or (CALM,)},
    )
    return replace(calm, **changes)


def read(
    alarms: Alarms,
    status: DeviceStatus,
    *,
    now: datetime = NOW,
    quota_at_risk: bool | None = False,
) -> list[AlarmEdge]:
    """Read a status with the usual options; returns what is told then."""
    alarms.read(
        now,
        status,
        temperature_threshold=75,
        offline_after=HOUR,
        quota_at_risk=quota_at_risk,
    )
    return alarms.take_news()


@pytest.fixture
def alarms() -> Alarms:
    """Return the alarms of a device that was seen without any."""
    alarms = Alarms()
    assert read(alarms, message()) == []
    return alarms


@pytest.mark.parametrize(("kind", "fields"), BAND_ALARMS)
def test_alarm_of_a_band_begins_once_and_ends_once(
    alarms: Alarms, kind: AlarmKind, fields: dict[str, Any]
) -> None:
    """However many messages tell of it, I hear of an alarm twice: its two ends."""
    alarm, told = Alarm(kind, "08"), message(replace(CALM, **fields))
    assert read(alarms, told) == [AlarmEdge(alarm, True)]
    assert read(alarms, told) == []
    assert alarms.on == {alarm}
    assert read(alarms, message()) == [AlarmEdge(alarm, False)]
    assert read(alarms, message()) == []
    assert not alarms.on


def test_alarms_of_one_message_are_told_each(alarms: Alarms) -> None:
    """Two bands in trouble are two alarms, and so are two troubles of one."""
    both = replace(CALM, is_over_power=True, is_feedback=True)
    other = replace(CALM, identifier="21", is_feedback=True)
    assert {edge.alarm for edge in read(alarms, message(both, other))} == {
        Alarm(AlarmKind.OVER_POWER, "08"),
        Alarm(AlarmKind.FEEDBACK, "08"),
        Alarm(AlarmKind.FEEDBACK, "21"),
    }


def test_alarm_that_follows_another_is_told_after_its_end(alarms: Alarms) -> None:
    """Feedback that becomes a shutdown is over before the shutdown begins."""
    read(alarms, message(replace(CALM, is_feedback=True)))
    assert read(alarms, message(replace(CALM, is_shutdown_auto=True))) == [
        AlarmEdge(Alarm(AlarmKind.FEEDBACK, "08"), False),
        AlarmEdge(Alarm(AlarmKind.AUTOMATIC_SHUTDOWN, "08"), True),
    ]


def test_alarm_at_the_first_reading_is_no_news() -> None:
    """What was on before anybody looked has not begun now; its end is told."""
    alarms = Alarms()
    assert read(alarms, message(replace(CALM, is_feedback=True), temperature=90)) == []
    assert Alarm(AlarmKind.FEEDBACK, "08") in alarms.on
    assert read(alarms, message(temperature=90)) == [
        AlarmEdge(Alarm(AlarmKind.FEEDBACK, "08"), False)
    ]


@pytest.mark.parametrize(
    "silent",
    [
        pytest.param(
            message(Band(identifier="08"), temperature=None, connection=None),
            id="no values",
        ),
        pytest.param(
            message(
                bands={},
                temperature=None,
                connection=ConnectionStatus.LOST,
            ),
            id="offline and no bands",
        ),
    ],
)
def test_alarm_stays_while_nothing_is_told(
    alarms: Alarms, silent: DeviceStatus
) -> None:
    """An alarm does not end because a message forgets to mention it."""
    alarming = message(replace(CALM, is_feedback=True), temperature=80)
    read(alarms, alarming)
    assert read(alarms, silent) == []
    assert read(alarms, alarming) == []


def test_alarm_of_a_band_that_went_ends(alarms: Alarms) -> None:
    """A band that an online device no longer lists has no alarm any more."""
    read(alarms, message(replace(CALM, is_feedback=True)))
    assert read(alarms, message(bands={})) == [
        AlarmEdge(Alarm(AlarmKind.FEEDBACK, "08"), False)
    ]


@pytest.mark.parametrize(
    ("temperature", "was_on", "is_on"),
    [
        pytest.param(75.0, False, False, id="at the threshold"),
        pytest.param(75.1, False, True, id="above it"),
        pytest.param(73.1, True, True, id="a little below, after an alarm"),
        pytest.param(73.0, True, False, id="well below, after an alarm"),
        pytest.param(74.0, None, False, id="a little below, nothing known"),
        pytest.param(None, True, None, id="not told"),
    ],
)
def test_temperature_alarm_has_hysteresis(
    temperature: float | None, was_on: bool | None, is_on: bool | None
) -> None:
    """A temperature that hovers at the threshold is one alarm, not ten."""
    assert temperature_alarm(temperature, threshold=75, was_on=was_on) is is_on


def test_offline_alarm_begins_when_the_patience_is_over(alarms: Alarms) -> None:
    """A device that went is an alarm after an hour, and not before."""
    away = message(connection=ConnectionStatus.LOST)
    offline = Alarm(AlarmKind.OFFLINE)
    assert read(alarms, away, now=NOW + HOUR) == []
    late = NOW + HOUR + timedelta(seconds=1)
    assert read(alarms, away, now=late) == [AlarmEdge(offline, True)]
    assert read(alarms, away, now=late + HOUR) == []
    back = message(received_at=late + HOUR)
    assert read(alarms, back, now=late + HOUR) == [AlarmEdge(offline, False)]


def test_offline_alarm_is_not_for_a_device_that_never_was_there(
    alarms: Alarms,
) -> None:
    """A repeater in its box is no alarm."""
    boxed = message(connection=ConnectionStatus.NEVER_CONNECTED, received_at=None)
    assert read(alarms, boxed, now=NOW + 24 * HOUR) == []


def test_alarms_outlive_a_restart(alarms: Alarms) -> None:
    """After a restart I hear what changed meanwhile, and nothing twice."""
    read(
        alarms,
        message(
            replace(CALM, is_feedback=True),
            replace(CALM, identifier="21"),
            temperature=80,
        ),
    )
    restored = Alarms()
    restored.restore(json.loads(json.dumps(alarms.as_stored(NOW))))
    assert restored.on == alarms.on
    other = replace(CALM, identifier="21", is_over_power=True)
    assert read(restored, message(CALM, other, temperature=80)) == [
        AlarmEdge(Alarm(AlarmKind.FEEDBACK, "08"), False),
        AlarmEdge(Alarm(AlarmKind.OVER_POWER, "21"), True),
    ]


def test_what_was_acknowledged_stays_so_until_it_ends(alarms: Alarms) -> None:
    """A restart or another alarm takes nothing away; a new beginning is new."""
    feedback = Alarm(AlarmKind.FEEDBACK, "08")
    howling = replace(CALM, is_feedback=True)
    read(alarms, message(howling))
    alarms.acknowledge()
    restored = Alarms()
    restored.restore(json.loads(json.dumps(alarms.as_stored(NOW))))
    read(restored, message(howling, temperature=80))
    assert restored.on - restored.acknowledged == {Alarm(AlarmKind.TEMPERATURE)}
    assert restored.acknowledged == {feedback}
    read(restored, message(CALM))
    read(restored, message(howling))
    assert restored.on == {feedback}
    assert restored.acknowledged == frozenset()


def test_alarms_of_a_device_that_was_never_read_stay_unknown() -> None:
    """A restart before the first message does not make that message news."""
    unread = Alarms()
    restored = Alarms()
    restored.restore(json.loads(json.dumps(unread.as_stored(NOW))))
    assert read(restored, message(temperature=90)) == []


def test_no_alarms_are_stored_as_known(alarms: Alarms) -> None:
    """That nothing was on is worth knowing, too: what is on after it has begun."""
    restored = Alarms()
    restored.restore(json.loads(json.dumps(alarms.as_stored(NOW))))
    assert read(restored, message(temperature=90)) == [
        AlarmEdge(Alarm(AlarmKind.TEMPERATURE), True)
    ]


@pytest.mark.parametrize(
    "stored",
    [
        pytest.param(5, id="number"),
        pytest.param(["feedback"], id="list of words"),
        pytest.param([{"kind": "feedback"}], id="no band"),
        pytest.param([{"kind": "flood", "band": "08"}], id="unknown kind"),
    ],
)
def test_alarms_that_are_stored_wrongly_change_nothing(stored: Any) -> None:
    """What makes no sense is refused, and the next message is the first."""
    alarms = Alarms()
    with pytest.raises(UnreadableError):
        alarms.restore(stored)
    assert alarms.on == frozenset()
    assert read(alarms, message(temperature=90)) == []
