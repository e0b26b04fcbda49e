"""Ask a simulator without HTTP."""

from typing import Any

from simulator import Answer, ManualClock, Simulator

START = ManualClock().now()


def login(simulator: Simulator) -> str:
    """Log in and return the token."""
    body = simulator.platform.login(simulator.account.log_in_body).body
    assert isinstance(body, dict)
    return str(body.get("data", body)["token"])


def ask(simulator: Simulator, serial: str = "SR1") -> Answer:
    """Ask for a status with a fresh token."""
    return simulator.platform.status(login(simulator), serial)


def read(simulator: Simulator, serial: str = "SR1") -> Any:
    """Return the status object of a device."""
    answer = ask(simulator, serial)
    assert answer.status == 200
    return answer.body


def band(simulator: Simulator, identifier: str, serial: str = "SR1") -> Any:
    """Return a band object of a device's status."""
    bands = read(simulator, serial)["bands"]
    return next(found for found in bands if found["identifier"] == identifier)


def received_at(simulator: Simulator) -> float:
    """Return how long after the start the last message was received."""
    return float(read(simulator)["timestamp"]) / 1000 - START


def set_parameters(simulator: Simulator, body: object) -> int:
    """Send parameters and return the status code."""
    platform = simulator.platform
    return platform.parameters(login(simulator), "SR1", body).status


def send_command(simulator: Simulator, command: str) -> int:
    """Send a command and return the status code."""
    token = login(simulator)
    return simulator.platform.command(token, "SR1", {"command": command}).status


def is_on(simulator: Simulator, identifier: str) -> bool:
    """Whether the last message says that the operator wants a band on."""
    return not band(simulator, identifier)["isShutdownManually"]
