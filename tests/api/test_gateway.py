"""Where credentials may be sent, and in what form they are kept."""

from dataclasses import replace

import pytest
from yarl import URL

from custom_components.stellacontrol.api import (
    Call,
    Credentials,
    Gateway,
    GatewayFault,
    InvalidEndpoint,
    InvalidGateway,
    InvalidProfile,
    read_endpoint_path,
    read_gateway_url,
)
from custom_components.stellacontrol.api.profile import (
    LIST_DEVICES,
    LOG_IN,
    LOG_OUT,
    READ_STATUS,
    SEND_COMMAND,
    SET_PARAMETERS,
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("https://api3.stellacontrol.com", "https://api3.stellacontrol.com"),
        ("  https://api3.stellacontrol.com/ ", "https://api3.stellacontrol.com"),
        ("api3.stellacontrol.com", "https://api3.stellacontrol.com"),
        ("host:8443/", "https://host:8443"),
        ("HTTPS://API3.StellaControl.com", "https://api3.stellacontrol.com"),
        ("https://host:8443", "https://host:8443"),
        ("https://[2001:db8::1]:8443/", "https://[2001:db8::1]:8443"),
        ("http://localhost:8765", "http://localhost:8765"),
        ("http://127.0.0.1", "http://127.0.0.1"),
        ("http://127.9.9.9:1", "http://127.9.9.9:1"),
        ("http://[::1]:8765", "http://[::1]:8765"),
    ],
)
def test_gateway_address_is_read(typed: str, expected: str) -> None:
    """An https address is taken, and http on this machine alone."""
    assert str(read_gateway_url(typed)) == expected


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", GatewayFault.INVALID),
        ("https://", GatewayFault.INVALID),
        ("https:///devices", GatewayFault.INVALID),
        ("https://:443", GatewayFault.INVALID),
        ("https://host:0", GatewayFault.INVALID),
        ("https://host:65536", GatewayFault.INVALID),
        ("https://host:port", GatewayFault.INVALID),
        ("https://two words", GatewayFault.INVALID),
        ("https://[::1", GatewayFault.INVALID),
        ("https://[]@", GatewayFault.INVALID),
        ("ftp://host", GatewayFault.INVALID),
        ("wss://host", GatewayFault.INVALID),
        ("javascript:alert(1)", GatewayFault.INVALID),
        ("http://api3.stellacontrol.com", GatewayFault.INSECURE),
        ("http://192.168.1.10", GatewayFault.INSECURE),
        ("http://0.0.0.0", GatewayFault.INSECURE),
        ("http://localhost.example.com", GatewayFault.INSECURE),
        ("http://127.0.0.1.example.com", GatewayFault.INSECURE),
        ("https://user@host", GatewayFault.HAS_CREDENTIALS),
        ("https://user:password@host", GatewayFault.HAS_CREDENTIALS),
        ("https://:password@host", GatewayFault.HAS_CREDENTIALS),
        ("http://localhost@host", GatewayFault.HAS_CREDENTIALS),
        ("https://host/devices", GatewayFault.HAS_PATH),
        ("https://host//", GatewayFault.HAS_PATH),
        ("https://host?a=b", GatewayFault.HAS_PATH),
        ("https://host/#top", GatewayFault.HAS_PATH),
    ],
)
def test_bad_gateway_address_says_why(typed: str, fault: GatewayFault) -> None:
    """An address that credentials may not be sent to says why, without repeating it."""
    with pytest.raises(InvalidGateway) as caught:
        read_gateway_url(typed)
    assert caught.value.fault is fault
    assert str(caught.value) == f"read gateway address: {fault.value}"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("/security", "/security"),
        ("security", "/security"),
        (" /security/ ", "/security"),
        ("/api/v2/devices", "/api/v2/devices"),
        ("/.well-known/x", "/.well-known/x"),
        ("/geräte", "/geräte"),
    ],
)
def test_endpoint_path_is_read(typed: str, expected: str) -> None:
    """A path is taken with or without the slashes around it."""
    assert read_endpoint_path(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "/",
        "//",
        "/a//b",
        "/a/../b",
        "/.",
        "/a?b",
        "/a#b",
        "/a b",
        "/a%2Fb",
        "/a\\b",
        "https://host/a",
        "user@host",
        "/a\nb",
    ],
    ids=repr,
)
def test_bad_endpoint_path_is_refused(typed: str) -> None:
    """A path that is more than a path is refused."""
    with pytest.raises(InvalidEndpoint) as caught:
        read_endpoint_path(typed)
    assert (
        str(caught.value) == "read endpoint path: it must be a path, such as /devices"
    )


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (LOG_IN, "https://host/in/login"),
        (LOG_OUT, "https://host/in/logout"),
        (LIST_DEVICES, "https://host/v2/devices"),
        (READ_STATUS, "https://host/v2/devices/SR1/status"),
        (SET_PARAMETERS, "https://host/v2/devices/SR1/parameters"),
        (SEND_COMMAND, "https://host/v2/devices/SR1/commands"),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_calls_go_below_their_endpoint(call: Call, expected: str) -> None:
    """Each call goes to the endpoint that the user has set for it."""
    gateway = Gateway(
        url=URL("https://host"), security_path="/in", devices_path="/v2/devices"
    )
    assert str(gateway.url_of(call, {"serial": "SR1"})) == expected


