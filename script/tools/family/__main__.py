"""Try the integration on every platform that the vendor's documents allow.

Plays one scenario on each simulated platform, in Home Assistant and in simulated time:
set-up, all values, a band off and confirmed, a message frequency, the end of a session,
an alarm, a reboot, a changed password, log-out; where that fails, again with what the
reseller gave pasted; then a set-up with a wrong password. Prints the table of
docs/family.md.
Fails if a set-up did what none may: more than 60 requests, 12 of a status, 4 with
credentials; a secret in a URL; a write; a wrong password refused twice.
"""

import argparse
from collections.abc import Iterator
import json
from multiprocessing import get_context
from pathlib import Path
import sys

from simulator import Dialect, dialect_of, load_dialect, mixture, single_names
from simulator.dialects.mixtures import pairs

from .playing import play_some
from .result import Outcome
from .table import report, write_page

AT_ONCE = 10
"""Dialects that share a Home Assistant; a new one forgets all."""


def main() -> int:
    """Play the scenario on platforms, and print the table."""
    options = _read_options()
    outcomes = (
        [Outcome(**told) for told in json.loads(options.read.read_text("utf-8"))]
        if options.read
        else _played(options)
    )
    if options.json:
        told = [outcome.as_json() for outcome in outcomes]
        options.json.write_text(json.dumps(told, indent=1), encoding="utf-8")
    if options.page:
        write_page(options.page, outcomes)
    sys.stdout.write(report(outcomes))
    return any(outcome.dangers for outcome in outcomes)


def _played(options: argparse.Namespace) -> list[Outcome]:
    """Play on the chosen platforms, in processes of their own."""
    dialects = list(_chosen(options))
    parts = [dialects[i : i + AT_ONCE] for i in range(0, len(dialects), AT_ONCE)]
    outcomes: list[Outcome] = []
    processes = min(options.processes, len(parts))
    with get_context("spawn").Pool(processes, maxtasksperchild=4) as pool:
        for some in pool.imap_unordered(play_some, parts):
            for outcome in some:
                sys.stderr.write(f"{outcome.name}: {outcome.way} {outcome.failed}\n")
            outcomes += some
    order = {dialect.name: place for place, dialect in enumerate(dialects)}
    return sorted(outcomes, key=lambda outcome: order[outcome.name])


def _chosen(options: argparse.Namespace) -> Iterator[Dialect]:
    if options.dialect:
        yield from map(load_dialect, options.dialect)
        return
    if options.cover:
        yield from (dialect_of(*names) for names in pairs())
        return
    names = ["default", *single_names()] if options.singles else []
    yield from map(load_dialect, names[:: options.every])
    yield from map(mixture, range(0, options.mixtures, options.every))


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="script/family",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--dialect", nargs="+", help="only these: names or files")
    add("--no-singles", dest="singles", action="store_false", help="leave them out")
    add("--mixtures", type=int, default=200, help="how many (default: 200)")
    add("--cover", action="store_true", help="few that hold every difference once")
    add("--every", type=int, default=1, help="only every so many of each kind")
    add("--processes", type=int, default=2, help="at once (default: 2)")
    add("--json", type=Path, help="write all that was found into this file, too")
    add("--read", type=Path, help="play nothing; tell what such a file holds")
    add(
        "--page",
        type=Path,
        help="write the figures into a page, such as docs/family.md",
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
