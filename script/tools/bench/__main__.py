"""What `script/bench` prints."""

import argparse
import asyncio
from collections.abc import Callable
import logging
from typing import Any

# It prepares freezegun for Home Assistant, before anything of that is imported.
from pytest_homeassistant_custom_component import plugins
import pytest_socket

from script.tools.options import whole

from .calls import quiet_day
from .database import MESSAGES, Day, day
from .hanging import hanging_start
from .large import large
from .learning import learning
from .network import Loop
from .parts import imports, memory, reading
from .refresh import refresh
from .work import work

PARTS = (
    "reading",
    "imports",
    "refresh",
    "learning",
    "work",
    "memory",
    "calls",
    "database",
    "large",
    "hanging",
)

LARGE = 100
"""Devices."""


def main() -> None:
    """Run all benches, and print a table of each."""
    options = _read_options()
    quick: bool = options.quick
    logging.getLogger().handlers = [logging.NullHandler()]
    logging.getLogger().setLevel(logging.WARNING)
    # The test plugin lets it tell every statement.
    logging.getLogger("sqlalchemy.engine").setLevel(logging.WARNING)
    plugins.pytest_runtest_setup()
    pytest_socket.enable_socket()
    parts: dict[str, Callable[[], None]] = {
        "reading": lambda: _reading(200 if quick else 2000),
        "imports": lambda: _imports(1 if quick else 5),
        "refresh": lambda: _refresh(
            [3] if quick else options.fleets, 2 if quick else 10
        ),
        "learning": lambda: _learning(1 if quick else 20, 1 if quick else 25),
        "work": _work,
        "memory": lambda: _memory(2 if quick else 20),
        "calls": lambda: _calls([1] if quick else [1, 10, 100], 3 if quick else 24),
        "database": lambda: _database(
            [1] if quick else [1, 20, 200], 6 if quick else MESSAGES
        ),
        "large": lambda: _large(3 if quick else 1000),
        "hanging": lambda: _hanging([1] if quick else [1, 12, 48, 200]),
    }
    for name, part in parts.items():
        if options.only in (None, name):
            part()
            print(flush=True)


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="script/bench",
        description="Measure what the integration costs, mostly beside plain entities, and"
        " print Markdown tables. docs/performance.md explains them.",
    )
    parser.add_argument(
        "--quick", action="store_true", help="in seconds; its figures mean little"
    )
    parser.add_argument("--only", choices=PARTS, help="one of the tables")
    parser.add_argument(
        "--fleets",
        type=whole(1),
        nargs="+",
        default=[100, 1000],
        help="devices in the refresh (default: 100 1000; the latter takes minutes and"
        " some GiB)",
    )
    return parser.parse_args()


def _reading(repeats: int) -> None:
    whole, decoding, size = reading(repeats)
    print("| reading one status | µs | ratio |\n|---|---|---|")
    print(f"| orjson.loads alone, {size:,} bytes | {decoding * 1e6:.0f} | 1 |")
    print(f"| into models | {whole * 1e6:.0f} | {whole / decoding:.1f} |")


def _imports(times: int) -> None:
    base, ours = imports(times)
    print("| import | ms | ratio |\n|---|---|---|")
    print(f"| Home Assistant's update coordinator | {base * 1e3:.0f} | 1 |")
    print(
        f"| then the package and its platforms | {ours * 1e3:.0f} | {ours / base:.2f} |"
    )


def _refresh(fleets: list[int], messages: int) -> None:
    print(
        "| devices | entities | | an entity alone, µs | ratio | whole refresh of a device,"
        " µs | ratio | longest stall, ms | collector, ms | set-up, s |\n"
        "|---|---|---|---|---|---|---|---|---|---|"
    )
    for devices in fleets:
        plain, ours = asyncio.run(refresh(devices, messages), loop_factory=Loop)
        base = plain.load.entities / plain.entities
        for name, found in (("plain", plain), ("ours", ours)):
            load, entity = found.load, found.load.entities / found.entities
            print(
                f"| {devices:,} | {found.entities:,} | {name} |"
                f" {entity / messages * 1e6:.2f} | {entity / base:.3f} |"
                f" {load.total / messages / devices * 1e6:.0f} |"
                f" {load.total / plain.load.total:.3f} |"
                f" {load.longest * 1e3:.1f} | {load.collector * 1e3:.1f} |"
                f" {found.set_up:.1f} |",
                flush=True,
            )