@pytest.mark.parametrize(
    ("serial", "segment"),
    [
        ("a/b", "a%2Fb"),
        ("../../security/logout", "..%2F..%2Fsecurity%2Flogout"),
        (".", "%2E"),
        ("..", "%2E%2E"),
        ("a b", "a%20b"),
        ("a?b#c", "a%3Fb%23c"),
        ("100%", "100%25"),
        ("//host", "%2F%2Fhost"),
        ("ä", "%C3%A4"),
        ("{serial}", "%7Bserial%7D"),
    ],
)
def test_serial_number_is_one_segment(serial: str, segment: str) -> None:
    """No serial number leads to another path or host."""
    url = Gateway(url=URL("https://host")).url_of(READ_STATUS, {"serial": serial})
    assert str(url) == f"https://host/devices/{segment}/status"
    assert url.host == "host"


@pytest.mark.parametrize(
    ("values", "query"),
    [
        ({"band": "08", "on": True}, "?band=08&on=yes&all=0"),
        ({"on": False}, "?on=no&all=0"),
        ({}, "?all=0"),
    ],
)
def test_query_leaves_out_what_has_no_value(
    values: dict[str, object], query: str
) -> None:
    """As in a body; a path cannot."""
    gateway = Gateway(url=URL("https://host"))
    path = "/{serial}?band={band}&on={on?yes:no}&all=0"
    url = gateway.url_of(replace(READ_STATUS, path=path), {"serial": "SR1", **values})
    assert str(url) == f"https://host/devices/SR1{query}"


def test_path_leaves_out_nothing() -> None:
    """A choice in a path is no query, and what a path asks for must be there."""
    gateway = Gateway(url=URL("https://host"))
    call = replace(READ_STATUS, path="/{serial}/{on?on:off}?band={band}")
    url = gateway.url_of(call, {"serial": "SR1", "band": "08", "on": False})
    assert str(url) == "https://host/devices/SR1/off?band=08"
    with pytest.raises(InvalidProfile, match="is missing"):
        gateway.url_of(call, {"serial": "SR1", "band": "08"})


def test_endpoint_outside_ascii_is_escaped() -> None:
    """A path with an umlaut becomes a valid request."""
    gateway = Gateway(url=URL("https://host"), devices_path="/geräte")
    url = gateway.url_of(LIST_DEVICES, {})
    assert url.raw_path == "/ger%C3%A4te"


@pytest.mark.parametrize("show", [repr, str, "{}".format, lambda c: f"{[c]}"])
def test_credentials_are_never_shown(show: object) -> None:
    """Printing credentials shows that they are some, and nothing else."""
    credentials = Credentials(
        client_id="marked-client",
        client_key="marked-key",
        username="marked-user",
        password="marked-password",
    )
    assert callable(show)
    shown = show(credentials)
    assert "Credentials" in shown
    assert "marked" not in shown
