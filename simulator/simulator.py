"""The simulator as one object: a platform, its server and its scenes."""

from collections.abc import Sequence
from typing import Self

from aiohttp import web

from .answers import Answer
from .clock import Clock, SystemClock
from .control import Control
from .device import Device
from .dialects import Dialect, Heard, Request
from .faults import Faults
from .fleet import make_fleet
from .habit import Habit
from .journal import Journal
from .platform import Platform
from .scenes import Scenes
from .server import Server
from .spec import Account, DeviceSpec
from .timing import PUNCTUAL, Timing

STOP_SECONDS = 0.5
"""What open connections get to end; nobody waits for a simulator."""


class Simulator:
    """Serve a made-up platform on loopback, in the caller's event loop.

    Args:
        clock: What time it is; the machine's own by default.
        seed: Of everything left to chance but the tokens.
        devices: How many, or which.
        account: Its credentials; made-up ones by default.
        punctual: Messages to the second, parameters after exactly 2 s, and
            no alarms that come by themselves.
        timing: Other bounds of unpunctuality.
        reset_day: Of the quota month, at midnight, in UTC if no habit says otherwise.
        dialect: How the platform speaks; by default as docs/api.md says.
        habit: What devices do by themselves, and how their messages are counted.
        host: Where to listen.
        port: 0 takes any free one.
        security_path: Endpoint for login and logout.
        devices_path: Endpoint for all other calls.
    """

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        seed: int = 1,
        devices: int | Sequence[DeviceSpec] = 2,
        account: Account | None = None,
        punctual: bool = False,
        timing: Timing | None = None,
        reset_day: int = 1,
        habit: Habit | None = None,
        dialect: Dialect | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
        security_path: str = "/security",
        devices_path: str = "/devices",
    ) -> None:
        """Set the platform up; `start` serves it."""
        self.clock = clock if clock is not None else SystemClock()
        self.platform = Platform(
            clock=self.clock,
            account=account if account is not None else Account(),
            timing=timing or (PUNCTUAL if punctual else Timing()),
            seed=seed,
            devices=make_fleet(devices, seed) if isinstance(devices, int) else devices,
            reset_day=reset_day,
            habit=habit,
        )
        faults, journal = Faults(), Journal()
        self._server = Server(
            self.platform,
            faults,
            journal,
            dialect=dialect or Dialect(),
            security_path=security_path,
            devices_path=devices_path,
        )
        self.scenes = Scenes(self.platform, self._server, faults, journal)
        self._host, self._port = host, port
        self._runner: web.AppRunner | None = None

    @property
    def account(self) -> Account:
        """The credentials that the platform accepts now."""
        return self.platform.account

    @property
    def dialect(self) -> Dialect:
        """How the platform speaks now."""
        return self._server.speech.dialect

    @property
    def serials(self) -> tuple[str, ...]:
        """The serial numbers in the account."""
        return tuple(self.platform.registrations)

    @property
    def url(self) -> str:
        """The gateway's address."""
        if self._runner is None:
            raise RuntimeError("the simulator has not been started")
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._port}"

    def spelled(self, call: str, answer: Answer) -> object:
        """Return the body of an answer of the platform as it would be sent."""
        nobody = Request(method="GET", path="/", query={}, headers={}, cookies={})
        return self._server.speech.tell(Heard(call), answer, nobody).body

    def device(self, serial: str) -> Device:
        """Return a device with its life lived up to now; KeyError if unknown."""
        return self.platform.find(serial).device

    async def start(self) -> None:
        """Listen."""
        self._server.start()
        app = web.Application()
        Control(self.scenes).add_routes(app.router)
        self._server.add_routes(app.router)
        app.on_response_prepare.append(self._server.tell_time)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=STOP_SECONDS)
        await runner.setup()
        await web.TCPSite(runner, self._host, self._port).start()
        # A second start takes the same port again: it is the same platform.
        self._port = runner.addresses[0][1]
        self._runner = runner

    async def stop(self) -> None:
        """Stop listening; what the platform knows stays."""
        runner, self._runner = self._runner, None
        if runner is not None:
            self._server.stop()
            await runner.cleanup()

    async def __aenter__(self) -> Self:
        """Start."""
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop."""
        await self.stop()
