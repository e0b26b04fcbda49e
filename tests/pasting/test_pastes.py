"""Examples as people really write them."""

import json
from typing import Any

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.stellacontrol.api import CallName, Endpoint, Profile

from .pages import Expected
from .pastes import ALL, KEY, PASSWORD, TEXTS, TOKEN
from .reading import member, read


@pytest.mark.parametrize(("text", "expected"), ALL.values(), ids=ALL)
def test_paste_is_understood(text: str, expected: Expected) -> None:
    """In each language and style, the profile says what the example shows."""
    told = read(text).profile.as_dict()
    assert {path: member(told, path) for path in expected} == expected
    assert Profile.from_dict(told).as_dict() == told
    for secret in (KEY, PASSWORD, TOKEN, "mark@example.com"):
        assert secret not in json.dumps(told)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_cut_of_a_paste_lets_a_secret_through(data: st.DataObject) -> None:
    """Half of one and half of another: an answer comes, and what is kept is no secret."""
    first, second = data.draw(st.tuples(*[st.sampled_from(TEXTS)] * 2))
    text = (
        first[: data.draw(st.integers(0, len(first)))]
        + data.draw(st.text(max_size=8))
        + second[data.draw(st.integers(0, len(second))) :]
    )
    understood = read(text)
    assert understood.fault or understood.calls or understood.endpoints
    kept = json.dumps(understood.profile.as_dict())
    for secret in (KEY, PASSWORD, TOKEN, "mark@example.com"):
        assert secret not in kept
    assert "\\ue000" not in kept, "a mark of our own"


@pytest.mark.parametrize(
    "text",
    [
        "const config = { securityEndpoint: '/api/security', devicesEndpoint: '/api/devices' }",
        (
            '{"gateway": "https://api3.stellacontrol.com", "security": "/api/security/",'
            ' "devices": "/api/devices", "client": {"name": "a", "identifier": "b"}}'
        ),
        "API_SECURITY=/api/security\nAPI_DEVICES=/api/devices\nPASSWORD=secret",
        "endpoints:\n  security: /api/security\n  devices: /api/devices\n",
    ],
    ids=["JavaScript", "JSON", "environment", "YAML"],
)
def test_configuration_block_names_the_endpoints(text: str) -> None:
    """Without any request in it, the block still says where to look."""
    understood = read(text)
    assert understood.fault == ""
    assert understood.calls == ()
    assert understood.endpoints == {
        Endpoint.SECURITY: "/api/security",
        Endpoint.DEVICES: "/api/devices",
    }


@pytest.mark.parametrize(
    "text",
    [
        f'{{"token": "{TOKEN}", "expiresIn": 3600}}',
        TOKEN,
        "Please use https://api3.stellacontrol.com with your normal log-in.",
        "<form action='/security/login'><input name='user'></form>",
        "devices: /../../etc/passwd",
        "POST your question to the forum, or GET help",
        "https://api3.stellacontrol.com",
    ],
    ids=[
        "an answer",
        "a token",
        "a mail",
        "a page",
        "a bad path",
        "prose",
        "an address",
    ],
)
def test_text_without_a_request_is_told_as_such(text: str) -> None:
    """The form says that there is no request in it."""
    assert read(text).fault == "example_no_request"


def test_words_of_a_log_in_are_kept_only_where_they_say_little() -> None:
    """A plain word under a key that nobody knows may be somebody's password."""
    understood = read(
        'POST /security/login\n\n{"user": "a", "password": "b", "scope": "read",'
        ' "kennwort": "geheim", "nested": {"pin": 123456789}, "list": ["word"]}'
    )
    told = understood.profile.as_dict()["log_in"]["body"]
    assert told == {
        "user": "{username}",
        "password": "{password}",
        "scope": "read",
        "nested": {},
        "list": [],
    }
    assert understood.left_out == ("kennwort", "list")


def test_first_example_of_a_call_wins_but_a_status_that_says_so() -> None:
    """Reading something else of a device is no status."""
    told = read(
        "GET /devices/SR1000001\n\nGET /devices/SR1000001/bands\n\n"
        "GET /devices/SR1000001/state\n\nGET /devices/SR1000001/status\n"
    ).profile.as_dict()
    assert told["status"]["path"] == "/{serial}/state"


