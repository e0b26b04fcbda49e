"""What `script/develop` does once the virtual environment is there."""

import argparse
import asyncio
import json
from pathlib import Path
import shutil
import signal
import sys
import tempfile
from time import monotonic

import aiohttp

from script.tools.live import simulator
from script.tools.live.demonstration import ENTITIES_WITHIN, add_account, keep_account
from script.tools.live.entities import all_tell, print_states
from script.tools.live.home_assistant import HomeAssistant
from script.tools.live.pages import show_fleet_first
from script.tools.live.processes import (
    ROOT,
    LiveError,
    check_port_is_free,
    free_port,
    wait_until,
)
from script.tools.live.simulator import Simulator
from script.tools.options import whole

FOLDER = ROOT / ".develop"
TRANSLATIONS = ROOT / "custom_components/stellacontrol/translations/en.json"

# The default ports of Home Assistant and the simulator.
DEFAULT_PORT = 8123
DEFAULT_SIMULATOR_PORT = 8765

RESTART_WANTED = 100  # Home Assistant's exit code after "Restart" in its menu
INTERRUPTED = 130  # what shells report after Ctrl-C


def main() -> int:
    """Run and return the exit code."""
    options = _read_options()
    try:
        asyncio.run(_run(options))
    except asyncio.CancelledError:
        print("Stopped")
        return INTERRUPTED if options.check else 0
    except (LiveError, aiohttp.ClientError) as err:
        print(f"script/develop: {err}", file=sys.stderr)
        return 1
    return 0


def _read_options() -> argparse.Namespace:
    # The help is in script/develop, which can show it before anything is set up.
    parser = argparse.ArgumentParser(
        prog="script/develop",
        description="Run a real Home Assistant with the integration beside the simulator,"
        " and print its address. It opens without a password, on this machine alone."
        " Ctrl-C stops both. What they keep is in .develop/, to be deleted at will.",
    )
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument(
        "--empty",
        action="store_true",
        help="start afresh without the integration, to try its set-up",
    )
    mode.add_argument(
        "--check",
        action="store_true",
        help="start afresh, print every entity with its state and stop; fail if one of"
        " the repeaters tells nothing",
    )
    parser.add_argument(
        "--port",
        type=whole(1, 65535),
        help=f"of Home Assistant (default: {DEFAULT_PORT}; with --check a free one)",
    )
    parser.add_argument(
        "--simulator-port",
        type=whole(1, 65535),
        help=f"(default: {DEFAULT_SIMULATOR_PORT}; with --check a free one)",
    )
    options = parser.parse_args()
    # A check must work while another Home Assistant is running.
    options.port = options.port or (free_port() if options.check else DEFAULT_PORT)
    options.simulator_port = options.simulator_port or (
        free_port() if options.check else DEFAULT_SIMULATOR_PORT
    )
    return options


async def _run(options: argparse.Namespace) -> None:
    _stop_on_signals()
    check_port_is_free(options.port, option="--port")
    check_port_is_free(options.simulator_port, option="--simulator-port")
    folder = _folder(options)
    try:
        await _start(folder, options)
    except LiveError:
        print(f"What was logged is in {folder}")
        raise
    if options.check:
        shutil.rmtree(folder)


async def _start(folder: Path, options: argparse.Namespace) -> None:
    began = monotonic()
    print("1/3 Starting the simulator")
    port, log = options.simulator_port, folder / "simulator.log"
    async with simulator.start(port, "--demonstration", log=log) as running:
        print("2/3 Starting Home Assistant, which takes longer the first time")
        if options.check:
            await _check(folder, options.port, running)
        else:
            await _serve(folder, options, running, began)


def _stop_on_signals() -> None:
    """Let the first signal end the blocks that hold the processes; ignore others."""
    loop = asyncio.get_running_loop()
    task = asyncio.current_task()
    is_stopping = False

    def stop() -> None:
        nonlocal is_stopping
        if is_stopping or task is None:
            return
        is_stopping = True
        print("\nStopping")
        task.cancel()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, stop)


def _folder(options: argparse.Namespace) -> Path:
    """Return the folder of the wanted mode; only the usual one keeps its contents."""
    FOLDER.mkdir(exist_ok=True)
    if options.check:
        return Path(tempfile.mkdtemp(prefix="check-", dir=FOLDER))
    folder = FOLDER / ("empty" if options.empty else "configured")
    if options.empty:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(exist_ok=True)
    return folder


async def _serve(
    folder: Path, options: argparse.Namespace, running: Simulator, began: float
) -> None:
    """Run Home Assistant until a signal, again and again if its menu restarts it."""
    while True:
        async with HomeAssistant.start(folder, port=options.port, quiet=True) as home:
            print("3/3 Setting up")
            if not options.empty:
                await keep_account(home, folder, running)
                await show_fleet_first(home)
            # Output that is not read would accumulate.
            await home.disconnect()
            print(f"Ready after {monotonic() - began:.0f} s")
            _tell(home, running, folder)
            if options.empty:
                _tell_what_to_type(running)
            print("Ctrl-C stops both")
            code = await _first_to_end(home, running)
        if code != RESTART_WANTED:
            raise LiveError(f"Home Assistant ended by itself with code {code}")
        began = monotonic()
        print("Restarting Home Assistant")


def _tell(home: HomeAssistant, running: Simulator, folder: Path) -> None:
    print(f"  Home Assistant  {home.url}  (no password)")
    print(f"  its log         {folder / 'home-assistant.log'}")
    print(f"  simulator       {running.url}")


def _tell_what_to_type(running: Simulator) -> None:
    """Print the fields as the form of the config flow names them."""
    texts = json.loads(TRANSLATIONS.read_text())
    labels = texts["config"]["step"]["user"]["data"]
    print("Settings > Devices & services > Add integration > StellaControl:")
    for field, value in running.account.items():
        if field in labels:
            print(f"  {labels[field]:<22}  {value}")


async def _first_to_end(home: HomeAssistant, running: Simulator) -> int:
    """Wait for either process; the simulator has no reason to end."""
    ends = [
        asyncio.create_task(process.wait())
        for process in (home.process, running.process)
    ]
    try:
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for end in ends:
            end.cancel()
    if running.process.returncode is not None:
        raise LiveError("the simulator ended by itself")
    return home.process.returncode or 0


async def _check(folder: Path, port: int, running: Simulator) -> None:
    """Set up as a user does, and print the entities."""
    async with HomeAssistant.start(folder, port=port, quiet=True) as home:
        print("3/3 Setting up and waiting for the repeaters")
        await add_account(home, running)
        # Some values come with a later message only, so wait for the repeaters
        # to tell anything, not for everything.
        await wait_until(
            lambda: all_tell(home), "a state of every repeater", within=ENTITIES_WITHIN
        )
        await print_states(home)


if __name__ == "__main__":
    sys.exit(main())
