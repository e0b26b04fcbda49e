"""What the models say about themselves."""

from datetime import timedelta

import pytest

from custom_components.stellacontrol import api
from custom_components.stellacontrol.api import (
    ConnectionStatus,
    MessageFrequency,
    StellaControlError,
)

from .tools import read


@pytest.mark.parametrize(
    ("frequency", "seconds"), [("1s", 1), ("10s", 10), ("1m", 60), ("10m", 600)]
)
def test_message_frequency_has_a_period(frequency: str, seconds: int) -> None:
    """A message frequency is the time between two messages."""
    assert MessageFrequency(frequency).period == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("status", "is_connected"),
    [
        ("unknown", False),
        ("lost", False),
        ("never-connected", False),
        ("heartbeat", True),
        ("online", True),
        ("error", False),
    ],
)
def test_device_is_connected_while_online_or_heartbeat(
    status: str, is_connected: bool
) -> None:
    """A device can be reached while it is online or in heartbeat."""
    assert ConnectionStatus(status).is_connected is is_connected
    assert read(status=status).is_connected is is_connected
    assert read(status=status).is_offline is not is_connected


def test_device_without_connection_status_is_neither_offline_nor_connected() -> None:
    """Where the platform says nothing of the connection, nothing is made of it."""
    status = read()
    assert not status.is_offline
    assert not status.is_connected


def test_every_error_is_one_of_ours() -> None:
    """All errors have one base class, which is enough to catch."""
    errors = [
        thing
        for thing in vars(api).values()
        if isinstance(thing, type) and issubclass(thing, Exception)
    ]
    assert len(errors) > 1
    assert all(issubclass(error, StellaControlError) for error in errors)


def test_public_names_are_all_there() -> None:
    """Each name that the package promises exists, in order."""
    assert all(hasattr(api, name) for name in api.__all__)
    constants = [name for name in api.__all__ if name.isupper()]
    others = [name for name in api.__all__ if not name.isupper()]
    assert constants == sorted(constants)
    assert others == sorted(others, key=lambda name: (name[0].islower(), name))
