"""Answers that no platform should give: a short run of what `script/fuzz` does at length.

How long a case takes is judged there.
"""

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
import pytest

from custom_components.stellacontrol.api.reading import Reader
from script.fuzzing.cases import CALLS, Case
from script.fuzzing.mutations import LARGEST, Mutator
from script.fuzzing.reading import examine
from script.fuzzing.recordings import Recordings, record
from script.fuzzing.run import Tally, judge, repeat
from script.fuzzing.strategies import cases
from script.fuzzing.wire import Wire

IN_MEMORY = 3_000
ON_THE_WIRE = 300

# These answers are made to be complained about.
pytestmark = pytest.mark.usefixtures("complaints_are_dropped")


@pytest.fixture
def complaints_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the reader complain to nobody."""
    monkeypatch.setattr(Reader, "_complain", lambda *_: None)


@pytest.fixture(scope="module")
def recordings() -> Recordings:
    """Return what the simulator answers when all is well."""
    return record()


def test_recorded_answers_are_read(recordings: Recordings) -> None:
    """The mutations start from answers that are good, of every kind."""
    for call in CALLS:
        assert recordings[call]
        for answer in recordings[call]:
            outcome = examine(Case(call=call, body=answer.encode()))
            assert outcome.failure is None
            assert not outcome.is_refused


@settings(
    max_examples=300,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(case=cases)
def test_drawn_answers_are_read_or_refused(case: Case) -> None:
    """Any JSON and what passes for it is read and usable, or one of our errors."""
    assert examine(case).failure is None


def test_mutated_answers_are_read_or_refused(recordings: Recordings) -> None:
    """So is an answer that was damaged on its way."""
    mutator = Mutator(recordings, seed=1)
    outcomes = [examine(mutator.case()) for _ in range(IN_MEMORY)]
    assert [outcome.failure for outcome in outcomes if outcome.failure] == []
    # Neither hopeless nor harmless.
    assert 0.2 < sum(outcome.is_refused for outcome in outcomes) / IN_MEMORY < 0.8


def test_mutated_answers_are_read_or_refused_over_a_socket(
    recordings: Recordings, socket_enabled: None
) -> None:
    """So is one whose status line and headers are damaged, too."""
    mutator = Mutator(recordings, seed=2)
    with Wire() as wire:
        outcomes = [
            wire.examine(mutator.case_on_the_wire()) for _ in range(ON_THE_WIRE)
        ]
    assert [outcome.failure for outcome in outcomes if outcome.failure] == []
    assert any(not outcome.is_refused for outcome in outcomes)


def test_same_seed_draws_the_same_cases(recordings: Recordings) -> None:
    """What one run finds, another finds again."""
    one, same, other = (Mutator(recordings, seed) for seed in (1, 1, 2))
    drawn = [one.case_on_the_wire() for _ in range(50)]
    assert drawn == [same.case_on_the_wire() for _ in range(50)]
    assert drawn != [other.case_on_the_wire() for _ in range(50)]
    assert max(len(case.body) for case in drawn) <= LARGEST


@pytest.mark.parametrize("head", [None, b"HTTP/1.1 200 OK\r\n\r\n"])
def test_failure_is_told_and_kept(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    socket_enabled: None,
    head: bytes | None,
) -> None:
    """Were there a mistake, the case would be counted, printed and repeatable."""

    def slip(*_: Any, **__: Any) -> None:
        raise KeyError("slip")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Reader, "status", slip)
    case = Case(call="read status", body=b'{"serialNumber": "SR1"}', head=head)
    tally = Tally("planted")
    if head is None:
        judge(case, examine, tally)
    else:
        with Wire() as wire:
            judge(case, wire.examine, tally)
    assert tally.failures == [case]
    printed = capsys.readouterr().out
    assert "KeyError: 'slip'" in printed
    (kept,) = tmp_path.glob(".fuzz/*.json")
    assert f"--repeat {kept.relative_to(tmp_path)}" in printed
    assert Case.load(kept) == case
    assert repeat(kept) == 1
