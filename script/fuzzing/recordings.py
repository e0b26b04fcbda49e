"""Answers that the simulator gives, as the mutations' raw material."""

from itertools import product
import json

from simulator import DeviceSpec, ManualClock, Simulator

from .cases import CALLS, SERIAL

FLEET = 12
"""Devices in a recorded list."""

type Recordings = dict[str, list[str]]
"""Answers as JSON, by call."""


def record() -> Recordings:
    """Let simulated platforms of each dialect live a little, and keep what they say."""
    recorded: Recordings = {call: [] for call in CALLS}
    dialects = product(("ms", "s"), ("none", "data", "devices"), ("list", "object"))
    for seed, (unit, wrap, form) in enumerate(dialects):
        _record_one(
            recorded, seed, {"timestamp_unit": unit, "wrap": wrap, "band_form": form}
        )
    return recorded


def _record_one(recorded: Recordings, seed: int, dialect: dict[str, str]) -> None:
    """Record one platform: an ordinary device, one with alarms, one that is lost."""
    clock = ManualClock()
    specs = [DeviceSpec(serial=SERIAL, label="Attic", location="Roof")] + [
        DeviceSpec(serial=f"SR{number}", bands=("08", "21"), phase=0.0)
        for number in range(2, FLEET + 1)
    ]
    simulator = Simulator(clock=clock, seed=seed, devices=specs)
    simulator.scenes.dialect(**dialect)
    platform = simulator.platform
    opened = platform.login(simulator.account.log_in_body).body
    assert isinstance(opened, dict)
    token = opened.get("data", opened)["token"]

    def keep(call: str, body: object) -> None:
        recorded[call].append(json.dumps(body))

    for answer in ({"token": token}, {"data": {"token": token}}):
        keep("log in", answer)
    keep("list devices", platform.devices(token).body)
    keep("read status", platform.status(token, SERIAL).body)
    simulator.scenes.alarm(SERIAL, "08", "feedback")
    simulator.scenes.send_now(SERIAL)
    clock.advance(60)
    keep("read status", platform.status(token, SERIAL).body)
    simulator.scenes.offline(SERIAL)
    clock.advance(600)
    keep("read status", platform.status(token, SERIAL).body)
