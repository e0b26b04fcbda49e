"""docs/api.md tells the fields and the calls as the code has them."""

from pathlib import Path

import pytest

from custom_components.stellacontrol.api.call import Call
from custom_components.stellacontrol.api.models import Band, Device, DeviceStatus
from custom_components.stellacontrol.api.profile import DEFAULT
from custom_components.stellacontrol.api.told import Told, Where, told_fields

PAGE = Path(__file__).parents[2] / "docs" / "api.md"
FIELDS = [
    field for model in (Device, DeviceStatus, Band) for field in told_fields(model)
]
CALLS = (
    DEFAULT.log_in,
    DEFAULT.log_out,
    DEFAULT.devices,
    DEFAULT.status,
    DEFAULT.parameters,
    DEFAULT.command,
)


def row_of(field: Told) -> str:
    """Return a field's row: names, unit, grade."""
    before = "values." if field.where is Where.VALUES else ""
    keys = ", ".join(f"`{before}{key}`" for key in field.keys)
    also = ", ".join(f"`{name}`" for name in field.also)
    return f"| {keys} | {also} | {field.unit or ''} | {field.grade} |"


def start_of_row(call: Call) -> str:
    """Return how the row of a call begins."""
    path = call.path.replace("{serial}", "{serialNumber}")
    return f"| {call.name} | `{call.method} {{{call.endpoint}}}{path}` |"


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.label)
def test_field_is_documented(field: Told) -> None:
    """A reader of the page sees every field with its names, unit and grade."""
    assert row_of(field) in PAGE.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.name)
def test_call_is_documented(call: Call) -> None:
    """A reader of the page sees every call of the default profile."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    (row,) = [line for line in lines if line.startswith(start_of_row(call))]
    assert row.endswith(f"| {call.grade} |")