def test_secret_in_an_address_is_told_and_never_kept() -> None:
    """A request that shows a token in its URL is left out; the others are taken."""
    understood = read(
        f"GET /devices?access_token={TOKEN}\n\nGET /devices/SR1000001/status\n"
    )
    assert understood.calls == (CallName.READ_STATUS,)
    assert TOKEN not in json.dumps(understood.profile.as_dict())
    assert read(f"GET /devices/{KEY}").fault == "example_secret_in_url"


@pytest.mark.parametrize(
    ("body", "template"),
    [
        ({"band": "08", "state": "off"}, {"band": "{band}", "state": "{on?on:off}"}),
        (
            {"bandsOn": [], "bandsOff": ["08", "20"]},
            {"bandsOn": "{bands_on}", "bandsOff": "{bands_off}"},
        ),
        ({"bands": {"08": 1}}, {"bands": {"{band}": "{on?1:0}"}}),
        ({"08": False, "note": "x"}, {"{band}": "{on}", "note": "x"}),
        (
            {"bands": [{"identifier": "20", "isShutdownManually": True}]},
            {
                "bands": [
                    {"identifier": "{band}", "isShutdownManually": "{on?false:true}"}
                ]
            },
        ),
        ({"band_08": "ON"}, {"band_{band}": "{on?ON:OFF}"}),
        ({"band08": {"mute": 0}}, {"band{band}": {"mute": "{on?0:1}"}}),
        ({"band": "08", "on": "true"}, {"band": "{band}", "on": '{on?"true":"false"}'}),
        ({"bands": {"08": "Disabled"}}, {"bands": {"{band}": "{on?Enabled:Disabled}"}}),
        ({"bands": {"8": False}}, {"bands": "{bands}"}),
        ({"bands": {"B08": 1}}, {"bands": {"B{band}": "{on?1:0}"}}),
        ({"muted": {"08": True}}, {"muted": {"{band}": "{on?false:true}"}}),
        (
            {"bands": [{"identifier": 8, "isOn": True}]},
            {"bands": [{"identifier": "{band}", "isOn": "{on}"}]},
        ),
        (
            {"bandsOff": [8, 20], "enabledBands": [7]},
            {"bandsOff": "{bands_off}", "enabledBands": "{bands_on}"},
        ),
        ({"band": "<band>", "on": "$ON"}, {"band": "{band}", "on": "{on}"}),
        (
            {"bands": {"08": True}, "interval": 60},
            {"bands": "{bands}", "interval": "{frequency_seconds}"},
        ),
    ],
    ids=str,
)
def test_switching_bands_becomes_a_template(body: Any, template: Any) -> None:
    """From an example for some bands, the integration can switch every band."""
    text = json.dumps(body).replace('"$ON"', '"$ON_OR_OFF"')
    told = read(
        f'curl -X PUT https://api3.stellacontrol.com/devices/SR1000001/bands -d "{
            text.replace(chr(34), chr(92) + chr(34))
        }"'
    )
    assert told.profile.parameters.body == template
    assert told.profile.parameters.path == "/{serial}/bands"


@pytest.mark.parametrize(
    ("body", "template"),
    [
        ({"messageFrequency": "10m"}, {"messageFrequency": "{frequency}"}),
        ({"interval": 60}, {"interval": "{frequency_seconds}"}),
        ({"settings": [{"reportPeriod": 60000}]}, None),
        ({"value": "1 min"}, {"value": "{frequency}"}),
        ({"seconds": 600, "ids": [7]}, {"seconds": "{frequency_seconds}", "ids": [7]}),
        ({"duration": "PT10M"}, {"duration": "{frequency}"}),
    ],
    ids=str,
)
def test_setting_the_frequency_becomes_a_template(body: Any, template: Any) -> None:
    """The unit is the one that the example uses."""
    told = read(f"PUT /devices/SR1000001/interval\n\n{json.dumps(body)}").profile
    assert told.frequency is not None
    expected = template or {"settings": [{"reportPeriod": "{frequency_milliseconds}"}]}
    assert told.frequency.body == expected


