"""How unpunctual devices are, and how quick the simulation is."""

from itertools import pairwise
from statistics import mean

import pytest

from simulator import ALL_BANDS, PUNCTUAL, DeviceSpec, ManualClock, Simulator, Timing
from simulator.device import Device
from simulator.message import Message

from . import inside


def live(messages: int, timing: Timing, **fields: str) -> tuple[Device, list[Message]]:
    """Return a device that has sent about so many, and what arrived."""
    arrived: list[Message] = []
    spec = DeviceSpec(serial="SR1", bands=(), phase=0.0, **fields)  # type: ignore[arg-type]  # only texts are passed
    device = Device(spec, start=0, seed=5, timing=timing, deliver=arrived.append)
    device.advance(messages * device.frequency)
    # The first one is from before the start.
    return device, arrived[1:]


def test_punctual_messages_come_to_the_second() -> None:
    """A punctual device is received when it sends, one period after the other."""
    _, arrived = live(100, PUNCTUAL)
    assert [message.received for message in arrived] == [600.0 * n for n in range(101)]


def test_period_jitters_by_half_a_second() -> None:
    """A period is 600 s, give or take half a second, the clock's drift apart."""
    _, arrived = live(5000, Timing(lost_share=0))
    periods = [b.sent - a.sent for a, b in pairwise(arrived)]
    assert 599.4 < min(periods) < 599.6
    assert 600.4 < max(periods) < 600.6
    assert mean(periods) == pytest.approx(600, abs=0.06)


def test_clock_drifts_slowly() -> None:
    """A device's clock is fast or slow by up to 50 ppm, the same all the time."""
    _, arrived = live(5000, Timing(jitter=1e-9, lost_share=0))
    periods = [b.sent - a.sent for a, b in pairwise(arrived)]
    assert 0 < abs(periods[0] - 600) <= 600 * 50e-6
    assert max(periods) - min(periods) < 1e-6


def test_most_messages_take_up_to_a_second() -> None:
    """1 % of 20,000 messages are late by 5 to 30 s, the others by 0.05 to 1 s."""
    _, arrived = live(20_000, Timing())
    delays = [message.received - message.sent for message in arrived]
    late = [delay for delay in delays if delay > 1.001]
    prompt = [delay for delay in delays if delay <= 1.001]
    assert len(late) / len(delays) == pytest.approx(0.01, abs=0.003)
    assert min(prompt) >= 0.049
    assert mean(prompt) == pytest.approx(0.525, abs=0.02)
    assert min(late) > 5
    assert 25 < max(late) <= 31
    assert mean(late) == pytest.approx(18, abs=2)


def test_few_messages_get_lost() -> None:
    """0.2 % of 20,000 messages never arrive."""
    device, arrived = live(20_000, Timing())
    assert 1 - len(arrived) / device.sent == pytest.approx(0.002, abs=0.001)


def test_late_message_holds_up_the_next_ones() -> None:
    """At one message a second a late one delays those behind it; none overtakes."""
    _, arrived = live(20_000, Timing(), message_frequency="1s")
    numbers = [message.number for message in arrived]
    times = [message.received for message in arrived]
    assert numbers == sorted(numbers)
    assert times == sorted(times)


def test_overtaken_message_does_not_become_the_last() -> None:
    """A message sent on order stays the last one when an older one comes late."""
    clock = ManualClock()
    slow = Timing(delay=(20, 20), late_share=0, lost_share=0)
    simulator = Simulator(
        clock=clock, timing=slow, devices=[DeviceSpec(serial="SR1", phase=0)]
    )
    clock.advance(10)
    simulator.scenes.send_now("SR1")
    newest = inside.read(simulator)
    clock.advance(15)
    assert inside.read(simulator) == newest
    assert simulator.scenes.usage("SR1")["messages"] == 2


def test_life_does_not_depend_on_how_often_somebody_looks() -> None:
    """Looking each second or once a week finds the same messages."""
    lives = []
    for step in (7.0, 86400.0 * 7):
        arrived: list[Message] = []
        spec = DeviceSpec(serial="SR1", drops_per_day=5, alarms_per_day=20)
        device = Device(spec, start=0, seed=9, timing=Timing(), deliver=arrived.append)
        moment = 0.0
        while moment < 86400 * 7:
            moment += step
            device.advance(moment)
        lives.append([(m.sent, m.received, device.read(m)) for m in arrived][:1000])
    assert lives[0] == lives[1]


def test_month_passes_at_once() -> None:
    """A clock may go 10,000 messages of six bands further in one step."""
    clock = ManualClock()
    spec = DeviceSpec(serial="SR1", bands=ALL_BANDS, message_frequency="1m")
    simulator = Simulator(clock=clock, devices=[spec])
    clock.advance(600_000)
    assert simulator.scenes.usage("SR1")["messages"] == pytest.approx(10_000, abs=60)


def test_each_message_of_a_month_can_be_asked_for() -> None:
    """All 4,464 of them are told."""
    clock = ManualClock()
    simulator = Simulator(clock=clock, devices=[DeviceSpec(serial="SR1")])
    for _ in range(4464):
        clock.advance(600)
        assert inside.ask(simulator).status == 200
