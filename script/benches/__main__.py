"""What `script/bench` prints."""

import argparse
import asyncio
from collections.abc import Callable
import logging

# It prepares freezegun for Home Assistant, before anything of that is imported.
from pytest_homeassistant_custom_component import plugins
import pytest_socket

from script.options import whole

from .calls import quiet_day
from .parts import imports, memory, reading
from .refresh import refresh


def main() -> None:
    """Run all benches, and print a table of each."""
    options = _read_options()
    quick: bool = options.quick
    logging.getLogger().handlers = [logging.NullHandler()]
    logging.getLogger().setLevel(logging.WARNING)
    plugins.pytest_runtest_setup()
    pytest_socket.enable_socket()
    parts: dict[str, Callable[[], None]] = {
        "reading": lambda: _reading(200 if quick else 2000),
        "imports": lambda: _imports(1 if quick else 5),
        "refresh": lambda: _refresh(
            [3] if quick else options.fleets, 2 if quick else 10
        ),
        "memory": lambda: _memory(2 if quick else 20),
        "calls": lambda: _calls([1] if quick else [1, 10, 100], 3 if quick else 24),
    }
    for name, part in parts.items():
        if options.only in (None, name):
            part()
            print(flush=True)


def _read_options() -> argparse.Namespace:
    # The help is in script/bench, which can show it before the set-up.
    parser = argparse.ArgumentParser(prog="script/bench", add_help=False)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only")
    parser.add_argument("--fleets", type=whole(1), nargs="+", default=[100, 1000])
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
        "| devices | entities | | entities alone, ms | ratio | whole refresh, ms | ratio |"
        " longest stall, ms | collector, ms | set-up, s | ratio |\n"
        "|---|---|---|---|---|---|---|---|---|---|---|"
    )
    for devices in fleets:
        found = asyncio.run(refresh(devices, messages))
        for name, load, set_up in (
            ("plain", found.plain, found.plain_set_up),
            ("ours", found.ours, found.set_up),
        ):
            print(
                f"| {devices:,} | {found.entities:,} | {name} |"
                f" {load.entities / messages * 1e3:.1f} |"
                f" {load.entities / found.plain.entities:.3f} |"
                f" {load.total / messages * 1e3:.1f} |"
                f" {load.total / found.plain.total:.3f} |"
                f" {load.longest * 1e3:.1f} |"
                f" {load.collector * 1e3:.1f} |"
                f" {set_up:.1f} | {set_up / found.plain_set_up:.2f} |",
                flush=True,
            )


def _memory(devices: int) -> None:
    ours, plain = asyncio.run(memory(devices))
    print("| memory of a device | KiB | ratio |\n|---|---|---|")
    print(f"| plain | {plain / 1024:.0f} | 1 |")
    print(f"| ours | {ours / 1024:.0f} | {ours / plain:.2f} |")


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


if __name__ == "__main__":
    main()
