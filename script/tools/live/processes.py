"""Start processes, wait until they answer, and end all of them."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
import contextlib
import os
from pathlib import Path
import secrets
import signal
import socket

import aiohttp

ROOT = Path(__file__).resolve().parents[3]

# Home Assistant writes its history and states to disk when it ends: after a set-up of 200
# repeaters for 17 s of processor time, on a machine that others may use.
STOP_WITHIN = 90.0


class LiveError(Exception):
    """Something could not be started or did not behave; the message is for people."""


# A port that a system hands out by itself, another may be given until we use it: Home
# Assistant takes seconds to begin. Linux begins at 32,768, others above.
_PORTS = range(10_000, 32_768)


def free_port() -> int:
    """Return a port of the loopback address that nobody uses now."""
    while True:
        port = secrets.choice(_PORTS)
        with contextlib.suppress(OSError):
            _try_to_use(port)
            return port


def check_port_is_free(port: int, *, option: str) -> None:
    """Complain, naming the option that chooses another port."""
    try:
        _try_to_use(port)
    except OSError as err:
        raise LiveError(
            f"port {port} cannot be used ({err.strerror}): choose another with {option}"
        ) from err


def _try_to_use(port: int) -> None:
    with socket.socket() as probe:
        # As servers do, so that a port in its closing minute counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))


@contextlib.asynccontextmanager
async def running(
    command: Sequence[str], *, name: str, log: Path
) -> AsyncGenerator[asyncio.subprocess.Process]:
    """Run a command while the block lasts; its output goes to the log."""
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            *command,
            cwd=ROOT,
            env=_environment(),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=output,
            stderr=asyncio.subprocess.STDOUT,
            # Ctrl-C reaches the terminal's whole group; ours shall stop in our order.
            start_new_session=True,
        )
        try:
            yield process
        finally:
            await _stop(process, name)


def _environment() -> Mapping[str, str]:
    """Put the virtual environment first: Home Assistant calls its tools by name."""
    binaries = str(ROOT / ".venv" / "bin")
    return os.environ | {
        "PATH": os.pathsep.join((binaries, os.environ.get("PATH", os.defpath))),
        "PYTHONUNBUFFERED": "1",
    }


async def _stop(process: asyncio.subprocess.Process, name: str) -> None:
    """End the process, and after a while the rest of its group."""
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    try:
        async with asyncio.timeout(STOP_WITHIN):
            await process.wait()
    except TimeoutError:
        print(f"{name} did not stop within {STOP_WITHIN:.0f} s and is killed")
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    await process.wait()


async def wait_until[T](
    look: Callable[[], Awaitable[T]], what: str, *, within: float = 120
) -> T:
    """Check repeatedly until something is found, and return it.

    The default leaves room for a machine that stalls; what is there is found at once.
    """
    try:
        async with asyncio.timeout(within):
            while not (found := await look()):
                await asyncio.sleep(0.1)
    except TimeoutError as err:
        raise LiveError(f"not within {within:.0f} s: {what}") from err
    return found


async def wait_for_answer(
    url: str,
    process: asyncio.subprocess.Process,
    *,
    name: str,
    log: Path,
    within: float,
) -> None:
    """Wait until a process answers HTTP requests, or complain if it never does."""

    async def answers() -> bool:
        if process.returncode is not None:
            raise LiveError(
                f"{name} ended at once with code {process.returncode}; see {log}"
            )
        try:
            async with session.get(url):
                return True
        except aiohttp.ClientError:
            return False

    async with aiohttp.ClientSession() as session:
        await wait_until(answers, f"{name} answers", within=within)
