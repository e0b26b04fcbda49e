"""Scenes: what tests and demonstrations let happen.

Every public method is a verb; `control` offers the same ones over HTTP.
"""

from collections.abc import Mapping
from dataclasses import replace

from .air import Air
from .bands import Fields
from .clock import ManualClock
from .device import Device
from .dialects import read_dialect
from .edits import Edits
from .faults import Fault, Faults
from .hostile import BAND_FIELDS, DEVICE_FIELDS, HOSTILE_TEXTS, STATUS_FIELDS
from .journal import Journal, RequestRecord
from .message import Change
from .platform import FUNCTIONS, Platform
from .radio import ALARM_KINDS
from .registration import CONNECTIONS, Registration
from .server import Server
from .spec import DeviceSpec, SceneError, read_spec
from .timing import FREQUENCIES


class Scenes:
    """Set scenes on a platform.

    What a scene changes about a device shows in its next message, as in life;
    `send_now` makes that message come at once.
    """

    def __init__(
        self, platform: Platform, server: Server, faults: Faults, journal: Journal
    ) -> None:
        """Take the platform, its server, its faults and the journal of its requests."""
        self._platform = platform
        self._server = server
        self._faults = faults
        self._journal = journal

    def alarm(self, serial: str, band: str, kind: str, on: bool = True) -> None:
        """Start or end an alarm: over_power, feedback or automatic_shutdown."""
        if kind not in ALARM_KINDS:
            raise SceneError(f"unknown alarm: {kind}")
        self._device_with(serial, band).radio.alarm(band, kind, on, self._now)

    def temperature(self, serial: str, value: float | None) -> None:
        """Dictate the temperature in degrees C; None lets it live again."""
        radio = self._device(serial).radio
        radio.frame = replace(radio.frame, temperature=value)

    def set_band(
        self,
        serial: str,
        band: str,
        values: Mapping[str, object] | None = None,
        **raw: object,
    ) -> None:
        """Dictate fields of a band by their keys on the wire, such as uplinkPower."""
        radio = self._device_with(serial, band).radio
        exact = dict(radio.frame.bands[band].exact or {}) | dict(values or {}) | raw
        radio.change(band, exact=exact)

    def free_band(self, serial: str, band: str) -> None:
        """Let a band live again whose fields were dictated."""
        self._device_with(serial, band).radio.change(band, exact=None)

    def air(self, serial: str, band: str, **changes: float) -> None:
        """Let the donor's signal fade, decay or shift, as the fields of `Air` say."""
        try:
            air = Air(**changes)  # type: ignore[arg-type]  # seed is a whole number
        except TypeError as err:
            raise SceneError(f"the air has other fields: {err}") from err
        self._device_with(serial, band).radio.change(band, air=air)

    def add_band(self, serial: str, band: str) -> None:
        """Give a device a further band, in messages and metadata."""
        registration = self._registration(serial)
        registration.device.radio.add_band(band)
        if band not in registration.listed_bands:
            registration.listed_bands = (*registration.listed_bands, band)

    def remove_band(self, serial: str, band: str, listed: bool = False) -> None:
        """Take a band out of a device's messages; the metadata may still list it."""
        registration = self._registration(serial)
        self._device_with(serial, band).radio.remove_band(band)
        if not listed:
            kept = tuple(b for b in registration.listed_bands if b != band)
            registration.listed_bands = kept

    def hold(self, serial: str, on: bool = True) -> None:
        """Freeze all readings, so that each message tells the same."""
        self._device(serial).hold(self._now, on)

    def offline(self, serial: str, seconds: float | None = None) -> None:
        """Cut a device's connection, for some seconds or until `online`."""
        if seconds is not None and seconds < 0:
            raise SceneError("seconds are at least 0")
        self._device(serial).disconnect(self._now, seconds)

    def online(self, serial: str) -> None:
        """Bring a device back, or for the first time; it reports at once."""
        device = self._device(serial)
        device.connect(self._now)
        device.advance(self._now)

    def connection(self, serial: str, status: str | None) -> None:
        """Dictate the connection status; the device itself lives on. None frees it."""
        if status is not None and status not in CONNECTIONS:
            raise SceneError(f"unknown connection status: {status}")
        self._registration(serial).forced = status

    def judge_by_message(self, serial: str, on: bool = True) -> None:
        """Take a device for lost by the frequency of its last message alone."""
        self._registration(serial).lost_by = "message" if on else "slower"

    def send_now(self, serial: str) -> None:
        """Let a device send a message that arrives at once."""
        device = self._device(serial)
        if not device.is_linked:
            raise SceneError(f"{serial} is offline")
        device.send_now(self._now)

    def frequency(self, serial: str, frequency: str) -> None:
        """Change the message frequency as somebody else would."""
        if frequency not in FREQUENCIES:
            raise SceneError(f"unknown message frequency: {frequency}")
        change = Change({}, FREQUENCIES[frequency])
        self._device(serial).assign(change, self._now)

    def bands(self, serial: str, bands: Mapping[str, bool]) -> None:
        """Turn bands on or off as somebody else would."""
        for band in bands:
            self._device_with(serial, band)
        self._device(serial).assign(Change(dict(bands)), self._now)

    def reboot(self, serial: str) -> None:
        """Reboot a device as somebody else would."""
        device = self._device(serial)
        if not device.is_linked:
            raise SceneError(f"{serial} is offline")
        device.reboot(self._now)

    def add_device(self, spec: DeviceSpec | Mapping[str, object]) -> None:
        """Put a device into the account."""
        if not isinstance(spec, DeviceSpec):
            spec = read_spec(spec)
        if spec.serial in self._platform.registrations:
            raise SceneError(f"{spec.serial} is there already")
        self._platform.add(spec)

    def remove_device(self, serial: str) -> None:
        """Take a device out of the account."""
        self._registration(serial)
        del self._platform.registrations[serial]

    def forbid(self, function: str) -> None:
        """Take a function out of the contract: it answers 403."""
        if function not in FUNCTIONS:
            raise SceneError(f"unknown function: {function}")
        self._platform.forbidden.add(function)

    def allow(self, function: str) -> None:
        """Put a function back into the contract."""
        self._platform.forbidden.discard(function)

    def expire_tokens(self) -> None:
        """End all sessions now."""
        self._platform.expire_tokens()

    def credentials(self, **changes: str) -> None:
        """Change the account's client_id, client_key, name or password."""
        self._platform.account = replace(self._platform.account, **changes)

    def quota(self, serial: str, monthly: int) -> None:
        """Change a device's quota of messages in a month."""
        if monthly < 0:
            raise SceneError("the quota is at least 0")
        self._registration(serial).quota.monthly = monthly

    def dialect(self, **differences: object) -> None:
        """Speak another dialect: that of docs/api.md but for these differences."""
        self._server.speak(read_dialect(differences))

    def fault(self, kind: str, **details: object) -> None:
        """Order trouble; see `Fault` for its kinds and details."""
        # Fault itself refuses what it does not know.
        self._faults.active.append(Fault(kind=kind, **details))  # type: ignore[arg-type]

    def clear_faults(self) -> None:
        """End all trouble, delays under way too."""
        self._faults.clear()

    def set_field(
        self, serial: str, path: str, value: object, metadata: bool = False
    ) -> None:
        """Put any value into each status answer, at a path such as bands.08.values.AGC."""
        self._edits(serial, metadata).set(path, value)

    def drop_field(self, serial: str, path: str, metadata: bool = False) -> None:
        """Leave a field out of each status answer, or of the metadata."""
        self._edits(serial, metadata).drop(path)

    def hostile(self, serial: str, kind: str) -> None:
        """Put a text that is not to be shown as it is into every text that is shown."""
        if kind not in HOSTILE_TEXTS:
            raise SceneError(f"unknown kind of text: {kind}")
        text, registration = HOSTILE_TEXTS[kind], self._registration(serial)
        for field in DEVICE_FIELDS:
            registration.metadata_edits.set(field, text)
        for field in STATUS_FIELDS:
            registration.status_edits.set(field, text)
        for band in registration.listed_bands:
            for field in BAND_FIELDS:
                registration.status_edits.set(f"bands.{band}.{field}", text)

    def clear_fields(self, serial: str) -> None:
        """Answer truly again about a device, status and metadata."""
        registration = self._registration(serial)
        registration.status_edits.clear()
        registration.metadata_edits.clear()

    def advance(self, seconds: float) -> None:
        """Let time pass, if the simulator's clock is moved by hand."""
        clock = self._platform.clock
        if not isinstance(clock, ManualClock):
            raise SceneError("the clock runs by itself")
        clock.advance(seconds)

    def requests(self) -> list[RequestRecord]:
        """Return the requests so far, oldest first, without credentials."""
        return list(self._journal.records)

    def counts(self) -> Fields:
        """Return what was counted: sessions, calls, and each device's messages."""
        platform, journal = self._platform, self._journal
        return {
            **journal.safety(),
            "logins": platform.logins,
            "refused_logins": platform.refused_logins,
            "open_sessions": platform.open_sessions,
            "calls": dict(journal.calls),
            "in_flight": journal.in_flight,
            "most_in_flight": journal.most_in_flight,
            "devices": {
                serial: self.usage(serial) for serial in platform.registrations
            },
        }

    def usage(self, serial: str) -> Fields:
        """Return what a device used in this quota month and in those before."""
        quota = self._registration(serial).quota
        return {
            "month": quota.month.start.date().isoformat(),
            "messages": quota.month.messages,
            "requests": quota.month.requests,
            "used": quota.month.used,
            "quota": quota.monthly,
            "overrun": quota.overrun,
            "worst_overrun": quota.worst_overrun,
            "months_before": [
                {"month": month.start.date().isoformat(), "used": month.used}
                for month in quota.closed
            ],
        }

    def reset_log(self) -> None:
        """Forget the requests and calls so far; messages stay counted."""
        self._journal.reset()

    @property
    def _now(self) -> float:
        return self._platform.clock.now()

    def _registration(self, serial: str) -> Registration:
        try:
            return self._platform.find(serial)
        except KeyError as err:
            raise SceneError(f"no such device: {serial}") from err

    def _device(self, serial: str) -> Device:
        return self._registration(serial).device

    def _device_with(self, serial: str, band: str) -> Device:
        device = self._device(serial)
        if band not in device.radio.bands:
            raise SceneError(f"{serial} has no band {band}")
        return device

    def _edits(self, serial: str, metadata: bool) -> Edits:
        registration = self._registration(serial)
        return registration.metadata_edits if metadata else registration.status_edits
