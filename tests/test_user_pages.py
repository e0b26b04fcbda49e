"""What the documents say of entities, forms and texts is what there is."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
import re

from homeassistant.const import EntityCategory, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.coordinator import EVENT_TYPES
from script.tools.validate.texts import leaves
from tests.conftest import SERIAL
from tests.flows import ENGLISH, PACKAGE

DOCS = Path(__file__).parents[1] / "docs"

CATEGORIES = {
    "configuration": EntityCategory.CONFIG,
    "diagnostic": EntityCategory.DIAGNOSTIC,
}
BAND = "800 MHz"


def section(page: str, heading: str) -> str:
    """Return what stands under a heading of a page, up to the next one."""
    (text,) = re.findall(
        rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)",
        (DOCS / page).read_text(encoding="utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    return str(text)


def rows(page: str, heading: str) -> Iterator[list[str]]:
    """Yield the cells of the tables under a heading, their heads left out."""
    lines = section(page, heading).splitlines()
    for line, next_line in pairwise([*lines, ""]):
        is_head = next_line.startswith("|---") or line.startswith("|---")
        if line.startswith("|") and not is_head:
            yield [cell.strip() for cell in line[1:-1].split("|")]


def told_entities(heading: str) -> set[tuple[str, str, str, str, bool]]:
    """Return platform, key, name, category and whether it is off, row by row."""
    found, platform = set(), ""
    for name, key, _, marks in rows("entities.md", heading):
        if title := re.fullmatch(r"\*\*(.+)\*\*", name):
            platform = title[1].replace(" ", "_")
            continue
        category = next((word for word in CATEGORIES if word in marks), "")
        is_off = marks.endswith("off")
        found.add((platform, key.strip("`"), name, category, is_off))
    return found


@pytest.fixture
def entities(
    hass: HomeAssistant, loaded_entry: MockConfigEntry
) -> list[er.RegistryEntry]:
    """Return every entity of a six-band repeater, those that are off too."""
    return er.async_entries_for_config_entry(er.async_get(hass), loaded_entry.entry_id)


def described(entity: er.RegistryEntry, key: str) -> tuple[str, str, str, str, bool]:
    """Return an entity as the page tells of it."""
    name = (entity.original_name or "").removeprefix(f"{BAND} ")
    is_off = entity.disabled_by is not None
    categories = {category: word for word, category in CATEGORIES.items()}
    category = categories[entity.entity_category] if entity.entity_category else ""
    return entity.domain, key, name, category, is_off


def test_entities_of_the_repeater_are_told(entities: list[er.RegistryEntry]) -> None:
    """Each with its name, its key, and whether it is off at first."""
    prefix = f"{SERIAL}_"
    assert told_entities("Of the repeater") == {
        described(entity, entity.unique_id.removeprefix(prefix))
        for entity in entities
        if not entity.unique_id.startswith(f"{prefix}band_")
    }


def test_entities_of_a_band_are_told(entities: list[er.RegistryEntry]) -> None:
    """The switch has the band's own name, and no key."""
    prefix = f"{SERIAL}_band_08_"
    assert told_entities("Of each band") == {
        (Platform.SWITCH, "none", "(the band)", "", False),
        *(
            described(entity, entity.unique_id.removeprefix(prefix))
            for entity in entities
            if entity.unique_id.startswith(prefix)
        ),
    }


def test_fields_of_the_set_up_are_told() -> None:
    """Each by its label, in the order of the form."""
    step = ENGLISH["config"]["step"]["user"]
    endpoints = step["sections"]["endpoints"]
    assert [cells[0] for cells in rows("setup.md", "The set-up")] == [
        *step["data"].values(),
        *(f"{endpoints['name']} > {label}" for label in endpoints["data"].values()),
    ]


def test_options_are_told() -> None:
    """Each by its label."""
    page = ENGLISH["options"]["step"]["init"]
    labels = [page["data"]["devices"]]
    for section in page["sections"].values():
        labels += section["data"].values()
    told = [
        label for cells in rows("setup.md", "Options") for label in cells[0].split(", ")
    ]
    assert sorted(told) == sorted(labels)


def test_types_of_the_alarm_event_are_told() -> None:
    """Each that begins; the page says how the others are called."""
    told = [cells[0].strip("`") for cells in rows("entities.md", "Events")]
    types = [kind for kind in EVENT_TYPES if not kind.endswith("_cleared")]
    assert told[: len(types)] == types


def test_texts_in_the_troubleshooting_are_ours() -> None:
    """Who looks for what was on the screen finds it."""
    texts = [text for _, text in leaves(ENGLISH)]
    texts += [file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py")]
    quoted = [
        part.strip()
        for cells in rows("troubleshooting.md", "By what it says")
        for quote in re.findall(r"\*(.+?)\*", cells[0])
        for part in quote.split("…")
        if part.strip()
    ]
    assert len(quoted) > 20
    missing = [part for part in quoted if not any(part in text for text in texts)]
    assert not missing
