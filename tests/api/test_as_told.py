"""How a platform spells what it tells, and so may want to be told."""

from dataclasses import replace
from typing import Any

import pytest

from custom_components.stellacontrol.api import MessageFrequency, Profile
from custom_components.stellacontrol.api.as_told import as_told, form_of
from custom_components.stellacontrol.api.call import Call
from custom_components.stellacontrol.api.layouts import Layouts
from custom_components.stellacontrol.api.profile import LOG_IN, LOG_OUT
from custom_components.stellacontrol.api.reading import STATUS_NAMES
from custom_components.stellacontrol.api.spellings import Refusal, log_outs_after
from custom_components.stellacontrol.api.tree import step_into, walk

from .conftest import Make
from .other_platform import SET, STATUS, OtherPlatform, Say
from .tools import a_status


def test_keys_and_identifiers_are_those_of_the_platform() -> None:
    """The platform's names of a band and its fields are remembered."""
    told = as_told(
        {
            "data": {
                "Bands": [
                    {"Id": "B08", "IsOnline": 1, "Is_Shutdown_Manually": 0, "x": 1},
                    {"Id": None},
                ],
                "message_interval": "PT10M",
            }
        }
    )
    assert (told.bands_key, told.identifier_key) == ("Bands", "Id")
    assert (told.online_key, told.shutdown_key) == ("IsOnline", "Is_Shutdown_Manually")
    assert (told.frequency_key, told.frequency) == ("message_interval", "PT10M")
    assert told.band_ids == {"08": "B08"}
    assert told.yes_and_no == (1, 0)


def test_bands_that_are_members_of_a_device_have_no_key() -> None:
    """Bands with their identifier in the name are known by it."""
    told = as_told({"band08": {"isOnline": "Off"}, "band21": {"isOnline": "On"}})
    assert set(told.band_ids) == {"08", "21"}
    assert (told.bands_key, told.yes_and_no) == ("bands", ("On", "Off"))


@pytest.mark.parametrize(
    "told", [None, "", "soon", [], {"value": "PT1M"}, {"value": None}, "11 minutes 3 s"]
)
def test_frequency_in_no_form_of_ours_has_none(told: Any) -> None:
    """What cannot be written again is not copied."""
    assert form_of(told) is None


@pytest.mark.parametrize(
    ("told", "template"),
    [
        (600, "{frequency_seconds}"),
        (600_000, "{frequency_milliseconds}"),
        ("10m", "{frequency}"),
    ],
)
def test_number_is_written_in_its_unit(told: Any, template: str) -> None:
    """The size tells seconds from milliseconds."""
    form = form_of(told)
    assert form is not None
    assert form.template == template


def _log_outs(call: Call, refusal: Refusal, log_in: Call = LOG_IN) -> list[str]:
    return [
        f"{each.method} {each.path}" for each in log_outs_after(call, refusal, log_in)
    ]


def test_log_out_is_looked_for_beside_the_log_in() -> None:
    """A platform with another log-in has its log-out there."""
    slashed = replace(LOG_IN, path="/auth/login/")
    found = _log_outs(LOG_OUT, Refusal(is_place=True), slashed)
    assert found[:3] == [
        "POST /auth/logout/",
        "DELETE /auth/login/",
        "POST /auth/logout/",
    ]
    at_endpoint = replace(LOG_IN, path="")
    assert "DELETE " not in _log_outs(LOG_OUT, Refusal(is_place=True), at_endpoint)[:1]


def test_log_out_takes_the_verbs_that_the_platform_names() -> None:
    """A refused verb that comes with the right one is followed by that."""
    refusal = Refusal(is_place=True, is_verb=True, verbs=("PUT",))
    assert _log_outs(LOG_OUT, refusal)[0] == "PUT /logout"


def test_other_verb_of_a_log_out_has_a_body_where_it_takes_one() -> None:
    """A DELETE with a body is refused by many a proxy."""
    refusal = Refusal(is_place=True, is_verb=True)
    first = [*log_outs_after(LOG_OUT, refusal, LOG_IN)][:3]
    assert [(each.method, each.body) for each in first] == [
        ("DELETE", None),
        ("GET", None),
        ("PUT", {}),
    ]


def test_log_out_whose_body_is_refused_gets_another() -> None:
    """Some want the token in it, some nothing at all."""
    bodies = [
        each.body for each in log_outs_after(LOG_OUT, Refusal(is_place=False), LOG_IN)
    ]
    assert bodies == [{"token": "{token}"}, None]


def test_walk_ends_in_an_answer_without_end() -> None:
    """A thousand objects cost no more than a hundred."""
    assert len(list(walk({f"k{n}": {} for n in range(1000)}))) == 100
    assert step_into([1, 2], (0,)) is None
    assert step_into(5, ("key",)) is None


def test_shapes_are_forgotten_before_they_are_too_many() -> None:
    """A platform that invents names all the time does not fill the memory."""
    layouts: Layouts[Any] = Layouts(STATUS_NAMES, lambda *_: None)
    for number in range(450):
        taken, _ = layouts.read({"temperature": 41.5, f"k{number}": 1})
        assert taken["temperature"] == 41.5
    taken, _ = layouts.read({"temperature": 41.5, "k0": 1})
    assert taken["temperature"] == 41.5


@pytest.mark.parametrize("may_learn", [False, True])
@pytest.mark.parametrize("is_strict", [False, True], ids=["ignores", "refuses"])
@pytest.mark.parametrize("wanted", ["messageFrequency", "message_frequency"])
async def test_names_of_parameters_are_in_the_style_of_the_status_too(
    make: Make, wanted: str, is_strict: bool, may_learn: bool
) -> None:
    """My frequency is set where names in another style are ignored, or refused."""
    status = Say(body=a_status(message_frequency="10m"))
    taken: list[Any] = []

    def judge(asked: Any) -> Say:
        if is_strict and {*asked.body} - {wanted, "bands"}:
            return Say(status=422)
        taken.append(asked.body.get(wanted))
        return Say(status=202)

    learnt: list[Profile] = []
    async with OtherPlatform({STATUS: status, SET: judge}) as platform:
        client = make(platform, on_learnt=learnt.append)
        await client.status("SR1")
        for _ in range(2):
            await client.set_parameters(
                "SR1",
                message_frequency=MessageFrequency.EVERY_MINUTE,
                may_learn=may_learn,
            )
        client.change_shown()
        refused = is_strict + (is_strict and wanted == "messageFrequency")
        assert platform.lines.count(SET) == 2 + refused
    assert taken == ["1m", "1m"]
    kept = [profile.parameters.body for profile in learnt]
    assert all(body[wanted] == "{frequency}" for body in kept)


async def test_bands_are_called_as_the_status_calls_them_too(make: Make) -> None:
    """A platform that says Bands is told of Bands."""
    told = {"MessageFrequency": "10m", "Bands": [{"identifier": "08"}]}
    async with OtherPlatform({STATUS: Say(body=a_status(**told))}) as platform:
        client = make(platform)
        await client.status("SR1")
        await client.set_parameters("SR1", bands={"08": False})
        bands = {"08": False}
        assert platform.asked[-1].body == {"Bands": bands, "bands": bands}
