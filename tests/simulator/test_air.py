"""What happens to a donor's signal."""

from statistics import pstdev

import pytest

from simulator import Simulator
from simulator.air import Air
from simulator.spec import SceneError

from . import inside

DAY = 86400.0
HOUR = 3600.0


def test_calm_air_changes_nothing() -> None:
    """Without a scene, the signal is what it was."""
    assert Air().change_at(1e9) == 0


def test_shift_stays() -> None:
    """An antenna that moved stays where it is."""
    air = Air(shift=-6, shift_at=1000)
    assert [air.change_at(at) for at in (999, 1000, 1e9)] == [0, -6, -6]


def test_connector_decays_day_by_day() -> None:
    """Each day costs the same."""
    air = Air(decay=0.5, decay_from=DAY)
    assert [air.change_at(day * DAY) for day in (0, 1, 2, 5)] == [0, 0, -0.5, -2]


def test_cell_sleeps_at_night() -> None:
    """The operator saves power each night, also past midnight."""
    air = Air(sleep=5, sleeps_from=23, sleeps_for=4)
    hours = [hour for hour in range(24) if air.change_at(10 * DAY + hour * HOUR)]
    assert hours == [0, 1, 2, 23]


def test_weekend_is_another() -> None:
    """1970 began with a Thursday."""
    air = Air(weekend=2)
    assert [air.change_at(day * DAY) for day in range(5)] == [0, 0, 2, 2, 0]


def test_fading_is_repeatable_and_as_strong_as_told() -> None:
    """The same seed fades in the same way, by the standard deviation it names."""
    moments = [hour * HOUR for hour in range(4000)]
    once, again = (
        [Air(seed=1, fading=2).change_at(at) for at in moments] for _ in "12"
    )
    assert once == again
    assert pstdev(once) == pytest.approx(2, rel=0.15)
    assert once != [Air(seed=2, fading=2).change_at(at) for at in moments]


def test_scene_reaches_the_messages(simulator: Simulator) -> None:
    """A band whose antenna shifted reports less; the others do not."""
    before = downlinks(simulator)
    simulator.scenes.air("SR1", "08", shift=-20.0)
    after = downlinks(simulator)
    changed = {band for band in before if after[band] < before[band] - 10}
    assert changed == {"08"}


def test_air_has_no_other_fields(simulator: Simulator) -> None:
    """A slip in a scene's name is told."""
    with pytest.raises(SceneError, match="other fields"):
        simulator.scenes.air("SR1", "08", wind=3.0)


def downlinks(simulator: Simulator) -> dict[str, float]:
    """Return what each band receives now."""
    simulator.scenes.send_now("SR1")
    bands = inside.read(simulator)["bands"]
    return {band["identifier"]: band["values"]["downlinkPower"] for band in bands}
