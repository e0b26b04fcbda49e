"""The vendor's examples are for Node.js, Python, C# and Bash: each library is understood."""

from typing import Any

import pytest

from .libraries import LIBRARIES
from .reading import read
from .whole_programs import WHOLE_PROGRAMS

CREDENTIALS = {
    "client": "{client_id}",
    "apiKey": "{client_key}",
    "userName": "{username}",
    "password": "{password}",
}


def shown(text: str) -> dict[str, Any]:
    """Return what a program was understood to send."""
    profile = read(text).profile
    return {
        "log-in": (profile.log_in.path, profile.log_in.body),
        "status": profile.status.path,
        "band": (
            profile.parameters.method,
            profile.parameters.path,
            profile.parameters.body,
        ),
        "headers": profile.headers,
    }


@pytest.mark.parametrize(
    "text",
    [*LIBRARIES.values(), *WHOLE_PROGRAMS.values()],
    ids=[*LIBRARIES, *WHOLE_PROGRAMS],
)
def test_each_library_is_understood(text: str) -> None:
    """Log-in, status, band and token are found, whoever sends them in whichever way."""
    assert shown(text) == {
        "log-in": ("/signin", CREDENTIALS),
        "status": "/{serial}/state",
        "band": ("PUT", "/{serial}/bands/{band}", {"isOn": "{on}"}),
        "headers": {"X-Token": "{token}"},
    }


@pytest.mark.parametrize("text", WHOLE_PROGRAMS.values(), ids=WHOLE_PROGRAMS)
def test_whole_program_shows_all_calls(text: str) -> None:
    """List, command and log-out are found, too."""
    profile = read(text).profile
    assert profile.devices.path == "/all"
    assert profile.command.path == "/{serial}/commands"
    assert profile.command.body == {"name": "{command}"}
    assert profile.log_out.path == "/signout"


def test_languages_side_by_side_do_not_disturb_each_other() -> None:
    """I paste the vendor's whole page, with a tab for each language."""
    text = f"{LIBRARIES['superagent']}\nimport requests\n"
    assert shown(text) == shown(LIBRARIES["superagent"])
