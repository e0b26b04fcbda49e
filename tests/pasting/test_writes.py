"""Writes of an example: what they say is wanted, wherever they say it."""

from dataclasses import replace

import pytest

from custom_components.stellacontrol.api import Profile
from custom_components.stellacontrol.api.report import summary

from .pastes import KEY
from .reading import GATEWAY, read


@pytest.mark.parametrize(
    "text",
    [
        """PUT /devices/SR1/bands\n\n{"on": true}""",
        """PUT /devices/SR1/bands/08\n\n{"gain": 5}""",
        "PUT /devices/SR1/bands?state=off",
        "POST /devices/SR1/bands/off",
        "PUT /devices/SR1/bands?bands=08,21&on=false",
        "PUT /devices/SR1/band-state?on=false&b=8",
        """PUT /devices/SR1/x\n\n{"interval": {"value": 10, "unit": "minutes"}}""",
        """PUT /devices/SR1/x\n\n{"intervalMinutes": 10}""",
        "PUT /devices/SR1/interval?value=10&unit=min",
        "PUT /devices/SR1/interval/5",
        "POST /devices/SR1/do\n\nreboot",
        """PUT /devices/SR1/limits\n\n{"values": [10, 20]}""",
        # Of whatever device, always the same one.
        "PUT /devices/attic/bands/08/on",
        """PUT /devices/bands/08\n\n{"on": true}""",
        """PUT /devices/parameters\n\n{"interval": "10m"}""",
        "POST /devices/reboot",
    ],
)
def test_write_that_would_do_the_same_for_every_wish_is_not_taken(text: str) -> None:
    """All bands at once, an unknown value, a form that we cannot fill in: all stay unused."""
    understood = read(text)
    assert understood.fault == "example_no_call"
    assert understood.calls == ()
    assert understood.unclear


def test_writes_that_are_not_used_are_told() -> None:
    """I see which ones, shortened and without what is secret, until one of them is clear."""
    text = f"""
GET /devices

PUT /devices/SR1/relay/8

{{"on": true}}

PUT /devices/SR1/gain/{"x" * 5000}

PUT /devices/SR1/parameters

{{"gain": 5}}

PUT /devices/{KEY}/gain
"""
    understood = read(text)
    assert understood.calls == ("list devices",)
    relay, gain, parameters = understood.unclear
    assert relay == "PUT /devices/{serial}/relay/8"
    assert gain.startswith("PUT /devices/{serial}/gain/xx")
    assert len(gain) == 100
    assert parameters == "PUT /devices/{serial}/parameters"
    clear = read(text.replace("relay/8", "relay/{band}"))
    assert clear.calls == ("list devices", "set parameters")
    assert clear.unclear == ()


def test_no_more_than_a_few_writes_are_told() -> None:
    """A document of a whole API has hundreds that are not for us."""
    text = "\n".join(f"PUT /devices/SR1/gain/{number}\n" for number in range(100))
    assert len(read(text).unclear) == 5


@pytest.mark.parametrize(
    ("text", "call", "path", "body"),
    [
        ("GET /devices/17/status", "status", "/{id}/status", None),
        ("GET /devices/SR1", "status", "/{serial}", None),
        (
            "PUT /devices/17/rf/21/off",
            "parameters",
            "/{id}/rf/{band}/{on?on:off}",
            None,
        ),
        (
            "PUT /devices/SR1/switch?identifier=08&isShutdown=1",
            "parameters",
            "/{serial}/switch?identifier={band}&isShutdown={on?0:1}",
            None,
        ),
        (
            "PUT /devices/switch/on?sn=SR1000001&number=B08",
            "parameters",
            "/switch/{on?on:off}?sn={serial}&number={band}",
            None,
        ),
        (
            """PUT /devices/switch/off?id=08&sn=SR1000001""",
            "parameters",
            "/switch/{on?on:off}?id={band}&sn={serial}",
            None,
        ),
        (
            """PUT /devices/17/rf\n\n{"number": 8, "enabled": false}""",
            "parameters",
            "/{id}/rf",
            {"number": "{band}", "enabled": "{on}"},
        ),
        (
            "PUT /devices/{serial}/bands/{band}?isShutdown=<value>",
            "parameters",
            "/{serial}/bands/{band}?isShutdown={on?false:true}",
            None,
        ),
        (
            "PUT /devices/{serial}/bands/{band}/{disabled}",
            "parameters",
            "/{serial}/bands/{band}/{on?false:true}",
            None,
        ),
        (
            """PUT /devices/SR1/bands/08\n\n{"on": false, "save": true, "how": "up"}""",
            "parameters",
            "/{serial}/bands/{band}",
            {"on": "{on}", "save": True, "how": "up"},
        ),
        (
            """PUT /devices/SR1/x\n\n{"bands": [{"id": "08", "standby": 1, "save": 1}]}""",
            "parameters",
            "/{serial}/x",
            {"bands": [{"id": "{band}", "standby": "{on?0:1}", "save": 1}]},
        ),
        (
            "PUT /devices/switch?id=17&band=08&on=off",
            "parameters",
            "/switch?id={id}&band={band}&on={on?on:off}",
            None,
        ),
        (
            "PUT /devices/SR1/switch?id=08&value=off",
            "parameters",
            "/{serial}/switch?id={band}&value={on?on:off}",
            None,
        ),
        (
            """PUT /devices/SR1/bands/08\n\n{"isOn": false, "status": "off"}""",
            "parameters",
            "/{serial}/bands/{band}",
            {"isOn": "{on}", "status": "{on?on:off}"},
        ),
        (
            """PUT /devices/SR1/x\n\n{"08": "off", "save": true}""",
            "parameters",
            "/{serial}/x",
            {"{band}": "{on?on:off}", "save": True},
        ),
        (
            """PUT /devices/SR1/x\n\n{"bands": {"08": true}, "values": [10, 20]}""",
            "parameters",
            "/{serial}/x",
            {"bands": "{bands}", "values": [10, 20]},
        ),
        (
            """PUT /devices/SR1/x\n\n{"interval": "10m", "save": true}""",
            "frequency",
            "/{serial}/x",
            {"interval": "{frequency}", "save": True},
        ),
        (
            """PUT /devices/SR1/x\n\n{"n": 1, "rate": {"interval": {"value": 60}}}""",
            "frequency",
            "/{serial}/x",
            {"n": 1, "rate": {"interval": {"value": "{frequency_seconds}"}}},
        ),
        (
            """PUT /devices/SR1/interval\n\n{"value": 600, "n": 1}""",
            "frequency",
            "/{serial}/interval",
            {"value": "{frequency_seconds}", "n": 1},
        ),
        ("""PUT /devices/SR1/interval\n\n{"n": 1}""", "frequency", None, None),
        (
            """PUT /devices/SR1/x\n\n{"a": ["10m"]}""",
            "frequency",
            "/{serial}/x",
            {"a": ["{frequency}"]},
        ),
        ("PUT /devices/SR1/x/600", "frequency", None, None),
        ("PUT /devices/SR1/rate/10m", "frequency", "/{serial}/rate/{frequency}", None),
        (
            "PUT /devices/SR1/interval/60000",
            "frequency",
            "/{serial}/interval/{frequency_milliseconds}",
            None,
        ),
        (
            "POST /devices/SR1/do?name=reboot",
            "command",
            "/{serial}/do?name={command}",
            None,
        ),
    ],
)
def test_write_is_understood_wherever_it_says_what_is_wanted(
    text: str, call: str, path: str | None, body: object
) -> None:
    """Path, query and body are read together."""
    told = read(text).profile.as_dict().get(call, {})
    assert told.get("path") == path
    assert told.get("body") == body


