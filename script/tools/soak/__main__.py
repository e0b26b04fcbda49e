"""What `script/soak` runs."""

import argparse
from datetime import UTC, datetime
import logging
from pathlib import Path
import resource
import sys
import tempfile
import time
from typing import override

# It prepares freezegun for Home Assistant, before anything of that is imported.
from pytest_homeassistant_custom_component import plugins
import pytest_socket

from script.tools.options import whole

from .soak import Broken, Soak
from .time_lapse import time_lapse

START = datetime(2026, 10, 1, tzinfo=UTC)
"""The first of a month of 31 days: a whole quota month."""

MOST_GROWTH = 1.05
"""Most growth of allocated memory blocks, from the first week to the last."""


class Complaints(logging.Handler):
    """Keeps what nobody should ever read in a log."""

    def __init__(self) -> None:
        """Start without any."""
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        """Keep tracebacks and what asyncio complains of."""
        message = record.getMessage()
        is_ours = "stellacontrol" in record.name or "stellacontrol" in message
        if record.exc_info and record.levelno >= logging.ERROR:
            self.found.append(logging.Formatter().format(record))
        elif (record.name == "asyncio" and record.levelno >= logging.ERROR) or (
            is_ours and "Detected that custom integration" in message
        ):
            self.found.append(message)


def main() -> int:
    """Run a soak, and print its figures."""
    options = _read_options()
    complaints = Complaints()
    logging.getLogger().handlers = [complaints]
    logging.getLogger().setLevel(logging.WARNING)
    plugins.pytest_runtest_setup()
    pytest_socket.enable_socket()
    began = time.process_time()
    reason = None
    with (
        tempfile.TemporaryDirectory() as folder,
        time_lapse(START) as runner,
    ):
        soak = Soak(
            days=options.days,
            devices=options.devices,
            seed=options.seed,
            folder=Path(folder),
        )
        try:
            runner.run(soak.run())
        except Broken as broken:
            reason = f"day {len(soak.evenings) + 1}: {broken}"
    _print(soak)
    print(f"\nProcessor time {time.process_time() - began:.0f} s.")
    if reason is None and complaints.found:
        reason = (
            f"{len(complaints.found)} complaints in the log:\n{complaints.found[0]}"
        )
    if reason is None:
        reason = _growth(soak)
    if reason is not None:
        print(f"Broken, seed {options.seed}: {reason}", file=sys.stderr)
        return 1
    print("Nothing was lost, overrun or left open.")
    return 0


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="script/soak",
        description="Run Home Assistant with the integration against the simulator, in"
        " time that leaps from one event to the next: users, faults of the platform, lost"
        " devices, restarts. Fail, with reason and seed, if a pending change is lost, a"
        " quota overrun, a task, timer or session left open, memory grows, or a traceback"
        " is logged.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    parser.add_argument("--days", type=whole(1), default=31, help="simulated days")
    parser.add_argument("--devices", type=whole(1), default=20, help="repeaters")
    parser.add_argument("--seed", type=int, default=1, help="of all that happens")
    return parser.parse_args()


def _growth(soak: Soak) -> str | None:
    """Return how memory grew, if it did."""
    blocks = [evening.memory_blocks for evening in soak.evenings]
    if len(blocks) < 14:
        return None  # too short to tell growth from warming up
    # On some evenings a Home Assistant that was stopped is not forgotten yet.
    first, last = min(blocks[:7]), min(blocks[-7:])
    if last <= first * MOST_GROWTH:
        return None
    return f"memory grew from {first:,} to {last:,} blocks"


def _print(soak: Soak) -> None:
    print(
        "| end of day | messages | requests | memory blocks | tasks | timers |\n"
        "|---|---|---|---|---|---|"
    )
    requests = 0
    for day, evening in enumerate(soak.evenings, 1):
        requests += evening.requests
        if day == 1 or day % 7 == 0 or day == len(soak.evenings):
            print(
                f"| {day} | {evening.messages:,} | {requests:,}"
                f" | {evening.memory_blocks:,} | {evening.tasks} | {evening.timers} |"
            )
    counts = soak.wishes.counts
    print(
        f"\nWishes: {counts['accepted']} accepted, {counts['refused']} refused with an "
        f"error, {counts['given up']} given up; {soak.restarts} restarts, "
        f"{soak.power_cuts} of them after a power cut; "
        f"{soak.sign_ins} times signed in again; "
        f"most used of a quota of 10,000: {soak.most_used:,}; peak memory "
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB"
    )


if __name__ == "__main__":
    sys.exit(main())
