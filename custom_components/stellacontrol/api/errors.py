"""What can go wrong with a call, one class for each thing a user could do about it.

Messages name the call and the cause; they never hold a credential or a token.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import override


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was asked and what the platform answered, fit to be shown to a person."""

    method: str
    path: str
    """With placeholders instead of serial numbers and ids."""

    status: int
    excerpt: str
    """The beginning of the body, with secrets and e-mail addresses masked."""

    allowed: str = ""
    """The verbs that the path takes, if the platform named them."""

    @override
    def __str__(self) -> str:
        """Return it as one line."""
        return (
            f"{self.method} {self.path} answered {self.status} {self.excerpt}".strip()
        )


class StellaControlError(Exception):
    """Anything that this package raises."""

    told: Told | None = None
    """What the platform answered; `None` if it did not answer."""

    retry_after: timedelta | None = None
    """The platform's own delay; `None` if it gave none."""

    def __init__(self, call: str, cause: str) -> None:
        """Remember which call failed and why.

        Args:
            call: Name of the call, as in `CallName`.
            cause: What happened, in words, free of secrets.
        """
        super().__init__(call, cause)
        self.call = call
        self.cause = cause

    @override
    def __str__(self) -> str:
        """Return call and cause as one sentence."""
        return f"{self.call}: {self.cause}"


class RequestRejected(StellaControlError):
    """The platform found the request malformed (400, 422)."""


class InvalidCredentials(StellaControlError):
    """The platform refuses the credentials, or the token made from them (401)."""


class NotPermitted(StellaControlError):
    """The customer's contract does not include the function (403)."""


class DeviceNotFound(StellaControlError):
    """The account has no such device, or no longer (404)."""


class DeviceOffline(StellaControlError):
    """A command needs the device online, and it is not (409)."""


class RateLimited(StellaControlError):
    """Too many requests, or the month's quota is spent (429)."""

    is_quota_spent = False
    """Whether the answer says the latter, and of a single device."""

    def __init__(self, call: str, cause: str, retry_after: timedelta | None) -> None:
        """Remember how long the platform asks us to wait.

        Args:
            call: Name of the call.
            cause: What happened.
            retry_after: The platform's own delay; `None` if it gave none.
        """
        super().__init__(call, cause)
        self.retry_after = retry_after


class PlatformError(StellaControlError):
    """The platform answered, but not with what the contract says."""


class UnknownPath(PlatformError):
    """The platform has nothing at the path, or not with this method (404, 405).

    Only for a call that never worked: later it means that the device is gone.
    """


class CannotConnect(StellaControlError):
    """No answer: no connection, a TLS failure, or a time-out."""


class GatewayFault(StrEnum):
    """Why an address cannot be the gateway's, in words."""

    INVALID = "this is not an address"
    INSECURE = "it must begin with https"
    HAS_CREDENTIALS = "it holds a user name or a password"
    HAS_PATH = "it must end after the host; the paths of the endpoints are told apart"


class InvalidGateway(StellaControlError):
    """The address is not one that credentials may be sent to."""

    def __init__(self, fault: GatewayFault) -> None:
        """Remember what is wrong with the address, not the address itself."""
        super().__init__("read gateway address", fault.value)
        self.fault = fault


class InvalidEndpoint(StellaControlError):
    """An endpoint's path is not a plain path."""

    def __init__(self) -> None:
        """Say so without repeating the path."""
        super().__init__("read endpoint path", "it must be a path, such as /devices")


class InvalidProfile(StellaControlError):
    """A profile cannot be used; the text says what is wrong in it."""

    def __init__(self, fault: str) -> None:
        """Say what is wrong with it."""
        super().__init__("read profile", fault)
