"""What `script/fuzz` does: many cases, three ways, and the figures."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass, field
import logging
from pathlib import Path
import sys
from time import monotonic

from hypothesis import HealthCheck, Phase, given, seed as seeded, settings

from script.options import whole

from .cases import Case, Outcome
from .mutations import LARGEST, Mutator
from .reading import examine
from .recordings import record
from .strategies import cases
from .wire import Wire

LONGEST = 0.050
"""Seconds of work that a case may take."""

FOLDER = Path(".fuzz")
ON_THE_WIRE = 0.1
FROM_HYPOTHESIS = 0.03
"""Shares of all cases; the rest are mutations that are read without a socket."""

type Examine = Callable[[Case], Outcome]


@dataclass(slots=True)
class Tally:
    """What came of many cases."""

    name: str
    cases: int = 0
    refused: int = 0
    slowest: float = 0.0
    """Seconds."""
    failures: list[Case] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def row(self) -> str:
        """The figures as a row of a table."""
        return (
            f"| {self.name} | {self.cases:,} | {self.cases - self.refused:,} |"
            f" {self.refused:,} | {len(self.failures)} | {self.slowest * 1000:.1f} |"
            f" {self.seconds:.0f} |"
        )


def judge(case: Case, examined: Examine, tally: Tally) -> None:
    """Read a case, count it, and keep it if it is not as it should be."""
    outcome = examined(case)
    tally.cases += 1
    tally.refused += outcome.is_refused
    tally.slowest = max(tally.slowest, outcome.seconds)
    if outcome.failure is None and outcome.seconds <= LONGEST:
        return
    tally.failures.append(case)
    print(outcome.failure or f"{outcome.seconds * 1000:.0f} ms", end="\n\n")
    print(f"Repeat it: script/fuzz --repeat {case.save(FOLDER)}", flush=True)


def run_mutated(number: int, seed: int) -> list[Tally]:
    """Read so many cases."""
    mutator = Mutator(record(), seed)
    drawn, sent = round(number * FROM_HYPOTHESIS), round(number * ON_THE_WIRE)
    memory = Tally("mutated, bytes to models")
    started = monotonic()
    for _ in range(number - drawn - sent):
        judge(mutator.case(), examine, memory)
    memory.seconds = monotonic() - started
    wired = Tally("mutated, over a socket")
    started = monotonic()
    with Wire() as wire:
        for _ in range(sent):
            judge(mutator.case_on_the_wire(), wire.examine, wired)
    wired.seconds = monotonic() - started
    return [memory, wired]


def run_hypothesis(number: int, seed: int) -> Tally:
    """Let Hypothesis draw so many cases."""
    tally = Tally("drawn by Hypothesis, bytes to models")

    @seeded(seed)
    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases)
    def draw(case: Case) -> None:
        judge(case, examine, tally)

    started = monotonic()
    draw()
    tally.seconds = monotonic() - started
    return tally


def repeat(file: Path) -> int:
    """Read one kept case again, and say what comes of it."""
    case = Case.load(file)
    tally = Tally("repeated")

    if case.head is None:
        judge(case, examine, tally)
    else:
        with Wire() as wire:
            judge(case, wire.examine, tally)
    print(f"{case.call}, {len(case.body)} bytes: {tally.slowest * 1000:.1f} ms")
    return len(tally.failures)


def _existing(text: str) -> Path:
    file = Path(text)
    if not file.is_file():
        raise argparse.ArgumentTypeError(f"there is no file {file}")
    return file


def main() -> None:
    """Read the options, run, print the figures."""
    # The help is in script/fuzz, which can show it before the set-up.
    parser = argparse.ArgumentParser(prog="script/fuzz", add_help=False)
    parser.add_argument("--cases", type=whole(100), default=300_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeat", type=_existing)
    options = parser.parse_args()
    # Complaints about fields are what these answers are made for.
    logging.disable(logging.CRITICAL)
    if options.repeat is not None:
        sys.exit(repeat(options.repeat))
    print("| way | cases | read | refused | failed | slowest (ms) | s |")
    print("|---|---|---|---|---|---|---|", flush=True)
    tallies = run_mutated(options.cases, options.seed)
    tallies.append(run_hypothesis(round(options.cases * FROM_HYPOTHESIS), options.seed))
    for tally in tallies:
        print(tally.row)
    failed = sum(len(tally.failures) for tally in tallies)
    print(
        f"\n{sum(tally.cases for tally in tallies):,} cases of at most"
        f" {LARGEST // 1024} KiB, seed {options.seed}: {failed} failed."
    )
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
