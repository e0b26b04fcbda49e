"""Every text that is shown or logged is one short line, whatever the platform sends."""

import unicodedata

import pytest

from custom_components.stellacontrol.api.limits import LONGEST_TEXT
from custom_components.stellacontrol.api.reading import Reader
from custom_components.stellacontrol.api.texts import clean
from simulator.hostile import HOSTILE_TEXTS


@pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_hostile_text_becomes_a_plain_line(text: str) -> None:
    """Nothing in it breaks a line, turns the direction or fetches a picture."""
    shown = clean(text)
    assert len(shown) <= LONGEST_TEXT
    assert shown == shown.strip()
    # A joiner makes one picture of several, and is harmless.
    kinds = {unicodedata.category(sign) for sign in shown if sign != "\u200d"}
    assert not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert "](" not in shown
    assert "<img" not in shown
    assert clean(shown) == shown


@pytest.mark.parametrize(
    "text", ["Attic", "Zürich, 2. OG (Nord) [alt]", "日本語", "a < b", "👨‍👩‍👧 é"]
)
def test_usual_text_stays(text: str) -> None:
    """What people call their repeaters is left alone."""
    assert clean(text) == text


def test_text_of_control_characters_makes_one_line() -> None:
    """A label cannot write a line of its own into the log."""
    assert clean("Attic\r\n2026 ERROR forged") == "Attic 2026 ERROR forged"


def test_long_text_ends_with_an_ellipsis() -> None:
    """It can be seen that something is missing."""
    assert clean("x" * 300) == "x" * (LONGEST_TEXT - 1) + "…"


@pytest.mark.parametrize("kind", HOSTILE_TEXTS)
def test_every_text_of_a_status_is_clean(kind: str) -> None:
    """Label, model, type, place, versions and words: none is shown as it came."""
    text = HOSTILE_TEXTS[kind]
    fields = ("label", "model", "type", "location", "firmwareVersion", "version")
    told = {
        "serialNumber": "SR1",
        **dict.fromkeys((*fields, "description"), text),
        "bands": [{"identifier": "08", "label": text, "isOnline": True}],
    }
    status = Reader().status(told, serial_number="SR1")
    device = status.device
    shown = clean(text) or None
    assert {
        device.label,
        device.model,
        device.type,
        device.location,
        device.firmware_version,
        device.protocol_version,
        status.description,
        status.bands["08"].label,
    } == {shown}
