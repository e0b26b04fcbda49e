"""What diagnostics leave out: all secrets, and values that are too long or too many."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from homeassistant.components.diagnostics import REDACTED, async_redact_data
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME
from homeassistant.core import HomeAssistant

from .api import DEFAULT_GATEWAY, Device, InvalidGateway, read_gateway_url
from .api.secret_texts import EMAIL_ADDRESS, SecretTexts
from .api.texts import clean
from .const import CONF_CLIENT_ID, CONF_CLIENT_KEY, CONF_IGNORED_DEVICES
from .coordinator import (
    AccountCoordinator,
    StellaControlConfigEntry,
    registered_devices,
)
from .options import Options

_SECRET_KEYS = {
    CONF_CLIENT_ID,
    CONF_CLIENT_KEY,
    CONF_PASSWORD,
    CONF_USERNAME,  # an e-mail address
    CONF_IGNORED_DEVICES,  # serial numbers
    # Keys in the platform's answers.
    "serialNumber",  # a person who knows it can claim the device from the vendor
    "location",  # where people live and work
    # Not expected in answers, but secret if they are there.
    "clientId",
    "clientKey",
    "password",
    "token",
}

_MOST_VALUES = 1000
"""Most values of one object of the platform; a status with 32 bands has about as many."""

_LONGEST_TEXT = 1000
"""Most characters of a text. No useful text is longer."""


def redacted(told: dict[str, Any], secrets: set[str]) -> dict[str, Any]:
    """Redact values by key, then secrets inside other texts."""
    texts = SecretTexts()
    for secret in secrets:
        texts.add(secret)
    return _scrubbed_mapping(async_redact_data(told, _SECRET_KEYS), texts)


def bounded(raw: Mapping[str, Any]) -> Any:
    """Return a copy of an object of the platform, cut to a sensible size."""
    room = iter(range(_MOST_VALUES))
    return _within(dict(raw), room)


def _within(value: Any, room: Iterator[int]) -> Any:
    """Return a copy of a value, without what exceeds the limit."""
    if next(room, None) is None:
        return "…"
    if isinstance(value, dict):
        kept: dict[str, Any] = {}
        for key, inner in value.items():
            kept[key[:_LONGEST_TEXT]] = found = _within(inner, room)
            if found == "…":
                break
        return kept
    if isinstance(value, list):
        entries: list[Any] = []
        for inner in value:
            entries.append(_within(inner, room))
            if entries[-1] == "…":
                break
        return entries
    return value


def secrets_of(
    hass: HomeAssistant,
    entry: StellaControlConfigEntry,
    account: AccountCoordinator | None,
) -> set[str]:
    """Return the texts that must stay private."""
    own = {
        str(entry.data.get(key, ""))
        for key in (CONF_USERNAME, CONF_PASSWORD, CONF_CLIENT_KEY)
    }
    own |= {
        *Options.read(entry.options).ignored_devices,
        *registered_devices(hass, entry),
        *_own_host(entry),
    }
    if account is None:
        return own
    held = [device.status.device for device in account.devices.values() if device.data]
    # The names of repeaters can contain places and names of people.
    named = {
        text
        for device in (*account.listed.values(), *held)
        for text in (*_as_they_came(device), device.location, device.label)
        if text
    }
    return own | named | {*account.listed, *account.devices}


def _as_they_came(device: Device) -> Iterable[str]:
    """Return label and location of a device as the platform sent them."""
    told = [text for text in device.raw.values() if isinstance(text, str)]
    return [text for text in told if clean(text) in (device.label, device.location)]


def _own_host(entry: StellaControlConfigEntry) -> set[str]:
    """Return the gateway's host, if it is not the vendor's."""
    url = str(entry.data.get(CONF_URL, DEFAULT_GATEWAY))
    if url == DEFAULT_GATEWAY:
        return set()
    try:
        host = read_gateway_url(url).host
    except InvalidGateway:
        return {url}
    return {host} if host else set()


def _scrubbed(value: Any, secrets: SecretTexts) -> Any:
    """Return a value without the secrets that stand inside its texts."""
    if isinstance(value, dict):
        return _scrubbed_mapping(value, secrets)
    if isinstance(value, list | tuple):
        return [_scrubbed(inner, secrets) for inner in value]
    if isinstance(value, int) and _hidden(str(value), secrets) == REDACTED:
        return REDACTED  # a serial number may be sent as a number
    return _hidden(value, secrets) if isinstance(value, str) else value


def _scrubbed_mapping(mapping: dict[str, Any], secrets: SecretTexts) -> dict[str, Any]:
    """Return a mapping without secrets, in its keys too."""
    scrubbed: dict[str, Any] = {}
    for key, value in mapping.items():
        name = _hidden(key, secrets)
        if name in scrubbed:
            # Two secrets must not become the same key.
            name = f"{name} {len(scrubbed)}"
        scrubbed[name] = _scrubbed(value, secrets)
    return scrubbed


def _hidden(text: str, secrets: SecretTexts) -> str:
    """Return a text without the secrets that stand in it, and not too long."""
    shown = EMAIL_ADDRESS.sub(REDACTED, secrets.hidden(text, REDACTED))
    return shown if len(shown) <= _LONGEST_TEXT else f"{shown[:_LONGEST_TEXT]}…"
