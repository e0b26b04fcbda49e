"""The only place where an error of the client becomes one of Home Assistant."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from homeassistant.exceptions import ConfigEntryAuthFailed, HomeAssistantError
from homeassistant.helpers.update_coordinator import UpdateFailed

from .api import (
    CallName,
    CannotConnect,
    DeviceNotFound,
    DeviceOffline,
    InvalidCredentials,
    NotPermitted,
    RateLimited,
    RequestRejected,
    StellaControlError,
    UnknownPath,
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
    UnknownPath: "unknown_path",
}


class Function(StrEnum):
    """What a contract may include or leave out."""

    LOG_IN = "log_in"
    DEVICES = "devices"
    STATUS = "status"
    BANDS = "bands"
    FREQUENCY = "frequency"
    REBOOT = "reboot"
    RECALIBRATE = "recalibrate"


def function_of(err: StellaControlError, asked: Function) -> Function:
    """Return which function an error is about, when one was asked for.

    A call may have to log in first, and that is what may have failed.
    """
    return Function.LOG_IN if err.call == CallName.LOG_IN else asked


def not_permitted_key(function: Function) -> str:
    """Return the key of the texts that say what to ask the reseller for."""
    return f"{function}_not_permitted"


def form_error_key(err: StellaControlError) -> str:
    """Return the key of the text that says what went wrong, if the contract allows it."""
    return _TRANSLATION_KEYS.get(type(err), "platform_error")


@contextmanager
def reading(function: Function) -> Iterator[None]:
    """Translate errors while a coordinator reads."""
    try:
        yield
    except InvalidCredentials as err:
        raise ConfigEntryAuthFailed(
            translation_domain=DOMAIN,
            translation_key=_exception_key(err, function),
            translation_placeholders=_placeholders(err),
        ) from err
    except StellaControlError as err:
        raise update_failed(err, function) from err


def update_failed(err: StellaControlError, function: Function) -> UpdateFailed:
    """Return the coordinator's exception for an error of the client."""
    return UpdateFailed(
        translation_domain=DOMAIN,
        translation_key=_exception_key(err, function),
        translation_placeholders=_placeholders(err),
        retry_after=_retry_after(err),
    )


@contextmanager
def commanding(function: Function) -> Iterator[None]:
    """Translate errors while a user's command is sent."""
    try:
        yield
    except StellaControlError as err:
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key=_exception_key(err, function),
            translation_placeholders=_placeholders(err),
        ) from err


def _exception_key(err: StellaControlError, function: Function) -> str:
    """Return the key under which an exception tells what went wrong."""
    if isinstance(err, NotPermitted):
        return not_permitted_key(function_of(err, function))
    return form_error_key(err)


def _placeholders(err: StellaControlError) -> dict[str, str]:
    """Return the placeholders of the error's text."""
    return {"call": err.call, "cause": err.cause}


def _retry_after(err: StellaControlError) -> float | None:
    """Return the platform's own delay in seconds, if it gave one."""
    return None if err.retry_after is None else err.retry_after.total_seconds()
