"""Variables of collections and editors, and what stands around a request in a mail."""

import json
from typing import Any

import pytest

from .reading import read

_GATEWAY = "https://api3.stellacontrol.com"


@pytest.mark.parametrize(
    ("path", "shown", "meant"),
    [
        ("bands/{{band}}", '{ "isOn": {{isOn}} }', {"isOn": "{on}"}),
        ("bands/{{band}}", '{"isOn":{{ $json.isOn }}}', {"isOn": "{on}"}),
        ("bands/{{band}}", "{'isOn': {{ is_on | tojson }}}", {"isOn": "{on}"}),
        ("x", '{"bands": {"{{band}}": {{isOn}}}}', {"bands": "{bands}"}),
        (
            "x",
            '{"band": {{band}}, "isOn": {{isOn}}}',
            {"band": "{band}", "isOn": "{on}"},
        ),
    ],
)
def test_variable_needs_no_quotes(path: str, shown: str, meant: Any) -> None:
    """Where a number or a boolean is sent, people leave them out."""
    url = f"{_GATEWAY}/devices/{{{{serial}}}}/{path}"
    raw = {"mode": "raw", "raw": shown.replace(" }", "\n}")}
    collection = {"item": [{"request": {"method": "PUT", "url": url, "body": raw}}]}
    for text in (
        f"PUT {url}\nContent-Type: application/json\n\n{shown}\n",
        f"curl -X PUT {url} -d '{shown}'".replace("{'isOn'", '{"isOn"'),
        json.dumps(collection, indent=2),
    ):
        assert read(text).profile.parameters.body == meant


def test_variable_may_be_the_frequency() -> None:
    """As the band's state, it may have no quotes."""
    told = read('PUT {{base}}/devices/{{serial}}/x\n\n{"messageFrequency": {{rate}}}')
    assert told.profile.frequency is not None
    assert told.profile.frequency.body == {"messageFrequency": "{frequency}"}


@pytest.mark.parametrize(
    "text",
    [
        f"@base = {_GATEWAY}/v2\n\nGET {{{{base}}}}/devices/list",
        f"@host={_GATEWAY}\n@base={{{{host}}}}/v2\nGET {{{{ base }}}}/devices/list",
        json.dumps(
            {
                "variable": [{"key": "base", "value": f"{_GATEWAY}/v2"}],
                "item": [
                    {"request": {"method": "GET", "url": "{{base}}/devices/list"}}
                ],
            }
        ),
    ],
)
def test_base_address_is_set_before(text: str) -> None:
    """What is set may hold the beginning of each path."""
    assert read(text).profile.devices.path == "/v2/devices/list"


def test_variable_that_is_secret_keeps_its_name() -> None:
    """Its value, and what may be one, is put nowhere."""
    told = read("""
@password = /abcdefgh
@pass-word = abcdefgh
POST https://api3.stellacontrol.com/security/login

{"client": "x", "key": "y", "user": "z", "in": "{{password}}", "a": "{{pass-word}}"}
""")
    assert told.profile.log_in.body["in"] == "{password}"
    assert "abcdefgh" not in str(told.profile.as_dict())


def test_variables_that_hold_each_other_come_to_an_end() -> None:
    """Each could double the length of the next."""
    lines = [f"@a{at + 1}=/{{{{a{at}}}}}{{{{a{at}}}}}" for at in range(60)]
    text = "\n".join(["@a0=/xxxxxxxxxx", *lines, "GET {{a60}}/devices"])
    assert read(text).calls == ("list devices",)


def test_mail_that_cites_a_request_is_read() -> None:
    """What is indented in it stays so."""
    text = """
> POST /security/login
>
> {
>   "client": "a", "key": "b",
>   "user": "c", "password": "d"
> }
>
> > GET /devices/list
"""
    told = read(text).profile
    assert told.devices.path == "/list"
    assert told.log_in.body == {
        "client": "{client_id}",
        "key": "{client_key}",
        "user": "{username}",
        "password": "{password}",
    }


def test_payload_of_a_rest_command_is_a_body() -> None:
    """Home Assistant calls it so."""
    told = read("""
rest_command:
  band_off:
    url: https://api3.stellacontrol.com/devices/SR1000001/bands/08
    method: put
    payload: '{"isOn": false}'
    content_type: application/json
""").profile.parameters
    assert told.path == "/{serial}/bands/{band}"
    assert told.body == {"isOn": "{on}"}
