"""Other languages say what the English texts say, and are no English themselves.

What a text may look like in any language is checked by `script/validate`, and so are
the placeholders of the integration's texts.
"""

from collections.abc import Iterable
import json
from pathlib import Path
import re

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.translation import async_get_translations
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.const import DOMAIN
from script.tools.validate.texts import leaves, placeholders
from tests.flows import ENGLISH, PACKAGE
from tests.helpers import set_up

FRONTEND = Path(__file__).parents[1] / "frontend" / "src"

FOLDERS = {
    "integration": PACKAGE / "translations",
    "frontend": FRONTEND / "translations",
}

SAME: dict[str, set[str]] = {
    "de": {
        *("Alarm", "Band", "Boost", "Name", "Normal", "Offline", "Online"),
        *("Repeater", "Status"),
    },
    "es": {"Error", "No", "Normal"},
    "fr": {
        "Action",
        "Boost",
        "Cause",
        "Message",
        "Messages",
        "Normal",
        "Options",
        "Pages",
        "Ports",
        "Quota",
    },
    "it": {"Area", "Boost", "No", "Password", "Quota"},
    "nl": {
        *("Accounts", "Alarm", "Band", "Boost", "Offline", "Online", "Repeater"),
        *("Compact", "Repeaters", "Status"),
    },
    "pl": {"Alarm", "Offline", "Online", "Repeater", "Status"},
    "pt": {"Normal", "Offline", "Online", "Quota"},
    "sv": {
        *("Band", "Boost", "Normal", "Offline", "Online", "Period", "Repeater"),
        "Status",
    },
}
"""The languages there are, and what each of them says as English does.

Placeholders are left out, and capitals do not count.
"""

SOFT_HYPHEN = "\u00ad"

SENTENCE_ENDS = ".:?!…"


def texts(part: str, language: str) -> dict[str, str]:
    """Return the texts of a language, by where they stand."""
    files = [FOLDERS[part] / f"{language}.json"]
    if (part, language) == ("frontend", "en"):
        files.append(FRONTEND / "part-texts.json")
    read = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    return {place: text for one in read for place, text in leaves(one)}


def pairs(part: str, language: str) -> Iterable[tuple[str, str, str]]:
    """Yield where a text stands, the English one and the translated one."""
    translated = texts(part, language)
    for place, english in texts(part, "en").items():
        yield place, english, translated[place]


def wording(text: str) -> str:
    """Return the words of a text alone, to compare them."""
    return re.sub(r"{\w+}", "", text).strip().casefold()


every_language = pytest.mark.parametrize("language", SAME)
both_parts = pytest.mark.parametrize("part", FOLDERS)


@both_parts
def test_both_parts_speak_the_same_languages(part: str) -> None:
    """A German form leads to a German card."""
    found = {file.stem for file in FOLDERS[part].glob("*.json")}
    assert found == {"en", *SAME}


@both_parts
@every_language
def test_every_text_is_translated(part: str, language: str) -> None:
    """And no text is left that English has no more."""
    assert texts(part, language).keys() == texts(part, "en").keys()


@both_parts
@every_language
def test_texts_have_the_placeholders_of_the_english_ones(
    part: str, language: str
) -> None:
    """Otherwise Home Assistant shows English, and the card a brace."""
    for place, english, translated in pairs(part, language):
        assert placeholders(translated) == placeholders(english), place


@every_language
def test_no_text_is_left_in_english(language: str) -> None:
    """Words that both languages share are listed, and only those that are used."""
    shared = {
        wording(translated)
        for part in FOLDERS
        for _, english, translated in pairs(part, language)
        if wording(english) == wording(translated)
    }
    assert shared - {""} == {word.casefold() for word in SAME[language]}


@both_parts
@every_language
def test_texts_end_like_the_english_ones(part: str, language: str) -> None:
    """A question stays a question, and a label gets no full stop."""
    for place, english, translated in pairs(part, language):
        ends = [
            text[-1] if text[-1] in SENTENCE_ENDS else "no end"
            for text in (english, translated)
        ]
        assert ends[0] == ends[1], place


@every_language
def test_no_apostrophe_hides_a_placeholder(language: str) -> None:
    """In the message format of Home Assistant's pages, it would begin a quotation."""
    for place, text in texts("integration", language).items():
        assert not re.search(r"'['{}<]", text), place


@every_language
def test_names_begin_with_the_band(language: str) -> None:
    """The page of a device sorts by name, and so keeps a band together."""
    for platform, entities in ENGLISH["entity"].items():
        for key, entity in entities.items():
            if entity["name"].startswith("{band}"):
                place = f"entity.{platform}.{key}.name"
                assert texts("integration", language)[place].startswith("{band}")


@every_language
def test_states_can_be_told_apart(language: str) -> None:
    """No two states of an entity have the same word."""
    words: dict[str, list[str]] = {}
    for place, text in texts("integration", language).items():
        if match := re.match(r"(entity\..*\.state)\.\w+$", place):
            words.setdefault(match[1], []).append(text)
    assert words
    for place, told in words.items():
        assert len(set(told)) == len(told), place


@every_language
def test_words_under_a_band_have_room(language: str) -> None:
    """A band of six is narrow; longer words say where they may be broken."""
    for place, text in texts("frontend", language).items():
        if place.startswith("condition."):
            parts = re.split(rf"[\s{SOFT_HYPHEN}-]", text)
            assert max(map(len, parts)) <= 9, place


@every_language
async def test_home_assistant_speaks_the_language(
    hass: HomeAssistant, language: str
) -> None:
    """It takes every text as it is, and needs no English one in its place."""
    shown: dict[str, str] = {}
    for category in ENGLISH:
        shown |= await async_get_translations(hass, language, category, {DOMAIN})
    for place, text in texts("integration", language).items():
        assert shown[f"component.{DOMAIN}.{place}"] == text


@every_language
async def test_entities_are_named_in_the_language(
    hass: HomeAssistant,
    entity_registry_enabled_by_default: None,
    entry: MockConfigEntry,
    language: str,
) -> None:
    """Each has a name of its own, with the band filled in."""
    hass.config.language = language
    await set_up(hass, entry)
    entities = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    names = [(entity.domain, entity.original_name) for entity in entities]
    assert len(set(names)) == len(names)
    assert not any("{" in str(name) for _, name in names)
    translated = texts("integration", language)
    assert ("button", translated["entity.button.reboot.name"]) in names
    uplink = translated["entity.sensor.uplink_power.name"]
    assert ("sensor", uplink.replace("{band}", "800 MHz")) in names


@pytest.mark.parametrize("folder", FOLDERS)
def test_german_says_du(folder: str) -> None:
    """As Home Assistant's own German does."""
    text = (FOLDERS[folder] / "de.json").read_text(encoding="utf-8")
    formal = re.findall(r"\b(?:Ihr|Ihre[mnrs]?|Ihnen)\b|[a-zäöüß,] Sie\b", text)
    assert formal == []
