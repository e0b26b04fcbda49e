"""What a write sets or sends where the example has only a variable for it."""

import json
import re
from typing import Any

import pytest

from .reading import read

_DEVICES = "https://api3.stellacontrol.com/devices"


@pytest.mark.parametrize(
    ("path", "shown", "meant"),
    [
        ("frequency", {"value": "frequency"}, {"value": "{frequency}"}),
        ("message-frequency", {"value": "x"}, {"value": "{frequency}"}),
        ("frequency", {"value": "seconds"}, {"value": "{frequency_seconds}"}),
        ("frequency", {"seconds": "seconds"}, {"seconds": "{frequency_seconds}"}),
        ("interval", {"seconds": "x"}, {"seconds": "{frequency_seconds}"}),
        ("interval", {"ms": "x"}, {"ms": "{frequency_milliseconds}"}),
        (
            "x",
            {"messageFrequency": "seconds"},
            {"messageFrequency": "{frequency_seconds}"},
        ),
        (
            "x",
            {"messageFrequency": "millisec"},
            {"messageFrequency": "{frequency_milliseconds}"},
        ),
        (
            "frequency",
            {"time": "now", "value": "frequency"},
            {"value": "{frequency}"},
        ),
    ],
)
def test_variable_is_the_frequency(
    path: str, shown: dict[str, str], meant: dict[str, str]
) -> None:
    """Its name, its key or the path says so; the name or the key also says the unit."""
    for text in _written("PUT", f"SR1000001/{path}", shown):
        told = read(text).profile.frequency
        assert told is not None
        assert told.body == meant


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("frequency", {"value": "minutes"}),
        ("frequency", {"minutes": "value"}),
        ("frequency", {"value": "x", "every": "y"}),
        ("frequency", {"value": "token"}),
    ],
)
def test_variable_that_may_be_something_else_is_not_the_frequency(
    path: str, body: dict[str, str]
) -> None:
    """Nothing here can be a fraction of minutes, nor choose between two."""
    for text in _written("PUT", f"SR1000001/{path}", body):
        assert read(text).calls == ()


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("{serial}/frequency/{value}", "/{serial}/frequency/{frequency}"),
        ("{serial}/interval/<seconds>", "/{serial}/interval/{frequency_seconds}"),
        ("{serial}/x/:intervalMs", "/{serial}/x/{frequency_milliseconds}"),
        ("frequency/{value}/{serial}", "/frequency/{frequency}/{serial}"),
    ],
)
def test_value_behind_the_frequency_is_no_switch(shown: str, meant: str) -> None:
    """Elsewhere "value" is whether a band is on."""
    told = read(f"PUT {_DEVICES}/{shown}").profile.frequency
    assert told is not None
    assert told.path == meant
    assert read(f"PUT {_DEVICES}/{{serial}}/frequency/{{minutes}}").calls == ()


@pytest.mark.parametrize(
    ("path", "shown", "meant"),
    [
        ("command/{serial}", {"command": "command"}, {"command": "{command}"}),
        ("command/{serial}", {"name": "x"}, {"name": "{command}"}),
        ("{serial}/execute", {"command": "x"}, {"command": "{command}"}),
        ("{serial}/execute", {"cmd": "x", "delay": "y"}, {"cmd": "{command}"}),
        ("{serial}/x", {"action": "x"}, {"action": "{command}"}),
        ("{serial}/x", {"a": [{"command": "x"}]}, {"a": [{"command": "{command}"}]}),
    ],
)
def test_variable_is_the_command(path: str, shown: Any, meant: Any) -> None:
    """Its key says so, or the path, in which the device may follow."""
    for text in _written("POST", path, shown):
        told = read(text)
        assert told.calls == ("send command",)
        assert told.profile.command.body == meant


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("switch", {"identifier": "08", "action": "x"}),
        ("power", {"action": "x"}),
        ("bands/08", {"action": "x"}),
        ("x", {"b": "08", "action": "x"}),
    ],
)
def test_action_may_be_to_switch_a_band(path: str, body: dict[str, str]) -> None:
    """No command is sent there."""
    for text in _written("POST", f"SR1000001/{path}", body):
        assert read(text).calls == ()


@pytest.mark.parametrize(
    "path", ["security/close", "security/sessions/close", "auth/closeSession"]
)
def test_session_is_closed(path: str) -> None:
    """As the guide speaks of sessions that are opened and closed."""
    text = f"POST https://api3.stellacontrol.com/{path}"
    assert read(text).calls == ("log out",)
    for other in (
        text.replace(path, f"devices/SR1000001/{path}"),
        text.replace(path, "devices/close"),
        f'{text}\n\n{{"serialNumber": "SR1000001"}}',
    ):
        assert read(other).calls == ()


def _written(method: str, path: str, body: dict[str, Any]) -> list[str]:
    """Return a request with variables as a page and as programs write it."""
    told, url = json.dumps(body), f"{_DEVICES}/{path}"
    blanks = re.sub(r': "([a-z]\w*)"', r': "<\1>"', told)
    names = re.sub(r': "([a-z]\w*)"', r": \1", told)
    return [
        f"{method} {url}\n\n{blanks}",
        f"def change(serial):\n    requests.{method.lower()}(f'{url}', json={names})",
    ]