@pytest.mark.parametrize(
    ("told", "word"), [("PT10M", "PT1M"), ("600", "60"), ("10 min", "1 min")]
)
def test_message_frequency_is_spelled_as_in_the_example(told: str, word: str) -> None:
    """What the example shows for ten minutes tells how a minute is written."""
    known = read(f"""PUT /devices/SR1/x\n\n{{"interval": "{told}"}}""").profile
    assert known.words["1m"] == word


def test_device_of_a_path_is_known_elsewhere() -> None:
    """What the status names in its path, a change may name under any key."""
    told = read("""
curl https://a.example/2024-10/devices/X-77-B/now
curl -X PUT https://a.example/2024-10/bands -d '{"unit": "X-77-B", "band": "08", "on": true}'
""").profile.as_dict()
    assert told["status"]["path"] == "/2024-10/devices/{serial}/now"
    assert told["parameters"]["path"] == "/2024-10/bands"
    body = {"unit": "{serial}", "band": "{band}", "on": "{on}"}
    assert told["parameters"]["body"] == body


def test_page_names_the_call_for_the_message_frequency() -> None:
    """Where it has a call of its own, the line for both shows both."""
    understood = read("PUT /devices/SR1/rate/10m")
    told = summary(understood.profile, GATEWAY, understood.calls)["parameters"]
    first = "? PATCH /devices/{serial}/parameters"
    assert told == f"{first}, ✓ PUT /devices/{{serial}}/rate/{{frequency}}"


def test_words_to_choose_from_are_no_word_of_their_own() -> None:
    """A document says "on/off" or "reboot|recalibrate"; a slash stands elsewhere, too."""
    told = read("""
PATCH /devices/SR1/parameters
{"zone": "Europe/Berlin", "band": "08", "state": "on/off"}
POST /devices/SR1/commands
{"command": "reboot|recalibrate"}
""").profile
    wanted = {"zone": "Europe/Berlin", "band": "{band}", "state": "{on?on:off}"}
    assert told.parameters.body == wanted
    assert told.command.body == {"command": "{command}"}


def test_words_in_capitals_are_placeholders() -> None:
    """A document that has no signs for them writes YOUR_SERIAL."""
    told = read("""
PUT /devices/YOUR_SERIAL/bands/BAND_ID/on
PUT /devices/YOUR_SERIAL/rate/{interval}
""").profile
    assert told.parameters.path == "/{serial}/bands/{band}/{on?on:off}"
    assert told.frequency is not None
    assert told.frequency.path == "/{serial}/rate/{frequency}"


def test_key_around_a_number_says_that_it_is_the_frequency() -> None:
    """Another number beside it is sent as it stands."""
    told = read("""PUT /devices/SR1/x

{"messageFrequency": {"amount": 600}, "attempts": {"amount": 60}}""").profile
    assert told.frequency is not None
    assert told.frequency.body == {
        "messageFrequency": {"amount": "{frequency_seconds}"},
        "attempts": {"amount": 60},
    }


def test_page_names_what_carries_the_session() -> None:
    """A field of each call, where no header and no cookie does."""
    profile = replace(Profile(), headers={}, fields={"session": "{token}"})
    assert summary(profile, GATEWAY, ())["token"] == "session"
    assert summary(replace(profile, fields={}), GATEWAY, ())["token"] == "-"


def test_change_that_is_made_by_asking_is_a_change() -> None:
    """Old platforms switch by an address; what is only asked about a band is no change."""
    changed = read("GET /devices/SR1/setBand?band=08&on=true").profile.parameters
    assert changed.method == "GET"
    assert changed.path.startswith("/{serial}/setBand?band={band}&on={on?")
    assert (
        read("GET /devices/SR1/settings?band=08").profile.parameters.method == "PATCH"
    )