def _learning(devices: int, hours: int) -> None:
    bare, ours = asyncio.run(learning(devices, hours), loop_factory=Loop)
    print("| whole refresh of a device | median, µs | ratio |\n|---|---|---|")
    print(f"| without a baseline | {bare * 1e6:.0f} | 1 |")
    print(f"| with one | {ours * 1e6:.0f} | {ours / bare:.3f} |")


def _work() -> None:
    print("| functions of ours that run for | functions | files | calls |")
    print("|---|---|---|---|")
    names = "a status", "a switch of a band"
    for name, done in zip(names, asyncio.run(work()), strict=True):
        print(f"| {name} | {len(done.functions)} | {done.files} | {done.calls} |")


def _memory(devices: int) -> None:
    found = asyncio.run(memory(devices), loop_factory=Loop)
    print(f"| memory of | KiB |\n|---|---|\n| a device | {found / 1024:.0f} |")


def _calls(fleets: list[int], hours: int) -> None:
    print(
        f"| devices | messages in {hours} h | logins | status requests a message |"
        " requests a message, all told |\n|---|---|---|---|---|"
    )
    for devices in fleets:
        found = quiet_day(devices, hours=hours)
        print(
            f"| {devices} | {found.messages:,} | {found.logins:,} |"
            f" {found.status / found.messages:.3f} |"
            f" {found.total / found.messages:.2f} |",
            flush=True,
        )


def _database(fleets: list[int], messages: int) -> None:
    print("| devices | hours | | rows of states | of a device | MB | of a device, kB |")
    print("|---|---|---|---|---|---|---|")
    for devices in fleets:
        # A whole day of a large fleet takes half an hour.
        few = messages if devices < LARGE else messages // 4
        for name, options in (
            ("plain", {"is_plain": True}),
            ("ours", {}),
            ("ours, essential", {"is_essential": True}),
        ):
            found = _day(devices, messages=few, **options)
            print(
                f"| {devices} | {few // 6} | {name} | {found.states:,} | {found.states / devices:,.0f} |"
                f" {found.size / 1e6:.1f} | {found.size / 1e3 / devices:,.0f} |",
                flush=True,
            )
    _statistics(messages)


def _statistics(messages: int) -> None:
    plain = _day(1, messages=messages, is_plain=True, has_statistics=True)
    ours = _day(1, messages=messages, has_statistics=True)
    print("\n| a device with statistics | rows of statistics | kB |\n|---|---|---|")
    for name, found in (("plain", plain), ("ours", ours)):
        print(f"| {name} | {found.statistics:,} | {found.size / 1e3:,.0f} |")
    print("\n| statistic | mean of the day | plain |\n|---|---|---|")
    for statistic, mean in sorted(ours.means.items()):
        print(f"| {statistic} | {mean:.2f} | {plain.means[statistic]:.2f} |")


def _large(devices: int) -> None:
    print("| | step | s | 10 ms timer late by, ms | longest turn, ms |")
    print("|---|---|---|---|---|")
    found = {
        name: asyncio.run(large(devices, is_plain=is_plain), loop_factory=Loop)
        for name, is_plain in (("plain", True), ("ours", False))
    }
    for name, one in found.items():
        for step in one.steps:
            print(
                f"| {name} | {step.name} | {step.seconds:.1f} | {step.late * 1e3:.0f} |"
                f" {step.turn * 1e3:.0f} |"
            )
    print("\n| | repeaters | with all essential entities | entities | MB |")
    print("|---|---|---|---|---|")
    for name, one in found.items():
        print(
            f"| {name} | {devices:,} | {one.complete:,} | {one.entities:,} |"
            f" {one.memory / 1e6:.0f} |"
        )


def _hanging(fleets: list[int]) -> None:
    print("| devices | | start waits, s | all back after, s |\n|---|---|---|---|")
    for devices in fleets:
        for name, is_first in (("again", False), ("for the first time", True)):
            found = hanging_start(devices, is_first=is_first)
            print(f"| {devices} | {name} | {found.start:.1f} | {found.back:.0f} |")


def _day(devices: int, **options: Any) -> Day:
    return asyncio.run(day(devices, **options), loop_factory=Loop)


if __name__ == "__main__":
    main()
