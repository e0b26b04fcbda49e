"""What `script/simulate_quota` prints."""

import argparse
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from statistics import mean, quantiles
from time import monotonic

from script.tools.options import whole

from .device import Device, Outcome
from .driver import FLOOR, create_keeper, live, poll_evenly
from .random_month import month_of_the_family, random_month

START = datetime(2026, 10, 1, tzinfo=UTC)
END = datetime(2026, 11, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

type Row = tuple[str, Callable[[int], Outcome]]

ROWS: tuple[Row, ...] = (
    (
        "plain polling every 10 min, device at 10 min",
        lambda seed: poll_evenly(Device(START, seed=seed), end=END, every=FLOOR),
    ),
    (
        "plain polling every minute, device at 1 min",
        lambda seed: poll_evenly(
            Device(START, seed=seed, frequency="1m"), end=END, every=MINUTE
        ),
    ),
    (
        "ours, base 10 min",
        lambda seed: live(Device(START, seed=seed), create_keeper(), end=END),
    ),
    (
        "ours, base 10 min, active hours 8 to 20",
        lambda seed: live(
            Device(START, seed=seed), create_keeper(active=True), end=END
        ),
    ),
    (
        "ours, base 1 min",
        lambda seed: live(
            Device(START, seed=seed), create_keeper(base=MINUTE), end=END
        ),
    ),
    (
        "ours, active hours, requests not counted",
        lambda seed: live(
            Device(START, seed=seed, count_requests=False),
            create_keeper(active=True, count_requests=False),
            end=END,
        ),
    ),
)


def main() -> None:
    """Print the table, and then what random months came to."""
    options = _read_options()
    print(
        "| way | used of 10,000 | status requests a message |"
        " age added: mean, 95 % (s) | over the quota by |"
    )
    print("|---|---|---|---|---|")
    for name, live_once in ROWS:
        outcomes = [
            live_once(seed)
            for seed in range(options.seed, options.seed + options.devices)
        ]
        print(_row(name, outcomes), flush=True)
    if options.months:
        _random_months("random months", random_month, options.months, options.seed)
    if options.family:
        _random_months(
            "months of the family", month_of_the_family, options.family, options.seed
        )


def _read_options() -> argparse.Namespace:
    # The help is in script/simulate_quota, which can show it before the set-up.
    parser = argparse.ArgumentParser(prog="script/simulate_quota", add_help=False)
    parser.add_argument("--devices", type=whole(1), default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--months", type=whole(0), default=0)
    parser.add_argument("--family", type=whole(0), default=0)
    return parser.parse_args()


def _row(name: str, outcomes: list[Outcome]) -> str:
    """Return a line of the table; ages are those of all devices together."""
    ages = [age for outcome in outcomes for age in outcome.ages]
    used = [outcome.used for outcome in outcomes]
    spread = f"{min(used):,} to {max(used):,}" if len(used) > 1 else f"{used[0]:,}"
    requests = mean(outcome.requests_per_message for outcome in outcomes)
    late = quantiles(ages, n=20)[-1]
    over = max(outcome.overrun for outcome in outcomes)
    return f"| {name} | {spread} | {requests:.3f} | {mean(ages):.1f}, {late:.1f} | {over:,} |"


def _random_months(
    what: str, live_once: Callable[[int], Outcome], count: int, seed: int
) -> None:
    """Print in how many months the quota was exceeded, by the simulator's count."""
    began = monotonic()
    seeds = range(seed, seed + count)
    with ProcessPoolExecutor() as pool:
        outcomes = dict(zip(seeds, pool.map(live_once, seeds), strict=True))
    overrun = [number for number, outcome in outcomes.items() if outcome.overrun > 0]
    short = [number for number, outcome in outcomes.items() if outcome.short_by > 0]
    used = [outcome.used for outcome in outcomes.values()]
    print()
    print(
        f"{count:,} {what} in {monotonic() - began:.0f} s: {len(overrun)} "
        f"overrun, {len(short)} with a ledger below the simulator's count; "
        f"used {min(used):,} to {max(used):,}, {mean(used):,.0f} on average"
    )
    if overrun or short:
        print(f"To look at: {overrun} overrun, {short} with a ledger below")
    _print_drawn([outcome for outcome in outcomes.values() if outcome.drawn])


def _print_drawn(outcomes: list[Outcome]) -> None:
    """Print how the months fared with each value of what was drawn for them."""
    if not outcomes:
        return
    print("\n| drawn | value | months | overrun | count below | most used |")
    print("|---|---|---|---|---|---|")
    for name in outcomes[0].drawn:
        for value in sorted({outcome.drawn[name] for outcome in outcomes}):
            these = [one for one in outcomes if one.drawn[name] == value]
            overrun = sum(one.overrun > 0 for one in these)
            short = sum(one.short_by > 0 for one in these)
            used = max(one.used for one in these)
            row = (name, value, len(these), overrun, short, f"{used:,}")
            print(f"| {' | '.join(map(str, row))} |")


if __name__ == "__main__":
    main()
