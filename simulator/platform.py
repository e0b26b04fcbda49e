"""The platform: account, tokens, devices, and the calls of the contract.

The calls are plain methods, so that a script can live through thousands of
months without a socket; `server` puts them on the wire.
"""

from collections.abc import Callable, Iterable
from math import ceil
from random import Random
import secrets

from .answers import Answer, Refusal, refusing
from .clock import Clock
from .habit import Habit
from .parameters import functions_in, read_change
from .quota import make_quota
from .registration import CONNECTED, Registration
from .spec import Account, DeviceSpec
from .status import metadata, status
from .timing import Timing

TOKEN_LIFE = 900.0
"""Seconds; the guide: a token expires unconditionally after 15 minutes."""

COMMANDS = ("reboot", "recalibrate")

FUNCTIONS = (
    "login",
    "devices",
    "status",
    "parameters",
    "frequency",
    "bands",
    "commands",
    *COMMANDS,
)
"""What a contract can leave out."""


class Platform:
    """One customer's part of the platform."""

    def __init__(
        self,
        *,
        clock: Clock,
        account: Account,
        timing: Timing,
        seed: int = 1,
        devices: Iterable[DeviceSpec] = (),
        reset_day: int = 1,
        habit: Habit | None = None,
    ) -> None:
        """Open an account and put the devices into it."""
        self.clock = clock
        self.account = account
        self.timing = timing
        # Easy to find in logs and files, where no token may be.
        self.new_token: Callable[[], str] = lambda: f"session-{secrets.token_hex(16)}"
        self.forbidden: set[str] = set()
        self.logins = 0
        self.refused_logins = 0
        self.registrations: dict[str, Registration] = {}
        self._seed = seed
        self._reset_day = reset_day
        self._habit = habit or Habit()
        self._tokens: dict[str, float] = {}
        for spec in devices:
            self.add(spec)

    def add(self, spec: DeviceSpec) -> Registration:
        """Put a device into the account."""
        now = self.clock.now()
        habit = spec.habit or self._habit
        requests = habit.count_requests
        quota = make_quota(
            spec.monthly_quota,
            count_requests=spec.count_requests if requests is None else requests,
            reset_day=self._reset_day,
            now=now,
            habit=habit,
        )
        registration = Registration(
            spec,
            quota=quota,
            now=now,
            # A text as seed gives the same numbers in every process.
            seed=Random(f"{self._seed} {spec.serial}").getrandbits(48),
            timing=self.timing,
            habit=habit,
        )
        self.registrations[spec.serial] = registration
        return registration

    def find(self, serial: str) -> Registration:
        """Return a device with its life lived up to now; KeyError if unknown."""
        registration = self.registrations[serial]
        now = self.clock.now()
        registration.device.advance(now)
        registration.quota.roll(now)
        return registration

    @property
    def open_sessions(self) -> int:
        """How many tokens are alive."""
        now = self.clock.now()
        return sum(ends > now for ends in self._tokens.values())

    def has_session(self, token: str | None) -> bool:
        """Whether a token opens a session that has not ended."""
        return self._tokens.get(token or "", 0) > self.clock.now()

    def expire_tokens(self) -> None:
        """Let all sessions end now."""
        self._tokens.clear()

    @refusing
    def login(self, body: object) -> Answer:
        """Log in with clientId, clientKey, name and password."""
        right = self.account.log_in_body
        if not isinstance(body, dict):
            raise Refusal(400, "the body is no JSON object")
        if any(not isinstance(body.get(key), str) for key in right):
            raise Refusal(400, "credentials are missing")
        if any(body[key] != value for key, value in right.items()):
            self.refused_logins += 1
            raise Refusal(401, "wrong credentials")
        if "login" in self.forbidden:
            raise Refusal(403, "not in this contract: login")
        now = self.clock.now()
        self._tokens = {t: ends for t, ends in self._tokens.items() if ends > now}
        token = self.new_token()
        self._tokens[token] = now + TOKEN_LIFE
        self.logins += 1
        return Answer(200, {"token": token})

    @refusing
    def logout(self, token: str | None) -> Answer:
        """End a session."""
        self._authorize(token)
        self._tokens.pop(token or "")
        return Answer(204)

    @refusing
    def devices(self, token: str | None) -> Answer:
        """List the metadata of all devices."""
        self._authorize(token, "devices")
        listed = [metadata(known) for known in self.registrations.values()]
        return Answer(200, listed)

    @refusing
    def status(self, token: str | None, serial: str) -> Answer:
        """Tell the last message of a device and its connection now."""
        self._authorize(token, "status")
        registration = self._spend(serial)
        return Answer(200, status(registration, self.clock.now()))

    def peek(self, serial: str) -> object:
        """Return what a status would tell, at no cost; KeyError if unknown."""
        return status(self.find(serial), self.clock.now())

    @refusing
    def parameters(self, token: str | None, serial: str, body: object) -> Answer:
        """Accept new parameters for a device, online or not."""
        self._authorize(token, "parameters", *functions_in(body))
        registration = self._spend(serial)
        change = read_change(body, registration.listed_bands)
        registration.device.assign(change, self.clock.now())
        return Answer(202, {"accepted": True})

    @refusing
    def command(self, token: str | None, serial: str, body: object) -> Answer:
        """Have an online device reboot or recalibrate."""
        command = body.get("command") if isinstance(body, dict) else None
        named = [command] if command in COMMANDS else []
        self._authorize(token, "commands", *named)
        registration = self._spend(serial)
        if not isinstance(body, dict):
            raise Refusal(400, "the body is no JSON object")
        if not named or len(body) != 1:
            raise Refusal(422, "unknown command")
        now = self.clock.now()
        # A scene may call a device online that cannot be reached.
        is_reachable = registration.device.is_linked
        if registration.connection(now) not in CONNECTED or not is_reachable:
            raise Refusal(409, "the device is not online")
        if command == "reboot":
            registration.device.reboot(now)
        else:
            registration.device.recalibrate(now)
        return Answer(202, {"accepted": True})

    def _authorize(self, token: str | None, *functions: str) -> None:
        """Refuse dead tokens and functions that the contract leaves out."""
        if not self.has_session(token):
            raise Refusal(401, "the session has expired")
        for function in functions:
            if function in self.forbidden:
                raise Refusal(403, f"not in this contract: {function}")

    def _spend(self, serial: str) -> Registration:
        """Count a request about a device; refuse it if the quota is spent.

        A refused request is counted too, as the price it would have had.
        """
        if serial not in self.registrations:
            raise Refusal(404, "no such device")
        registration = self.find(serial)
        now = self.clock.now()
        is_spent = registration.quota.is_spent(now)
        registration.quota.count_request(now)
        if is_spent:
            wait = max(1, ceil(registration.quota.seconds_left(now)))
            raise Refusal(
                429, "the month's messages are used up", Retry_After=str(wait)
            )
        return registration
