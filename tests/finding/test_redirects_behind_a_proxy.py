"""A gateway behind a proxy redirects by the address that it has itself."""

import pytest

from custom_components.stellacontrol.api.finding import Answer

from .test_door import Network


@pytest.mark.parametrize(
    ("location", "path"),
    [
        ("http://gw.example/devices/", "/devices/"),
        ("https://gw.example:443/devices/", "/devices/"),
        ("http://GW.example:8080/devices/", "/devices/"),
        ("//gw.example/devices/", "/devices/"),
        ("http://gw.example.org/devices/", None),
        ("mailto:gw.example", None),
        ("https://gw.example@other.example/devices/", None),
    ],
)
def test_redirect_is_of_the_same_gateway_by_its_host(
    location: str, path: str | None
) -> None:
    """The next request goes where the user typed, whatever scheme a redirect names."""
    answer = Answer(status=301, headers={"location": location})
    assert Network().door().redirect_of(answer) == path
