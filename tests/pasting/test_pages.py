"""What an example shows must not be used for something else."""

from time import process_time
from timeit import repeat

import pytest

from custom_components.stellacontrol.api import Endpoint

from .reading import read


@pytest.mark.parametrize(
    "text",
    [
        'PUT /devices/{serial}/parameters\n{"bands": ["08", "21"]}',
        'PUT /devices/{serial}/parameters\n{"enabledBands": ["08", "21"]}',
        'PUT /devices/{serial}/parameters\n{"bandsOff": [8, 20]}',
        'PUT /devices/{serial}/parameters\n{"enabledBands": []}',
        "POST /devices/{serial}/bands/{band}/shutdown",
        "POST /devices/{serial}/bands/{band}/toggle",
        "PUT /devices/{serial}/bands/{band}\n{cut off",
        "PUT /devices/{serial}/bands/{band}",
        "PUT /devices/{serial}/bands/08",
        'PUT /devices/{serial}/bands/{band}\n{"attenuation": 1}',
        'PUT /devices/{serial}/bands/{band}/attenuation\n{"value": 1}',
        'PUT /devices/{serial}/p\n{"bands": [{"identifier": "08", "alarmEnabled": true}]}',
        'PUT /devices/{serial}/p\n{"bands": [{"identifier": "08", "isAGC": true}]}',
        "PUT /devices/{serial}/bands/{band}\n<band><on>true</on></band>",
        "requests.put(BASE + '/devices/1000001/bands/08', json=body_of(band))",
    ],
)
def test_change_that_could_switch_another_band_is_not_used(text: str) -> None:
    """A list may be all that are on; other words would be sent whatever I want."""
    understood = read(f"GET /devices\n{text}" if "requests" not in text else text)
    assert "set parameters" not in understood.calls
    assert len(understood.unclear) == 1 or understood.fault


@pytest.mark.parametrize(
    ("text", "path", "body"),
    [
        (
            'POST /devices/{serial}/bands\n{"bands": ["08", "21"], "enabled": false}',
            "/{serial}/bands",
            {"bands": ["{band}"], "enabled": "{on}"},
        ),
        (
            'POST /devices/{serial}/bands\n{"action": "disable", "bands": ["08", "21"]}',
            "/{serial}/bands",
            {"action": "{on?enable:disable}", "bands": ["{band}"]},
        ),
        (
            'POST /devices/{serial}/bands/turn-off\n{"bands": ["08"]}',
            "/{serial}/bands/{on?turn-on:turn-off}",
            {"bands": ["{band}"]},
        ),
    ],
)
def test_list_of_bands_is_switched_as_what_is_beside_it_says(
    text: str, path: str, body: object
) -> None:
    """Turning a band on must not send the list with "enabled": false."""
    parameters = read(text).profile.parameters
    assert (parameters.path, parameters.body) == (path, body)


def test_get_that_reboots_is_never_asked_for_the_status() -> None:
    """Some small servers change things by GET; each status would be a reboot."""
    understood = read("GET /devices/{serial}/reboot\nGET /devices/{serial}/state")
    assert understood.profile.status.path == "/{serial}/state"
    assert understood.profile.command.method == "GET"
    assert understood.profile.command.path == "/{serial}/{command}"


def test_label_before_a_sentence_is_no_header() -> None:
    """The only header that varies holds the token; a sentence is none."""
    understood = read("GET /devices\nNote: lists all that you may see\nRemark: none")
    assert understood.profile.headers == {"Authorization": "Bearer {token}"}
    assert understood.left_out == ()


def test_posted_list_and_status_are_read() -> None:
    """With nothing but a path to say so."""
    understood = read(
        'POST /devices/list\n\nPOST /devices/status\n{"serialNumber": "SR1000001"}'
    )
    assert understood.calls == ("list devices", "read status")


def test_settings_of_a_program_are_no_log_in() -> None:
    """Its names are those of the program, not of the platform."""
    understood = read(
        '{"Stella": {"ClientId": "a", "ClientKey": "b", "UserName": "c", "Password": "d",'
        ' "SecurityEndpoint": "/v2/security", "DevicesEndpoint": "/v2/devices"}}'
    )
    assert understood.calls == ()
    assert understood.endpoints == {
        Endpoint.SECURITY: "/v2/security",
        Endpoint.DEVICES: "/v2/devices",
    }


