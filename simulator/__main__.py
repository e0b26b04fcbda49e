"""Run the simulator from a command line: python -m simulator."""

from argparse import ArgumentParser, Namespace
import asyncio
import json
from pathlib import Path
import signal
import sys

from .clock import SystemClock
from .dialects import Dialect, load_dialect, mixture, single_names
from .dialects.examples import STYLES, example
from .fleet import demonstration_fleet, make_fleet
from .habit import HABITS, Habit, read_habit
from .simulator import Simulator
from .timing import FREQUENCIES


def load_habit(name: str) -> Habit:
    """Return a habit by its name, or from a JSON file."""
    if name in HABITS:
        return HABITS[name]
    return read_habit(json.loads(Path(name).read_text(encoding="utf-8")))


def _parse(arguments: list[str] | None = None) -> Namespace:
    parser = ArgumentParser(
        prog="python -m simulator", description="Simulate the StellaControl platform."
    )
    _add_devices(parser)
    _add_dialects(parser)
    return parser.parse_args(arguments)


def _add_devices(parser: ArgumentParser) -> None:
    """Add what the platform is and which devices it has."""
    add = parser.add_argument
    add("--host", default="127.0.0.1", help="where to listen (default: %(default)s)")
    add("--port", type=int, default=8765, help="0: any free one (default: %(default)s)")
    add("--devices", type=int, default=2, help="how many (default: %(default)s)")
    add("--speed", type=float, default=1.0, help="times as fast as life")
    add("--seed", type=int, default=1, help="of all that is left to chance")
    add("--quota", type=int, default=10_000, help="messages a month and device")
    add("--reset-day", type=int, default=1, help="first day of the quota month")
    add(
        "--frequency",
        choices=list(FREQUENCIES),
        default="10m",
        help="message frequency at the start (default: %(default)s)",
    )
    add("--punctual", action="store_true", help="messages to the second")
    add(
        "--habit",
        type=load_habit,
        metavar="NAME|FILE",
        help=f"what devices do by themselves: a JSON file or {', '.join(HABITS)}",
    )
    add(
        "--demonstration",
        action="store_true",
        help="five devices with a life of their own, four of them every 10 s",
    )


def _add_dialects(parser: ArgumentParser) -> None:
    """Add how the platform speaks."""
    add = parser.add_argument
    add(
        "--dialect",
        type=load_dialect,
        metavar="NAME|FILE",
        help="how the platform speaks: a JSON file, or such names as 'keys/snake pages/next'",
    )
    add("--mixture", type=int, metavar="SEED", help="a dialect of several differences")
    add(
        "--example",
        choices=STYLES,
        help="print the calls of the dialect as a reseller would, and stop",
    )
    add("--list-dialects", action="store_true", help="print the names and stop")


def _dialect(options: Namespace) -> Dialect | None:
    if options.mixture is not None:
        return mixture(options.mixture)
    dialect: Dialect | None = options.dialect
    return dialect


def _build(options: Namespace) -> Simulator:
    fleet = (
        demonstration_fleet()
        if options.demonstration
        else make_fleet(
            options.devices,
            options.seed,
            message_frequency=options.frequency,
            monthly_quota=options.quota,
        )
    )
    return Simulator(
        clock=SystemClock(options.speed),
        seed=options.seed,
        devices=fleet,
        punctual=options.punctual,
        reset_day=options.reset_day,
        habit=options.habit,
        dialect=_dialect(options),
        host=options.host,
        port=options.port,
    )


def _greeting(simulator: Simulator) -> str:
    account = simulator.account
    return (
        f"Gateway address        {simulator.url}\n"
        f"API client name        {account.client_id}\n"
        f"API client identifier  {account.client_key}\n"
        f"E-mail address         {account.name}\n"
        f"Password               {account.password}\n"
        f"Devices                {', '.join(simulator.serials) or 'none'}\n"
        f"Dialect                {simulator.dialect.name}\n"
        f"Scenes                 {simulator.url}/_simulator\n"
        "Ctrl+C stops.\n"
    )


async def _run(options: Namespace) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopping.set)
    async with _build(options) as simulator:
        sys.stdout.write(_greeting(simulator))
        sys.stdout.flush()
        await stopping.wait()


def main() -> None:
    """Serve until told to stop."""
    options = _parse()
    if options.example:
        dialect = _dialect(options) or Dialect()
        gateway = f"http://{options.host}:{options.port}"
        sys.stdout.write(example(dialect, options.example, gateway=gateway))
        return
    if options.list_dialects:
        sys.stdout.write("\n".join(single_names()) + "\n")
        return
    try:
        asyncio.run(_run(options))
    except (OSError, OverflowError, TypeError, ValueError) as err:
        sys.exit(f"simulator: {err}")


if __name__ == "__main__":
    main()
