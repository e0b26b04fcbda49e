"""What `script/power_cuts` runs."""

import argparse
import asyncio
from collections import Counter
from pathlib import Path
from random import Random
import shutil
import sys
import tempfile
from time import monotonic

import aiohttp

from script.tools.live import simulator
from script.tools.live.platform import Platform
from script.tools.live.processes import LiveError, free_port
from script.tools.options import whole

from .house import House
from .judge import Judge
from .life import QUOTA, Life

SHOWN_AT_MOST = 20
"""Faults that are printed."""


def main() -> int:
    """Kill, judge, and print what came of it."""
    parser = argparse.ArgumentParser(
        prog="script/power_cuts",
        description="Kill a real Home Assistant at random and at the worst moments, with"
        " switches, boosts, frequencies and alarms under way, beside a simulator that"
        " lives on. Fail if anything accepted was lost, reversed or sent twice, an alarm"
        " told never or too often, the file unreadable, or our count too low.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    parser.add_argument("--kills", type=whole(1), default=200, help="how many")
    parser.add_argument("--minutes", type=whole(1), help="end sooner after so many")
    parser.add_argument("--seed", type=int, default=1, help="of what is done when")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="power-cuts-"))
    try:
        faults = asyncio.run(_run(folder, options))
    except (LiveError, aiohttp.ClientError) as err:
        faults = [f"Home Assistant did not come back: {err}"]
    for fault in faults[:SHOWN_AT_MOST]:
        print(fault, file=sys.stderr)
    if faults:
        what = f"Broken, seed {options.seed}: {len(faults)} faults; see {folder}"
        print(what, file=sys.stderr)
        return 1
    shutil.rmtree(folder)
    print("Nothing accepted was lost, reversed or sent twice.")
    return 0


async def _run(folder: Path, options: argparse.Namespace) -> list[str]:
    began, random = monotonic(), Random(f"power cuts {options.seed}")
    # Always the same repeaters: what is done to them is drawn.
    fleet = ("--devices=3", "--frequency=10s", f"--quota={QUOTA}")
    log = folder / "simulator.log"
    async with (
        simulator.start(free_port(), *fleet, log=log) as running,
        Platform.connected(running) as platform,
        House.in_folder(folder) as house,
    ):
        life = Life(house, platform, random)
        await life.set_up()
        counting = asyncio.create_task(life.count())
        left: list[str] = []
        for number in range(options.kills):
            if options.minutes and monotonic() - began > options.minutes * 60:
                break
            left = left or random.sample(life.moments, k=len(life.moments))
            await life.live_and_die(left.pop())
            if (number + 1) % 10 == 0:
                print(f"{number + 1} kills, {monotonic() - began:.0f} s", flush=True)
        await life.calm()
        counting.cancel()
        judge = Judge(life.record, house.witnessed(), await platform.look("requests"))
        faults = judge.faults()
    _print(life, judge)
    return faults


def _print(life: Life, judge: Judge) -> None:
    record = life.record
    moments = Counter(moment for _, moment in record.kills)
    open_ones = sum(action.answered is None for action in record.actions)
    kinds = Counter(action.what for action in record.actions)
    print(f"Kills: {dict(moments)}; amid a write of a file: {record.half_written}")
    print(f"Asked: {dict(kinds)}; not answered before a kill: {open_ones}")
    print(f"Alarm edges: {len(record.flips)}; told once more: {judge.told_again}")
    print(f"Frequencies asked for again after a kill: {judge.asked_again}")
    print(f"Least margin of our count: {judge.least_margin}")


if __name__ == "__main__":
    sys.exit(main())