def test_key_before_a_nested_one_is_no_endpoint() -> None:
    """RAML nests its paths; the first one below is not the endpoint."""
    assert read("/security:\n  /login:\n    post:\n").fault == "example_no_request"


def test_body_that_cannot_be_read_is_told_as_such() -> None:
    """I am told to copy it again, instead of something else being sent."""
    for text in (
        "PUT /devices/{serial}/interval\n{“interval”: “10m",
        "POST /security/login\n<login><name>n</name></login>",
    ):
        assert read(text).fault == "example_unreadable"


@pytest.mark.parametrize(
    "part",
    [
        "\n",
        "fetch('/a/b', a if b ",
        "fetch('/a/b', function () { ",
        "a() { curl b\n",
        'curl -d "$(cat <<A\n',
        "/{a b}",
        "<p>",
        "> ",
        "| GET | /a ",
        "\\",
        '{"a": ',
        "@a = /b{{a}}\n",
        '"a": {{b}} ',
        "</td> ",
    ],
)
def test_time_grows_with_a_text_and_not_with_its_square(part: str) -> None:
    """Blank lines and unfinished words made it try each place with each other."""

    def seconds(length: int) -> float:
        text = part * (length // len(part))
        return min(repeat(lambda: read(text), timer=process_time, repeat=3, number=1))

    # Four times as much, or up to sixteen times.
    assert seconds(32_000) < 6 * seconds(8_000)


@pytest.mark.parametrize(
    "text",
    [
        'POST /devices/{serial}/commands\n{"command": "factoryReset"}',
        'POST /devices/{serial}/commands\n{"command": "shutdown"}',
        'POST /devices/{serial}/state\n{"state": "off"}',
        "DELETE /devices",
        "DELETE /devices/alarms",
        'PUT /devices/{serial}/parameters\n{"rebalanceFrequency": 600}',
        "POST /devices/{serial}/alarms/reset",
        "POST /users/{id}/password/reset",
    ],
)
def test_request_that_changes_something_else_is_never_sent(text: str) -> None:
    """As the status, it would be sent every few minutes; as the log-out, after each call."""
    understood = read(f"GET /devices\n{text}")
    assert understood.calls == ("list devices",)
    assert len(understood.unclear) == 1


def test_other_frequency_is_not_set() -> None:
    """Changing how often messages come must not change anything else."""
    understood = read(
        'PUT /devices/{serial}/p\n{"messageFrequency": "10m", "rebalanceFrequency": 600}'
    )
    assert understood.profile.frequency is not None
    assert understood.profile.frequency.body == {
        "messageFrequency": "{frequency}",
    }


def test_frequency_of_a_band_is_not_that_of_messages() -> None:
    """A band switched together with the message frequency stays where it is on the air."""
    parameters = read(
        'PUT /devices/{serial}/p\n{"bands": [{"identifier": "08", "frequency": 806000000,'
        ' "on": false}]}'
    ).profile.parameters
    assert parameters.body == {"bands": [{"identifier": "{band}", "on": "{on}"}]}


def test_reset_is_no_reboot_where_the_platform_has_one() -> None:
    """It may be one to the settings of the factory."""
    profile = read(
        "POST /devices/{serial}/reset\nPOST /devices/{serial}/reboot"
    ).profile
    assert profile.command.path == "/{serial}/{command}"
    assert profile.words == {}


def test_reset_is_the_reboot_where_the_platform_has_no_other() -> None:
    """A calibration beside it is none."""
    profile = read(
        "POST /devices/{serial}/reset\nPOST /devices/{serial}/recalibrate"
    ).profile
    assert profile.words == {"reboot": "reset"}


@pytest.mark.parametrize("header", ["Token: {token}", "Authorization: {token}"])
def test_placeholder_in_a_header_is_no_body(header: str) -> None:
    """What follows a colon in brackets is one only where it is an object."""
    understood = read(f"""PATCH /devices/SR1/parameters HTTP/1.1
{header}
Content-Type: application/json

{{"bands": {{"08": 0}}}}
""")
    assert understood.unclear == ()
    assert understood.profile.parameters.body == {"bands": {"{band}": "{on?1:0}"}}


def test_header_of_the_log_in_is_not_that_of_all() -> None:
    """User and password in the first request do not make log-ins of the others."""
    understood = read("""POST /security/login HTTP/1.1
Authorization: Basic {username}:{password}

GET /devices HTTP/1.1
X-Session-Token: {token}
""")
    assert understood.calls == ("log in", "list devices")
