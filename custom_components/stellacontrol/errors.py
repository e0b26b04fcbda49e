"""The only place where an error of the client becomes one of Home Assistant."""

from collections.abc import Iterator
from contextlib import contextmanager

from homeassistant.exceptions import ConfigEntryAuthFailed, HomeAssistantError
from homeassistant.helpers.update_coordinator import UpdateFailed

from .api import (
    CannotConnect,
    DeviceNotFound,
    DeviceOffline,
    InvalidCredentials,
    NotPermitted,
    RateLimited,
    RequestRejected,
    StellaControlError,
)
from .const import DOMAIN

_TRANSLATION_KEYS: dict[type[StellaControlError], str] = {
    CannotConnect: "cannot_connect",
    DeviceNotFound: "device_not_found",
    DeviceOffline: "device_offline",
    InvalidCredentials: "invalid_auth",
    NotPermitted: "not_permitted",
    RateLimited: "rate_limited",
    RequestRejected: "request_rejected",
}


def translation_key(err: StellaControlError) -> str:
    """Return the key under which a user reads what went wrong."""
    return _TRANSLATION_KEYS.get(type(err), "platform_error")


@contextmanager
def reading() -> Iterator[None]:
    """Translate what goes wrong while a coordinator reads."""
    try:
        yield
    except InvalidCredentials as err:
        raise ConfigEntryAuthFailed(
            translation_domain=DOMAIN,
            translation_key=translation_key(err),
            translation_placeholders=_placeholders(err),
        ) from err
    except StellaControlError as err:
        raise UpdateFailed(
            translation_domain=DOMAIN,
            translation_key=translation_key(err),
            translation_placeholders=_placeholders(err),
            retry_after=_retry_after(err),
        ) from err


@contextmanager
def commanding() -> Iterator[None]:
    """Translate what goes wrong while a user's wish is sent."""
    try:
        yield
    except StellaControlError as err:
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key=translation_key(err),
            translation_placeholders=_placeholders(err),
        ) from err


def _placeholders(err: StellaControlError) -> dict[str, str]:
    """Return what a text may name."""
    return {"call": err.call, "cause": err.cause}


def _retry_after(err: StellaControlError) -> float | None:
    """Return the platform's own delay in seconds, if it gave one."""
    if isinstance(err, RateLimited) and err.retry_after is not None:
        return err.retry_after.total_seconds()
    return None
