"""What is stored: every kind of value comes back, and what makes no sense is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
import json
import math
from typing import Any

import pytest

from custom_components.stellacontrol.quota import UnreadableError, dump, load


class Word(StrEnum):
    """A word of ours."""

    YES = "yes"


@dataclass(frozen=True, kw_only=True)
class Inner:
    """What stands in another."""

    number: int
    share: float = 0.5


@dataclass(frozen=True, kw_only=True)
class Everything:
    """One field of each kind."""

    word: Word
    at: datetime
    day: date
    hour: time
    span: timedelta
    is_on: bool
    anything: Any
    maybe: datetime | None = None
    inner: tuple[Inner, ...] = ()
    names: frozenset[str] = frozenset()
    by_name: Mapping[str, list[int]] = field(default_factory=dict)


EVERYTHING = Everything(
    word=Word.YES,
    at=datetime(2026, 11, 1, 12, tzinfo=UTC),
    day=date(2026, 11, 1),
    hour=time(8, 30),
    span=timedelta(minutes=10),
    is_on=True,
    anything={"x": [1]},
    inner=(Inner(number=1), Inner(number=2, share=1.0)),
    names=frozenset({"b", "a"}),
    by_name={"08": [1, 2]},
)


def as_json(value: Any) -> Any:
    """Return a value as it comes back from the disk."""
    return json.loads(json.dumps(dump(value)))


def test_everything_comes_back() -> None:
    """Values of every type can be stored and read again."""
    assert load(Everything, as_json(EVERYTHING)) == EVERYTHING


def test_field_that_is_new_gets_its_default() -> None:
    """What an older version stored is read, and so is what a later one adds."""
    stored = as_json(EVERYTHING)
    del stored["inner"]
    stored["later"] = 1
    assert load(Everything, stored).inner == ()


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("word", "no", "word is not a Word"),
        ("word", 1, "word is not a Word"),
        ("at", "2026-11-01T12:00:00", "at is not a datetime with a zone"),
        ("at", "soon", "at is not a datetime with a zone"),
        ("day", "2026-13-01", "day is not a date"),
        ("hour", None, "hour is not a time"),
        ("span", math.inf, "span is not a timedelta"),
        ("span", 1e300, "span is not a timedelta"),
        ("span", True, "span is not a timedelta"),
        ("is_on", 1, "is_on is not a bool"),
        ("inner", {}, "inner is not a list"),
        ("inner", [5], r"inner\[\] is not an object"),
        ("inner", [{"number": True}], r"inner\[\].number is not a int"),
        ("inner", [{}], r"inner\[\].number is not there"),
        ("by_name", [], "by_name is not an object"),
        ("by_name", {"08": ["x"]}, r"by_name\[\]\[\] is not a int"),
    ],
)
def test_what_makes_no_sense_is_refused(name: str, value: Any, complaint: str) -> None:
    """The error says which field it is; its value may be private."""
    stored = as_json(EVERYTHING) | {name: value}
    with pytest.raises(UnreadableError, match=f"^{complaint}$"):
        load(Everything, stored)
