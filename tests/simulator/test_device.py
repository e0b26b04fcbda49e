"""A device's life: messages, parameters, commands, connection."""

import pytest

from simulator import DeviceSpec, ManualClock, Simulator

from . import inside
from .inside import START, is_on, received_at, send_command, set_parameters


def test_status_is_the_last_message(simulator: Simulator, clock: ManualClock) -> None:
    """Between two messages the status does not change, even if the device does."""
    first = inside.read(simulator)
    simulator.scenes.temperature("SR1", 80)
    clock.advance(599)
    assert inside.read(simulator) == first
    clock.advance(1)
    later = inside.read(simulator)
    assert later["temperature"] == 80
    assert later["timestamp"] == first["timestamp"] + 600_000
    assert later["uptime"] == first["uptime"] + 600


def test_message_on_its_way_is_not_told_yet() -> None:
    """What the device has sent is told when the platform has received it."""
    clock = ManualClock()
    simulator = Simulator(clock=clock, devices=[DeviceSpec(serial="SR1", phase=5)])
    before = inside.read(simulator)["timestamp"]
    clock.advance(5)
    assert inside.read(simulator)["timestamp"] == before
    # Even a late message arrives within 31 s.
    clock.advance(31)
    assert inside.read(simulator)["timestamp"] > before


def test_device_has_reported_before_the_simulation_starts() -> None:
    """A fleet is in operation: each device has a status from the first moment."""
    simulator = Simulator(clock=ManualClock(), devices=5)
    for serial in simulator.serials:
        status = inside.read(simulator, serial)
        assert status["status"] == "online"
        assert status["timestamp"] / 1000 <= START
        assert simulator.scenes.usage(serial)["messages"] == 0


def test_band_change_shows_in_the_next_message(
    simulator: Simulator, clock: ManualClock
) -> None:
    """A change reaches the device in 2 s and is seen with its next message."""
    assert set_parameters(simulator, {"bands": {"08": False, "21": True}}) == 202
    clock.advance(599)
    assert is_on(simulator, "08")
    clock.advance(1)
    assert not is_on(simulator, "08")
    assert is_on(simulator, "21")
    shown = inside.band(simulator, "08")
    assert (shown["isOnline"], shown["status"]) == (False, "offline")


def test_band_change_just_before_a_message_misses_it(
    simulator: Simulator, clock: ManualClock
) -> None:
    """What is still on its way when the device sends shows a message later."""
    clock.advance(599)
    set_parameters(simulator, {"bands": {"08": False}})
    clock.advance(1)
    assert is_on(simulator, "08")
    clock.advance(600)
    assert not is_on(simulator, "08")


def test_band_change_in_the_instant_of_a_message_is_in_it(
    simulator: Simulator, clock: ManualClock
) -> None:
    """Parameters come first where both fall together."""
    clock.advance(598)
    set_parameters(simulator, {"bands": {"08": False}})
    clock.advance(2)
    assert not is_on(simulator, "08")


def test_parameters_take_one_to_three_seconds() -> None:
    """An unpunctual device has new parameters after 1 to 3 s."""
    waits = []
    for seed in range(60):
        clock = ManualClock()
        spec = DeviceSpec(serial="SR1", phase=100, seed=seed)
        simulator = Simulator(clock=clock, devices=[spec])
        set_parameters(simulator, {"messageFrequency": "1m"})
        while simulator.device("SR1").has_pending:
            clock.advance(0.01)
        waits.append(clock.now() - START)
    assert 1 <= min(waits) < 1.3
    assert 2.7 < max(waits) <= 3.02


@pytest.mark.parametrize("seed", range(10))
def test_parameters_keep_their_order(clock: ManualClock, seed: int) -> None:
    """If two changes are on their way together, the later one wins."""
    spec = DeviceSpec(serial="SR1", seed=seed)
    simulator = Simulator(clock=clock, devices=[spec])
    set_parameters(simulator, {"bands": {"08": False}})
    set_parameters(simulator, {"bands": {"08": True}})
    clock.advance(3)
    simulator.scenes.send_now("SR1")
    assert is_on(simulator, "08")


@pytest.mark.parametrize(
    ("wait", "expected"),
    [
        pytest.param(3, 10, id="slot still to come"),
        pytest.param(200, 202, id="slot has passed"),
    ],
)
def test_faster_frequency_moves_the_next_message(
    simulator: Simulator, clock: ManualClock, wait: float, expected: float
) -> None:
    """The next message is one new period after the last, or at once."""
    clock.advance(wait)
    set_parameters(simulator, {"messageFrequency": "10s"})
    assert inside.read(simulator)["messageFrequency"] == "10m"
    clock.set(START + expected - 0.001)
    assert received_at(simulator) == 0
    clock.set(START + expected)
    assert received_at(simulator) == expected
    assert inside.read(simulator)["messageFrequency"] == "10s"
    clock.advance(10)
    assert received_at(simulator) == expected + 10


def test_slower_frequency_moves_the_next_message(clock: ManualClock) -> None:
    """Back on 10 min the next message comes 10 min after the last one."""
    spec = DeviceSpec(serial="SR1", message_frequency="10s")
    simulator = Simulator(clock=clock, punctual=True, devices=[spec])
    clock.advance(15)
    set_parameters(simulator, {"messageFrequency": "10m"})
    clock.advance(590)
    assert received_at(simulator) == 10
    clock.advance(5)
    assert received_at(simulator) == 610


