"""Reads of an example: what they leave open is not always the device."""

import pytest

from .reading import read


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("GET /devices?page={page}&size={size}", ""),
        ("GET /devices/list?limit=<limit>&offset=<offset>", "/list"),
        ("GET /devices?since={timestamp}&sort=name", "?sort=name"),
        ("curl -G https://api3.stellacontrol.com/devices -d page=$PAGE", ""),
        ("GET /devices?page=1&size=50", "?page=1&size=50"),
    ],
)
def test_what_a_list_leaves_open_is_no_device(text: str, path: str) -> None:
    """A page or a time is left out; it is nothing secret either."""
    understood = read(text)
    assert understood.calls == ("list devices",)
    assert understood.profile.devices.path == path
    assert understood.left_out == ()


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("GET /devices?unit={unit}", "?unit={serial}"),
        ("GET /devices?imei=<imei>", "?imei={serial}"),
        ("GET /devices?deviceId={x}", "?deviceId={id}"),
        ("GET /devices/status?x={x}", "/status?x={serial}"),
        ("GET /devices/$SN/state", "/{serial}/state"),
        ("GET /devices/${sn}/state?lang=${lang}", "/{serial}/state"),
        ("GET /devices/{sn}/state?fields={fields}", "/{serial}/state"),
    ],
)
def test_what_a_status_leaves_open_is_the_device(text: str, path: str) -> None:
    """It is named as such, or the path says that it is about one device."""
    understood = read(text)
    assert understood.calls == ("read status",)
    assert understood.profile.status.path == path


@pytest.mark.parametrize(
    "text",
    [
        "GET /organizations/{orgId}/devices",
        "GET /accounts/{id}/devices/{serialNumber}/status",
        "GET /{version}/devices/{serialNumber}",
        "GET /devices/{serialNumber}/{band}/status",
    ],
)
def test_read_that_asks_for_more_than_a_device_is_told(text: str) -> None:
    """Nobody here knows the account: I see which request I have to complete."""
    told = text.replace("{serialNumber}", "{serial}")
    assert read(text).unclear == (told,)
    filled = text.replace("{orgId}", "a-17").replace("{id}", "17")
    filled = filled.replace("{version}", "v2").replace("/{band}", "")
    understood = read(filled)
    assert understood.calls
    assert understood.unclear == ()


def test_variable_that_is_not_set_is_told_as_one() -> None:
    """I recognise the name that the command has for it."""
    text = "curl https://api3.stellacontrol.com/$TENANT/devices/$SERIAL"
    assert read(text).unclear == ("GET /{TENANT}/devices/{serial}",)
    assert read("GET /YOUR_TENANT/devices").unclear == ("GET /{YOUR_TENANT}/devices",)
    assert read("GET /ACME/devices").profile.devices.path == "/ACME/devices"


def test_program_is_read_by_its_addresses_and_headers() -> None:
    """A number called base_url is no address, and a flag stays what it is."""
    text = """base_url = 42
BASE_URL = "https://api3.stellacontrol.com"
requests.get(BASE_URL + "/devices", headers={"X-Full": True, "X-Token": token})
"""
    understood = read(text)
    assert understood.calls == ("list devices",)
    assert understood.profile.headers == {"X-Full": "true", "X-Token": "{token}"}


def test_word_of_one_escaped_sign_is_a_word() -> None:
    """The address of this command is not the name of a file."""
    text = r"curl -o \- https://api3.stellacontrol.com/devices/all"
    assert read(text).profile.devices.path == "/all"


@pytest.mark.parametrize(
    "account",
    [
        "acme-4711",
        "10042",
        "c0ffee12",
        "0f8fad5b-d9cb-469f-a165-70867728950e",
        "third-party-integration-2024-01",
    ],
)
def test_account_before_the_devices_is_no_device(account: str) -> None:
    """What stands before the devices is the same for all of mine."""
    base = f"/tenants/{account}/devices"
    understood = read(f"""curl https://api3.stellacontrol.com{base}
curl https://api3.stellacontrol.com{base}/SD24810071/status
curl -X PATCH https://api3.stellacontrol.com{base}/SD24810071/parameters -d '{{"bands":{{"08":true}}}}'
""")
    profile = understood.profile
    assert understood.calls == ("list devices", "read status", "set parameters")
    assert profile.devices.path == base
    assert profile.status.path == f"{base}/{{serial}}/status"
    assert profile.parameters.path == f"{base}/{{serial}}/parameters"


def test_device_may_stand_in_brackets() -> None:
    """OData names one of many so."""
    understood = read("""curl "https://api3.stellacontrol.com/devices"
curl "https://api3.stellacontrol.com/devices('SD24810071')/status"
""")
    assert understood.calls == ("list devices", "read status")
    assert understood.profile.status.path == "/devices('{serial}')/status"


@pytest.mark.parametrize(
    ("listed", "status"),
    [
        ("/devices/getDevices", "/devices/getStatus"),
        ("/devices/list", "/devices/status"),
        ("/devices/fetch-all", "/devices/read_state"),
    ],
)
def test_reads_may_be_sent(listed: str, status: str) -> None:
    """Where a path says what is read, and the body no more than of which device."""
    gateway = "https://api3.stellacontrol.com"
    understood = read(f"""curl -X POST {gateway}{listed} -d '{{}}'
curl -X POST {gateway}{status} -d '{{"serialNumber":"SD24810071"}}'
""")
    profile = understood.profile
    assert understood.calls == ("list devices", "read status")
    assert (profile.devices.method, profile.devices.body) == ("POST", {})
    assert (profile.status.method, profile.status.path) == ("POST", status[8:])
    assert profile.status.body == {"serialNumber": "{serial}"}


@pytest.mark.parametrize(
    "text",
    [
        "POST /devices",
        "POST /devices/register {}",
        'POST /devices/status {"serialNumber": "SD24810071", "value": 3}',
        'POST /devices/resetAll {"serialNumber": "SD24810071"}',
    ],
)
def test_what_may_change_something_is_no_read(text: str) -> None:
    """A read is tried at set-up, so it must be sure that it is one."""
    method, path, *body = text.split(" ", 2)
    data = f" -d '{body[0]}'" if body else ""
    understood = read(f"curl -X {method} https://api3.stellacontrol.com{path}{data}")
    assert not {"list devices", "read status"} & {*understood.calls}


@pytest.mark.parametrize("rest", ["interval/10m", "setInterval?value=10m"])
def test_reading_that_sets_a_frequency_is_no_status(rest: str) -> None:
    """It would be set at each look; what only names a time is still a status."""
    assert read(f"GET /devices/SR1000001/{rest}").calls == ("set message frequency",)
    asked = read("GET /devices/SR1000001/state?every=10m")
    assert asked.calls == ("read status",)


def test_reading_that_sets_something_else_is_not_used() -> None:
    """Settings are read, but what sets them would set them again and again."""
    assert read("GET /devices/SR1000001/setGain?value=3").calls == ()
    assert read("GET /devices/SR1000001/settings").calls == ("read status",)


def test_header_with_a_name_of_its_own_is_one() -> None:
    """At the beginning of a line below a request, whatever it is called."""
    understood = read("GET /devices HTTP/1.1\nStella-Ticket: TICKET\n")
    assert understood.profile.headers == {"Stella-Ticket": "{token}"}
