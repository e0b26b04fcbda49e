"""Choosing among many devices: what cannot tell them apart is not asked for."""

from custom_components.stellacontrol.api import Device
from custom_components.stellacontrol.choosing import FEW, choice_fields, offers_of


def test_location_that_nobody_told_is_no_field() -> None:
    """A platform that knows no locations gives none to choose by."""
    devices = [
        Device(serial_number=f"SR{number}", model="iR6") for number in range(FEW + 1)
    ]
    fields = {str(field) for field in choice_fields(offers_of(devices), ())}
    assert "models" in fields
    assert "locations" not in fields
