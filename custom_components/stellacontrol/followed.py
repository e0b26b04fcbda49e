"""A command that was sent to a device and has yet to show."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from .api import Command, DeviceStatus
from .quota import as_moment
from .wishes import SETTLES_WITHIN

AT_MOST = {
    Command.REBOOT: timedelta(minutes=5),
    Command.RECALIBRATE: timedelta(minutes=2),
}
"""How long a command is followed; a reboot takes a minute or two (assumed)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """What was sent, and what was known then."""

    command: Command
    asked_at: datetime
    """By our clock."""
    seen: datetime | None
    """When the newest message known then was received, by the platform's clock."""


class FollowedCommand:
    """The last command of one device, until it shows; a later one takes its place."""

    def __init__(self) -> None:
        """Start with nothing to follow."""
        self._sent: _Sent | None = None

    def __bool__(self) -> bool:
        """Return whether a command has yet to show."""
        return self._sent is not None

    @property
    def until(self) -> datetime | None:
        """How long it is followed at most; `None` without one."""
        sent = self._sent
        return None if sent is None else sent.asked_at + AT_MOST[sent.command]

    def begin(self, command: Command, *, now: datetime, seen: datetime | None) -> None:
        """Follow a command.

        Args:
            command: That was sent.
            now: Our time.
            seen: When the newest message known now was received.
        """
        self._sent = _Sent(command=command, asked_at=now, seen=seen)

    def read(
        self, now: datetime, status: DeviceStatus, *, received_at: datetime | None
    ) -> None:
        """Compare the command with a status.

        Args:
            now: Our time.
            status: The newest status.
            received_at: When its message was received; `None` if that is not known.
        """
        if (sent := self._sent) is None:
            return
        # What does not show in a message now does not show in it later either.
        self._sent = (
            None
            if _shows(sent, now, status, received_at)
            else replace(sent, seen=received_at or sent.seen)
        )

    def as_stored(self) -> dict[str, Any] | None:
        """Return the command in a form that can be stored as JSON."""
        if (sent := self._sent) is None:
            return None
        return {
            "command": sent.command.value,
            "asked_at": sent.asked_at.isoformat(),
            "seen": None if sent.seen is None else sent.seen.isoformat(),
        }

    def restore(self, stored: Any) -> None:
        """Take up what `as_stored` returned.

        Raises:
            KeyError, TypeError, ValueError: It is not what `as_stored` makes.
        """
        self._sent = _Sent(
            command=Command(stored["command"]),
            asked_at=as_moment(stored["asked_at"]),
            seen=None if stored["seen"] is None else as_moment(stored["seen"]),
        )


def _shows(
    sent: _Sent, now: datetime, status: DeviceStatus, received_at: datetime | None
) -> bool:
    """Return whether a command shows in a status, or no longer can."""
    since = now - sent.asked_at
    is_reboot = sent.command is Command.REBOOT
    if is_reboot and since > AT_MOST[Command.REBOOT]:
        return True
    if received_at is not None and received_at == sent.seen:
        # What was known before tells nothing, not even a short uptime.
        return False
    if is_reboot:
        # It has been up for less long than it would be without a restart.
        return status.uptime is not None and status.uptime < since + SETTLES_WITHIN
    # A recalibration has no field of its own: the next fresh message has to do.
    return since > SETTLES_WITHIN
