"""Paths that a list names for its devices."""

import pytest

from custom_components.stellacontrol.api import Device
from custom_components.stellacontrol.api.finding.links import as_template

DEVICE = Device(serial_number="SR1")


@pytest.mark.parametrize(
    ("path", "identity", "template"),
    [
        ("/units/SR1/now", None, "/units/{serial}/now"),
        ("/units/77/now", 77, "/units/{id}/now"),
        ("/units/77/now", None, None),
        ("/units/a%20b/now", "a b", "/units/{id}/now"),
        ("/units/now", 77, None),
    ],
)
def test_path_is_a_template_of_what_it_says(
    path: str, identity: object, template: str | None
) -> None:
    """The same path serves each device if it names this one."""
    assert as_template(path, DEVICE, identity) == template
