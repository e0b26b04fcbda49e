"""Bodies that switch a band, in forms drawn by lot: filled in, they are the example."""

import json
from random import Random
from typing import Any

from custom_components.stellacontrol.api.templates import fill

from .reading import read

BANDS = ("08", "21", 8, 21, "B08", "800", "800 MHz", "band08")
BAND_KEYS = ("band", "bandId", "identifier", "number", "code", "bandNumber", "band_id")
ON_KEYS = ("on", "isOn", "enabled", "state", "value", "status", "power", "switch")
OFF_KEYS = ("off", "shutdown", "isShutdownManually", "disabled", "standby", "mute")
YES = (True, 1, "on", "enabled", "true", "ON", "active")
NO = (False, 0, "off", "disabled", "false", "OFF", "inactive")
EXTRAS = {"save": True, "persist": 1, "mode": "auto", "delay": 0, "force": False}
"""What says nothing of the band, and stays."""

DRAWS = 600


def switch(random: Random) -> tuple[dict[str, Any], bool, Any]:
    """Draw a body; whether it turns the band on; and the band as it is written."""
    band, is_yes = random.choice(BANDS), random.random() < 0.5
    is_inverse = random.random() < 0.4
    key = random.choice(OFF_KEYS if is_inverse else ON_KEYS)
    wish = {key: random.choice(YES if is_yes else NO)}
    one = {random.choice(BAND_KEYS): band, **wish}
    name = random.choice(("bands", "items", "settings"))
    body: dict[str, Any] = random.choice(
        (one, {name: [one]}, {"band": one}, {"bands": {str(band): wish}})
    )
    extras = random.sample([*EXTRAS.items()], random.choice((0, 1, 2)))
    members = [*body.items(), *extras]
    random.shuffle(members)
    body = dict(members)
    for around in random.sample(
        ("data", "attributes", "payload"), random.choice((0, 1))
    ):
        body = {around: body}
    return body, is_yes != is_inverse, band


def test_example_filled_in_is_the_example() -> None:
    """Each value is sent as it was shown, and none the wrong way round."""
    random, taken = Random("wish"), 0  # noqa: S311 - no secret
    for _ in range(DRAWS):
        body, is_on, band = switch(random)
        known = read(f"PUT /devices/SR1/x\n\n{_json(body)}").profile.as_dict()
        if (call := known.get("parameters")) is None:
            continue
        taken += 1
        # What precedes a number may be kept.
        spelled = [band, str(band), str(band).lstrip("Bband")]
        filled = [
            fill(call["body"], {"band": each, "on": is_on, "bands": {each: is_on}})
            for each in spelled
        ]
        assert _json(body) in [*map(_json, filled)], (body, call["body"])
    assert taken >= 0.97 * DRAWS


def _json(value: Any) -> str:
    """Return it as it is sent: 1 and True are not the same."""
    return json.dumps(value, sort_keys=True)


def test_device_behind_the_frequency_is_no_part_of_it() -> None:
    """Only a number there would be one."""
    told = read("""PUT /devices/interval/SR1000001\n\n{"seconds": 600}""").profile
    assert told.as_dict()["frequency"]["path"] == "/interval/{serial}"
