"""The heart of the scenario without Home Assistant: a finder, a client, and a platform.

Log-in, list, status, a band, a frequency, a command and the log-out take a tenth of a second,
so that many platforms can be tried in any run of the tests.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientSession, DummyCookieJar

from custom_components.stellacontrol.api import (
    Command,
    Credentials,
    Device,
    Gateway,
    MessageFrequency,
    Profile,
    StellaControlClient,
    StellaControlError,
    read_gateway_url,
)
from custom_components.stellacontrol.api.finding import Finder, Outcome, sender
from custom_components.stellacontrol.api.pasting import read_example
from simulator import DeviceSpec, Dialect, ManualClock, Simulator
from simulator.dialects import example

SERIALS = ("SR1000001", "SR1000002", "SR1000003")
SERIAL = SERIALS[0]
BAND = "08"
USER_AGENT = "test"


LIMITS = {
    "requests": 60,
    "status_requests": 12,
    "credentials_sent": 4,
    "secrets_in_urls": 0,
    "writes": 0,
    "risky_requests": 0,
}
"""What looking may cost at most, by the platform's own record."""


@dataclass(slots=True)
class Findings:
    """What became of one platform."""

    faults: list[str] = field(default_factory=list)
    """What does not work; nothing if all does."""
    dangers: list[str] = field(default_factory=list)
    """What must never be."""
    cost: str = ""
    """Requests of looking, among them for a status and with credentials, and of all."""


type Paste = Callable[[Dialect, str], str]
"""Makes what a reseller gives, from a dialect and the gateway's URL."""


def curl(dialect: Dialect, gateway: str) -> str:
    """Return the calls of a dialect as curl commands."""
    return example(dialect, "curl", gateway=gateway)


async def play(
    dialect: Dialect, *, password: str | None = None, paste: Paste | None = None
) -> Findings:
    """Play on a platform.

    Args:
        dialect: How it speaks.
        password: Another one than the right one.
        paste: What the reseller gave, if it is pasted.
    """
    devices = [DeviceSpec(serial=serial, label="Attic") for serial in SERIALS]
    clock, findings = ManualClock(), Findings()
    async with (
        Simulator(
            clock=clock, devices=devices, punctual=True, dialect=dialect
        ) as simulator,
        ClientSession(cookie_jar=DummyCookieJar()) as http,
    ):
        await _Play(simulator, clock, http, password, findings).run(paste=paste)
    return findings


class _Play:
    """One platform."""

    def __init__(
        self,
        simulator: Simulator,
        clock: ManualClock,
        http: ClientSession,
        password: str | None,
        findings: Findings,
    ) -> None:
        self._simulator, self._clock, self._http = simulator, clock, http
        self._findings = findings
        account = simulator.account
        self._gateway = Gateway(url=read_gateway_url(simulator.url))
        self._credentials = Credentials(
            client_id=account.client_id,
            client_key=account.client_key,
            username=account.name,
            password=password or account.password,
        )

    async def run(self, *, paste: Paste | None) -> None:
        """Find, and use what was found."""
        findings, known = self._findings, Profile()
        if paste is not None:
            text = paste(self._simulator.dialect, self._simulator.url)
            known = read_example(text, self._gateway, self._credentials, known).profile
        finder = Finder(
            sender(self._http, user_agent=USER_AGENT),
            self._gateway,
            self._credentials,
            profile=known,
        )
        outcome = await finder.try_profile()
        if outcome is Outcome.DIFFERS:
            await finder.find()
        counts = self._simulator.scenes.counts()
        findings.dangers += [
            f"{key} is {counts[key]}"
            for key, most in LIMITS.items()
            if not 0 <= int(str(counts[key])) <= most
        ]
        looking = [counts[key] for key in list(LIMITS)[:3]]
        findings.cost = "/".join(map(str, looking))
        if self._simulator.platform.refused_logins > 1:
            findings.dangers.append("refused more than once")
        found = finder.findings
        if found.devices is None:
            findings.faults.append(f"set-up: {outcome} {found.why}")
            return
        findings.faults += await self._use(found.profile, list(found.devices))
        findings.cost += f" {self._simulator.scenes.counts()['requests']}"

    async def _use(self, profile: Profile, devices: list[Device]) -> list[str]:
        """Read, write and command, as the integration does."""
        before = self._simulator.platform.open_sessions
        client = StellaControlClient(
            self._http,
            self._gateway,
            self._credentials,
            user_agent=USER_AGENT,
            profile=profile,
            is_proven=True,
        )
        try:
            faults = [
                *await self._read(client, devices),
                *await self._write(client),
                *await self._reboot(client),
            ]
        except StellaControlError as err:
            return [f"{err} {err.told}"]
        finally:
            await client.close()
        has_log_out = self._simulator.dialect.log_out_path is not None
        # Looking may leave one open: it never tries another verb.
        if has_log_out and self._simulator.platform.open_sessions > before:
            faults.append("a session stays open")
        return faults

    async def _read(
        self, client: StellaControlClient, devices: list[Device]
    ) -> list[str]:
        """See all devices, and the status of one."""
        faults = []
        listed = sorted(device.serial_number for device in devices)
        if listed != sorted(SERIALS):
            faults.append(f"listed: {listed}")
        try:
            status = await client.status(SERIAL)
        except StellaControlError as err:
            found = await client.find_status(SERIAL, err)
            if found is None:
                raise
            status = found
        missing = self._simulator.dialect.missing
        if status.temperature is None and "temperature" not in missing:
            faults.append("no temperature")
        if len(status.bands) != len(self._bands):
            faults.append(f"bands: {list(status.bands)}")
        return faults

    async def _write(self, client: StellaControlClient) -> list[str]:
        """Switch a band off, with a message frequency."""
        faults = []
        refused = await client.set_parameters(
            SERIAL,
            bands={BAND: False},
            message_frequency=MessageFrequency.EVERY_10_SECONDS,
        )
        if refused is not None and self._takes_frequencies:
            faults.append(f"frequency: {refused} {refused.told}")
        self._clock.advance(700)
        status = await client.status(SERIAL)
        band = status.bands[BAND]
        if not band.is_shutdown_manually or not self._bands[BAND].is_off:
            faults.append("the band is on")
        if self._bands["18"].is_off:
            faults.append("another band is off")
        has_changed = self._simulator.device(SERIAL).frequency == 10
        if self._takes_frequencies and refused is None and not has_changed:
            faults.append("frequency: it is another one")
        return faults

    async def _reboot(self, client: StellaControlClient) -> list[str]:
        """Restart the device."""
        faults = []
        if self._simulator.device(SERIAL).is_linked:
            await client.send_command(SERIAL, Command.REBOOT)
            if self._simulator.device(SERIAL).is_linked:
                faults.append("no reboot")
        return faults

    @property
    def _bands(self) -> Mapping[str, Any]:
        return self._simulator.device(SERIAL).radio.frame.bands

    @property
    def _takes_frequencies(self) -> bool:
        return any(
            "{frequency}" in str(write.body)
            for write in self._simulator.dialect.parameters
        )
