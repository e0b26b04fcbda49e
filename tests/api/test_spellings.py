"""All spellings of a write, to the last one: each is another, and none is dangerous."""

from dataclasses import replace
from typing import Any

import pytest

from custom_components.stellacontrol.api.as_told import as_told
from custom_components.stellacontrol.api.parameter_spellings import (
    BandWays,
    FrequencyWays,
    with_frequency_apart,
)
from custom_components.stellacontrol.api.profile import DEFAULT, Profile
from custom_components.stellacontrol.api.spellings import CommandWays, Refusal, Ways

TOLD = as_told(
    {"Bands": [{"Id": "B08", "IsOnline": "yes"}], "message_frequency": "10 minutes"}
)
PLAIN = as_told({})


def one_band(profile: Profile) -> Profile:
    """Return a profile with a path for each band."""
    path = "/{serial}/bands/{band}"
    return replace(profile, parameters=replace(profile.parameters, path=path))


def bare(profile: Profile) -> Profile:
    """Return a profile whose bodies are no objects."""
    return replace(
        profile,
        parameters=replace(profile.parameters, path="", body=["{bands}"]),
        frequency=replace(profile.parameters, body="{frequency}"),
        command=replace(profile.command, body="{command}"),
    )


@pytest.mark.parametrize("ways", [BandWays(), FrequencyWays(), CommandWays()])
@pytest.mark.parametrize("change", [lambda p: p, one_band, bare])
@pytest.mark.parametrize("words", ["", "must be true or false"])
@pytest.mark.parametrize("told", [TOLD, PLAIN], ids=["told", "plain"])
def test_each_body_is_another(ways: Ways, change: Any, words: str, told: Any) -> None:
    """No spelling comes that says what the refused one said."""
    profile = change(DEFAULT)
    refusal = Refusal(is_place=False, is_type=True, words=words)
    bodies = list(ways.bodies(profile, refusal, told))
    assert len(bodies) > 3
    assert profile not in bodies
    replaced = [
        ways.call(each)
        for each in bodies
        if ways.call(each).method == "PUT" and ways.call(each).path.endswith("}")
    ]
    assert all("{band}" in call.path for call in replaced)


@pytest.mark.parametrize("ways", [BandWays(), FrequencyWays(), CommandWays()])
def test_no_place_replaces_a_device(ways: Ways) -> None:
    """A PUT goes to a band, to the parameters or to a command, never to the device."""
    for each in ways.places(with_frequency_apart(one_band(DEFAULT))):
        call = ways.call(each)
        assert (call.method, call.path) != ("PUT", "/{serial}")