@pytest.mark.parametrize(
    ("body", "template"),
    [
        ({"commands": ["reboot"]}, {"commands": ["{command}"]}),
        ({"do": {"name": "calibrate"}}, {"do": {"name": "{command}"}}),
        ({"command": "<command>", "type": "reset"}, None),
    ],
    ids=str,
)
def test_command_becomes_a_template(body: Any, template: Any) -> None:
    """One command shows how the others are sent."""
    told = read(f"POST /devices/SR1000001/do\n\n{json.dumps(body)}").profile
    assert told.command.body == template or template is None


def test_profile_that_somebody_wrote_is_taken_without_secrets() -> None:
    """As check_api saves it, or with values typed into it."""
    told = {
        "log_in": {"path": "/x/", "headers": {"Authorization": "Basic abc:def"}},
        "devices": {
            "headers": {"Accept": "application/hal+json", "X-Trace": "9f8e7d6c5b"}
        },
        "headers": {"X-Token": "9f8e7d6c5b", "X-Key": f"k={KEY}", "X-Kind": "plain"},
        "token": {"source": "body", "keys": ["data", "token"]},
        "unknown": 1,
    }
    understood = read(json.dumps({"origin": "found", "differs": told}))
    assert understood.calls == (CallName.LOG_IN, CallName.LIST_DEVICES)
    assert understood.left_out == ("X-Trace",)
    profile = understood.profile.as_dict()
    assert profile["log_in"]["path"] == "/x/"
    assert profile["log_in"]["headers"]["Authorization"].startswith("Basic {basic:")
    assert profile["devices"]["headers"] == {"Accept": "application/hal+json"}
    assert profile["headers"] == {
        "X-Token": "{token}",
        "X-Key": "k={client_key}",
        "X-Kind": "plain",
    }
    assert profile["token"]["keys"] == ["data", "token"]


def test_profile_that_cannot_be_is_refused() -> None:
    """A path that leaves the gateway, or an unknown verb, is refused."""
    assert read('{"log_in": {"path": "x"}}').fault == "example_unreadable"


def test_credentials_that_are_numbers_are_credentials() -> None:
    """A user number and a PIN are neither kept nor taken for counts."""
    understood = read(
        "curl https://api3.stellacontrol.com/security/login "
        '--json \'{"username": 471100, "password": 123456}\''
    )
    body = understood.profile.as_dict()["log_in"]["body"]
    assert body == {"username": "{username}", "password": "{password}"}


def test_basic_of_a_client_is_the_client_s() -> None:
    """The half before the colon says whose credentials they are."""
    understood = read(
        "curl -u $CLIENT_ID:$PASSWORD https://api3.stellacontrol.com/security/login"
        " -d grant_type=password -d username=$USERNAME -d password=$PASSWORD"
    )
    headers = understood.profile.as_dict()["log_in"]["headers"]
    assert headers == {"Authorization": "Basic {basic:client_id:client_key}"}


def test_document_without_servers_is_below_the_gateway() -> None:
    """A path or a request that is not an object is ignored."""
    paths = {"/security/signin": {"post": {}}, "/status": "see below"}
    understood = read(
        json.dumps(
            {
                "openapi": "3.1.0",
                "paths": paths,
                "x-events": {"method": "SUBSCRIBE", "url": "/events"},
            }
        )
    )
    log_in = understood.profile.as_dict()["log_in"]
    assert log_in["path"] == "/signin"


def test_profile_that_names_every_part_is_one() -> None:
    """Also those that do not differ."""
    told: dict[str, Any] = {name: {} for name in Profile.__dataclass_fields__}
    token = {"source": "body", "keys": ["token"]}
    others = {"log_in": {"path": "/x/"}, "token": token, "id_key": "id"}
    understood = read(json.dumps(told | others))
    assert not understood.fault
    assert understood.profile.log_in.path == "/x/"