def test_same_frequency_changes_nothing(
    simulator: Simulator, clock: ManualClock
) -> None:
    """A frequency that the device has already does not disturb its slots."""
    clock.advance(100)
    set_parameters(simulator, {"messageFrequency": "10m"})
    clock.advance(500)
    assert received_at(simulator) == 600


def test_parameters_wait_for_an_offline_device(
    simulator: Simulator, clock: ManualClock
) -> None:
    """The platform keeps a wish until the device is back; its first message shows it."""
    simulator.scenes.offline("SR1")
    assert set_parameters(simulator, {"bands": {"08": False}}) == 202
    assert set_parameters(simulator, {"messageFrequency": "1m"}) == 202
    clock.advance(5000)
    assert is_on(simulator, "08")
    simulator.scenes.online("SR1")
    assert not is_on(simulator, "08")
    assert inside.read(simulator)["messageFrequency"] == "1m"
    assert received_at(simulator) == 5000


def test_parameters_on_their_way_wait_too(
    simulator: Simulator, clock: ManualClock
) -> None:
    """A device that goes offline within the 2 s gets its parameters on return."""
    set_parameters(simulator, {"bands": {"08": False}})
    clock.advance(1)
    simulator.scenes.offline("SR1", 100)
    clock.advance(50)
    assert simulator.device("SR1").has_pending
    clock.advance(50)
    assert not simulator.device("SR1").has_pending
    assert not is_on(simulator, "08")


@pytest.mark.parametrize("command", ["reboot", "recalibrate"])
def test_command_needs_an_online_device(simulator: Simulator, command: str) -> None:
    """An offline device takes no command."""
    simulator.scenes.offline("SR1")
    assert send_command(simulator, command) == 409
    simulator.scenes.online("SR1")
    assert send_command(simulator, command) == 202


def test_reboot_goes_lost_and_comes_back(
    simulator: Simulator, clock: ManualClock
) -> None:
    """The device is lost at once, back after 60 s with a message and a new uptime."""
    clock.advance(100)
    assert send_command(simulator, "reboot") == 202
    assert inside.read(simulator)["status"] == "lost"
    assert send_command(simulator, "reboot") == 409
    set_parameters(simulator, {"bands": {"08": False}})
    clock.advance(59)
    assert inside.read(simulator)["status"] == "lost"
    clock.advance(1)
    status = inside.read(simulator)
    assert status["status"] == "online"
    assert status["uptime"] == 60
    assert received_at(simulator) == 160
    assert not is_on(simulator, "08")
    clock.advance(600)
    assert received_at(simulator) == 760


def test_reboot_rebalances(simulator: Simulator, clock: ManualClock) -> None:
    """A device that restarts measures its gains again."""
    simulator.scenes.alarm("SR1", "08", "automatic_shutdown")
    send_command(simulator, "reboot")
    clock.advance(60)
    assert not inside.band(simulator, "08")["isShutdownAuto"]


def test_band_turned_off_cannot_oscillate(
    simulator: Simulator, clock: ManualClock
) -> None:
    """Turning a band off ends its feedback."""
    simulator.scenes.alarm("SR1", "08", "feedback")
    set_parameters(simulator, {"bands": {"08": False}})
    clock.advance(600)
    assert not inside.band(simulator, "08")["isFeedback"]


def test_unpunctual_reboot_takes_60_to_90_seconds() -> None:
    """In life no two restarts take the same time."""
    lasts = set()
    for seed in range(30):
        clock = ManualClock()
        spec = DeviceSpec(serial="SR1", seed=seed)
        simulator = Simulator(clock=clock, devices=[spec])
        send_command(simulator, "reboot")
        while inside.read(simulator)["status"] == "lost":
            clock.advance(1)
        lasts.add(clock.now() - START)
    assert min(lasts) >= 60
    assert max(lasts) <= 91
    assert len(lasts) > 5


def test_recalibrate_clears_feedback_after_some_seconds(
    simulator: Simulator, clock: ManualClock
) -> None:
    """Feedback, its clamp and an automatic shutdown are gone, not at once."""
    simulator.scenes.alarm("SR1", "08", "feedback")
    simulator.scenes.alarm("SR1", "21", "automatic_shutdown")
    clock.advance(120)
    assert send_command(simulator, "recalibrate") == 202
    clock.advance(6)
    simulator.scenes.send_now("SR1")
    assert inside.band(simulator, "08")["isFeedback"]
    clock.advance(1)
    simulator.scenes.send_now("SR1")
    calm = inside.band(simulator, "08")
    assert (calm["isFeedback"], calm["values"]["clamp"]) == (False, 0)
    assert not inside.band(simulator, "21")["isShutdownAuto"]


def test_recalibrate_is_lost_with_the_connection(
    simulator: Simulator, clock: ManualClock
) -> None:
    """A command is done only by a device that is online when it arrives."""
    simulator.scenes.alarm("SR1", "21", "automatic_shutdown")
    assert send_command(simulator, "recalibrate") == 202
    simulator.scenes.offline("SR1", 60)
    clock.advance(120)
    assert inside.band(simulator, "21")["isShutdownAuto"]
