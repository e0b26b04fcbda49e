"""What commands of a script write that a body is made of."""

from typing import Any

import pytest

from .reading import read

PUT = "curl -X PUT https://api3.stellacontrol.com/devices/SR1000001/bands/08"


@pytest.mark.parametrize(
    ("data", "body"),
    [
        ("$(printf '%s' isOn= false)", {"isOn": '{on?"true":"false"}'}),
        ("$(echo -e '{\\n\"isOn\": false}')", {"isOn": "{on}"}),
        ("$(jq -n --argjson on false '{isOn: $on}')", {"isOn": "{on}"}),
        ("$(jq -n --argjson on no '{isOn: $on}')", {"isOn": "{on?yes:no}"}),
        ("$(jq -n '{isOn: (1')", None),
    ],
)
def test_body_is_what_a_command_writes(data: str, body: Any) -> None:
    """Where the text shows it; elsewhere the request is not used."""
    understood = read(f'{PUT} -d "{data}"')
    if body is None:
        assert understood.unclear
    else:
        assert understood.profile.parameters.body == body
