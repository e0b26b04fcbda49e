"""A device's connection: cut, silent, never there."""

from simulator import DeviceSpec, ManualClock, Simulator

from . import inside
from .inside import received_at, send_command


def test_offline_device_is_lost_at_once(
    simulator: Simulator, clock: ManualClock
) -> None:
    """A cut connection shows at once; the last message stays what it was."""
    clock.advance(650)
    simulator.scenes.offline("SR1")
    status = inside.read(simulator)
    assert (status["status"], status["description"]) == ("lost", "Lost 0s ago")
    clock.advance(5 * 86400 + 20 * 3600)
    status = inside.read(simulator)
    assert (status["status"], status["description"]) == ("lost", "Lost 5d 20h ago")
    assert received_at(simulator) == 600


def test_offline_device_comes_back_by_itself(
    simulator: Simulator, clock: ManualClock
) -> None:
    """After the seconds given it reports at once, and its slots restart there."""
    simulator.scenes.offline("SR1", 130)
    clock.advance(129)
    assert inside.read(simulator)["status"] == "lost"
    clock.advance(1)
    assert inside.read(simulator)["status"] == "online"
    assert received_at(simulator) == 130
    clock.advance(600)
    assert received_at(simulator) == 730


def test_silent_device_is_lost_after_three_periods() -> None:
    """A device whose messages all get lost is online for three periods only."""
    clock = ManualClock()
    spec = DeviceSpec(serial="SR1")
    simulator = Simulator(clock=clock, punctual=True, devices=[spec])
    registration = simulator.platform.find("SR1")
    registration.device._deliver = lambda message: None
    clock.advance(1800)
    assert inside.read(simulator)["status"] == "online"
    clock.advance(1)
    status = inside.read(simulator)
    assert (status["status"], status["description"]) == ("lost", "Lost 30m ago")


def test_never_connected_device_tells_no_values(clock: ManualClock) -> None:
    """What never reported has identification and connection, no readings."""
    spec = DeviceSpec(serial="SR1", online=False, ever_connected=False, bands=("08",))
    simulator = Simulator(clock=clock, punctual=True, devices=[spec])
    status = inside.read(simulator)
    assert status["status"] == "never-connected"
    assert status["bands"] == [
        {"identifier": "08", "frequency": 800_000_000, "label": "800 MHz"}
    ]
    assert not {"temperature", "timestamp", "createdAt", "uptime"} & set(status)
    assert send_command(simulator, "reboot") == 409

    simulator.scenes.online("SR1")
    assert inside.read(simulator)["status"] == "online"
    assert received_at(simulator) == 0


def test_device_can_start_offline(clock: ManualClock) -> None:
    """A device that was lost before the start tells its last message."""
    spec = DeviceSpec(serial="SR1", online=False)
    simulator = Simulator(clock=clock, punctual=True, devices=[spec])
    status = inside.read(simulator)
    assert status["description"] == "Lost 5d 20h ago"
    assert status["uptime"] == 864_000
    assert received_at(simulator) == -504_000


def test_device_that_drops_comes_back() -> None:
    """A device with a bad line is lost for about a minute now and then."""
    clock = ManualClock()
    spec = DeviceSpec(serial="SR1", drops_per_day=40, message_frequency="10s")
    simulator = Simulator(clock=clock, devices=[spec])
    seen = []
    for _ in range(24 * 60 * 6):
        clock.advance(10)
        seen.append(simulator.platform.find("SR1").connection(clock.now()))
    assert set(seen) == {"online", "lost"}
    # 40 times a minute are 2.8 % of a day.
    assert 0.01 < seen.count("lost") / len(seen) < 0.06
