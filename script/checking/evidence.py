"""What the platform answered, and what follows from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
import re
from typing import Any, NamedTuple

from custom_components.stellacontrol.api import (
    Credentials,
    Device,
    DeviceStatus,
    Gateway,
    StellaControlError,
    wire,
)
from custom_components.stellacontrol.api.reading import Reader
from custom_components.stellacontrol.api.tokens import find_token

type Fields = Mapping[str, Any]

HIDDEN = "(hidden)"
PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z_-]{0,39}[0-9]{0,2}")
"""Names of fields are words; one with a number in it may be a serial number."""


class Verdict(StrEnum):
    """What the answers say about a statement."""

    CONFIRMED = "confirmed"
    CONTRADICTED = "CONTRADICTED"
    OPEN = "open"


class Finding(NamedTuple):
    """A verdict, and what was seen, free of values that identify."""

    verdict: Verdict
    seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and its answer."""

    call: wire.Call
    serial_number: str | None = None
    status: int | None = None
    """`None` if there was no answer."""
    content_type: str = ""
    body: Any = field(default=None, repr=False)
    """Decoded; `None` if empty or not JSON."""
    failure: str | None = None
    """Why there is no usable body, in words without secrets."""

    @property
    def is_success(self) -> bool:
        """Whether the platform did what it was asked for."""
        return self.status is not None and 200 <= self.status < 300

    @property
    def is_refusal(self) -> bool:
        """Whether the platform surely did nothing.

        Without an answer, or after trouble, it may have done all of it.
        """
        return self.status is not None and 400 <= self.status < 500

    @property
    def outcome(self) -> str:
        """The answer in a few words."""
        words = [] if self.status is None else [f"status {self.status}"]
        return ", ".join([*words, *filter(None, [self.content_type, self.failure])])


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSeen:
    """What became of a parameter that was changed and set back."""

    parameter: wire.Key
    request: Exchange
    restored: Exchange
    """The way back; the request itself if that was refused."""
    shown_after: float | None
    """Seconds until a status showed it; `None` if none did."""

    @property
    def is_back(self) -> bool:
        """Whether all is as it was before."""
        return self.request.is_refusal or self.restored.is_success


@dataclass(slots=True)
class Evidence:
    """All that was asked and answered."""

    gateway: Gateway
    credentials: Credentials
    read_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    log_in: Exchange | None = None
    listing: Exchange | None = None
    readings: list[Exchange] = field(default_factory=list)
    stranger: Exchange | None = None
    """The status of a device that nobody has."""
    log_out: Exchange | None = None
    after_log_out: Exchange | None = None
    """The list of devices, asked for with a token that is no longer good."""
    changes: list[ChangeSeen] = field(default_factory=list)
    token: str | None = field(default=None, repr=False)
    devices: tuple[Device, ...] = ()
    is_list_complete: bool = True
    """Whether every entry of the list is a device with a serial number."""
    statuses: list[DeviceStatus] = field(default_factory=list)

    @property
    def exchanges(self) -> list[Exchange]:
        """Everything in the order in which it was asked."""
        changed = [
            exchange
            for change in self.changes
            for exchange in (change.request, change.restored)
        ]
        found = (self.log_in, self.listing, *self.readings, self.stranger, *changed)
        return [
            exchange
            for exchange in (*found, self.log_out, self.after_log_out)
            if exchange is not None
        ]

    def shown_name(self, name: str) -> str:
        """Return the name of a field as it may be published.

        It is the only text of the platform that the report repeats.
        """
        folded = name.casefold()
        is_secret = any(secret.casefold() in folded for secret in self._secrets())
        return name if PLAIN_NAME.fullmatch(name) and not is_secret else HIDDEN

    def _secrets(self) -> set[str]:
        """Return every text that must not be published."""
        credentials, gateway = self.credentials, self.gateway
        devices = [*self.devices, *(status.device for status in self.statuses)]
        found = {
            self.token,
            credentials.client_key,
            credentials.username,
            credentials.password,
            *(device.serial_number for device in devices),
            *(device.label for device in devices),
            *(device.location for device in devices),
        }
        if credentials.client_id != wire.DEFAULT_CLIENT_ID:
            found.add(credentials.client_id)
        if str(gateway.url) != wire.DEFAULT_GATEWAY:
            found.add(gateway.url.host)
        return {text for text in found if text}

    def take_log_in(self, exchange: Exchange) -> None:
        """Keep the answer to the log-in, and the token in it."""
        self.log_in = exchange
        if exchange.is_success:
            found = find_token(exchange.body, headers={}, cookies={})
            self.token = None if found is None else found.value

    def take_list(self, exchange: Exchange) -> None:
        """Keep the list of devices, and the devices in it."""
        self.listing = exchange
        if exchange.is_success:
            try:
                listed = Reader().devices(exchange.body)
            except StellaControlError:
                return
            self.devices, self.is_list_complete = listed.devices, listed.is_complete

    def take_status(self, exchange: Exchange) -> DeviceStatus | None:
        """Keep a status, and what our code reads in it."""
        self.readings.append(exchange)
        if exchange.is_success:
            status = read_status(exchange)
            if status is not None:
                self.statuses.append(status)
            return status
        return None

    @property
    def bands(self) -> list[tuple[str | None, Fields]]:
        """Each band object of each status, with its identifier."""
        return [
            found
            for status in self.statuses
            for found in _band_objects(status.raw.get(wire.BANDS.name))
        ]

    @property
    def band_values(self) -> list[Fields]:
        """The `values` of each band."""
        held = [band.get(wire.VALUES.name) for _, band in self.bands]
        return [values for values in held if isinstance(values, dict)]


def read_status(exchange: Exchange) -> DeviceStatus | None:
    """Read a status as the integration does; `None` if it would refuse it."""
    try:
        return Reader().status(
            exchange.body, serial_number=exchange.serial_number or ""
        )
    except StellaControlError:
        return None


def _band_objects(bands: object) -> Iterator[tuple[str | None, Fields]]:
    """Go through the band objects of a status, in a list or by identifier."""
    if isinstance(bands, dict):
        entries = list(bands.items())
    elif isinstance(bands, list):
        entries = [(None, band) for band in bands]
    else:
        return
    for identifier, band in entries:
        if isinstance(band, dict):
            yield identifier or _text(band.get(wire.BAND_IDENTIFIER.name)), band


def _text(value: object) -> str | None:
    return None if value is None else str(value).zfill(2)
