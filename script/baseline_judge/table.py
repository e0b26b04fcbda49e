"""What `script/judge_baseline` prints."""

import argparse
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from time import monotonic

from script.tools.options import whole

from .month import DAY, HOUR, Message, Site, draw_sites, with_decay, with_drop
from .ways import WAYS, Way

DROP = 6.0
"""dB."""
TOLD_WITHIN = 2 * HOUR
SLOPE = 0.5
"""dB a day."""


@dataclass(slots=True)
class Verdict:
    """The alarms of one way in one month."""

    false_alarms: int = 0
    told_decay: bool = False
    delays: list[float] = field(default_factory=list)
    """Seconds from the drop until it was told, if it was in time."""


def live(seed: str, names: tuple[str, ...]) -> dict[str, Verdict]:
    """Live through a healthy month, one with a drop and one with a decay."""
    sites = draw_sites(seed)
    verdicts = {name: Verdict() for name in names}
    for site in sites:
        for name, begun in _told(site, site.ends, names).items():
            verdicts[name].false_alarms += sum(at >= site.month_starts for at in begun)
    broken, at = with_drop(sites[0], DROP)
    for name, begun in _told(broken, at + TOLD_WITHIN, names).items():
        # An alarm that was already on does not count: it would not be reported again.
        verdicts[name].delays += [told - at for told in begun if told >= at][:1]
    broken, at = with_decay(sites[0], SLOPE)
    for name, begun in _told(broken, at + DROP / SLOPE * DAY, names).items():
        verdicts[name].told_decay = any(told >= at for told in begun)
    return verdicts


def _told(site: Site, until: float, names: tuple[str, ...]) -> dict[str, list[float]]:
    """Return for each way when alarms began."""
    messages = list(site.messages(until))
    return {name: _beginnings(messages, WAYS[name]()) for name in names}


def _beginnings(messages: list[Message], way: Way) -> list[float]:
    """Return when a way reported an alarm."""
    begun, was_low = [], False
    for message in messages:
        is_low = way.is_low(message)
        if is_low and not was_low:
            begun.append(message.at.timestamp())
        was_low = is_low
    return begun


def main() -> None:
    """Judge the ways, and print a table."""
    # The help is in script/judge_baseline, which can show it before the set-up.
    parser = argparse.ArgumentParser(prog="script/judge_baseline", add_help=False)
    parser.add_argument("--months", type=whole(1), default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=whole(0), default=0)
    parser.add_argument("--only", choices=WAYS)
    options = parser.parse_args()
    began = monotonic()
    months = range(options.first, options.first + options.months)
    seeds = [f"{options.seed}.{month}" for month in months]
    names = (options.only,) if options.only else tuple(WAYS)
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(partial(live, names=names), seeds, chunksize=4))
    print(
        "| way | false alarms a repeater-month | months with one |"
        " 6 dB told within 2 h | mean delay, min | 0.5 dB a day told before 6 dB |\n"
        "|---|---|---|---|---|---|"
    )
    for name in names:
        print(_row(name, [verdicts[name] for verdicts in found]))
    print(f"\n{options.months} months in {monotonic() - began:.0f} s")


def _row(name: str, verdicts: list[Verdict]) -> str:
    """Return a line of the table."""
    months = len(verdicts)
    false = sum(verdict.false_alarms for verdict in verdicts)
    disturbed = sum(verdict.false_alarms > 0 for verdict in verdicts)
    drops = sum(bool(verdict.delays) for verdict in verdicts)
    decays = sum(verdict.told_decay for verdict in verdicts)
    delays = [delay for verdict in verdicts for delay in verdict.delays]
    delay = sum(delays) / len(delays) / 60 if delays else 0.0
    return (
        f"| {name} | {false / months:.3f} | {disturbed / months:.1%} |"
        f" {drops / months:.1%} | {delay:.0f} | {decays / months:.1%} |"
    )


if __name__ == "__main__":
    main()
