"""Starts Home Assistants that are cheap to kill.

A process that has imported everything and started nothing forks one for each start: most
of the time that a start takes goes into imports. What it forks is a real Home Assistant,
with a process of its own. Run as `python -m script.tools.power_cuts.nursery FOLDER`, it
starts one for each line on its standard input and answers with the number of its process.
"""

from importlib import import_module
import os
from pathlib import Path
import signal
import sys
import time
from typing import Any

_HOME_ASSISTANT = """
    __main__ auth.mfa_modules.totp auth.providers.homeassistant
    auth.providers.trusted_networks bootstrap runner components.api components.auth
    components.binary_sensor components.button components.config components.diagnostics
    components.event components.http components.onboarding components.person
    components.repairs components.select components.sensor components.switch
    components.system_health components.websocket_api components.recorder
    components.recorder.statistics
"""


SLOW_DISK = 0.02
"""Seconds that a write takes at least, as on a memory card; a kill may fall into them."""

_fsync = os.fsync


def _slow_fsync(file: Any) -> None:
    time.sleep(SLOW_DISK)
    _fsync(file)


def main() -> None:
    """Import, then fork on demand until nobody can ask any more."""
    folder = Path(sys.argv[1])
    setattr(os, "fsync", _slow_fsync)  # noqa: B010 - mypy wants the name unchanged
    # Our own folder `custom_components` would hide the one that Home Assistant uses.
    own = str(Path(__file__).resolve().parents[3])
    sys.path[:] = [str(folder), *(one for one in sys.path if one not in ("", own))]
    for name in _HOME_ASSISTANT.split():
        import_module(f"homeassistant.{name}")
    ours = folder / "custom_components" / "stellacontrol"
    for file in sorted(ours.rglob("*.py")):
        name = ".".join(file.relative_to(folder).with_suffix("").parts)
        import_module(name.removesuffix(".__init__"))
    # Nobody waits for what was killed.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("ready", flush=True)
    for _ in sys.stdin:
        if (child := os.fork()) == 0:
            _become_home_assistant(folder)
        print(child, flush=True)


def _become_home_assistant(folder: Path) -> None:
    """Do what the command `hass` does."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    log = os.open(folder / "output.log", os.O_APPEND | os.O_CREAT | os.O_WRONLY)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for target, source in ((0, nothing), (1, log), (2, log)):
        os.dup2(source, target)
    sys.argv = ["hass", "--config", str(folder)]
    run = import_module("homeassistant.__main__").main
    code = 1
    try:
        code = run()
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
