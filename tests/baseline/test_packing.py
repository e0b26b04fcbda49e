"""Levels and offsets are stored as short texts."""

from datetime import timedelta

import pytest

from custom_components.stellacontrol.baseline.level import Level
from custom_components.stellacontrol.baseline.packing import (
    pack_levels,
    pack_offsets,
    unpack_levels,
    unpack_offsets,
)

from .weeks import DAY, learnt


def test_what_is_packed_comes_back() -> None:
    """To a tenth of a dB and to half a dB; a gap stays one."""
    assert unpack_levels(pack_levels([-61.34, None, 12.0])) == [-61.3, None, 12.0]
    assert unpack_offsets(pack_offsets([-2.1, 0.0, 3.5])) == [-2.0, 0.0, 3.5]


def test_last_hours_come_back() -> None:
    """The levels of the last day and its neighbouring hours outlive a restart."""
    watch, _ = learnt()
    level = watch.signal.level
    assert len(level.hours) > DAY / timedelta(hours=1)
    assert Level.from_text(level.as_text()).hours == pytest.approx(level.hours, abs=0.1)


@pytest.mark.parametrize("text", ["abc", "??"])
def test_text_that_nobody_packed_is_refused(text: str) -> None:
    """A stored file may be damaged."""
    with pytest.raises(ValueError, match=r"half a level|not found"):
        unpack_levels(text)
