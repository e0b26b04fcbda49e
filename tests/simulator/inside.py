"""Ask a simulator without HTTP."""

from typing import Any

from simulator import Answer, Simulator


def login(simulator: Simulator) -> str:
    """Log in and return the token."""
    account = simulator.account
    answer = simulator.platform.login(
        {
            "clientId": account.client_id,
            "clientKey": account.client_key,
            "name": account.name,
            "password": account.password,
        }
    )
    assert isinstance(answer.body, dict)
    return str(answer.body["token"])


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
