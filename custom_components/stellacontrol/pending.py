"""What the platform accepted for a device, and the device has not confirmed."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from .api import Command, DeviceStatus
from .quota import dump, load

CONTRADICTIONS = 2
"""Fresh messages that contradict a change before it is given up."""

SETTLES_WITHIN = timedelta(seconds=10)
"""An online device has new parameters well within this (assumed: seconds). A message
before that does not contradict a change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingBand:
    """A change of a band that the platform accepted and the device has not confirmed."""

    on: bool
    asked_at: datetime
    """By our clock."""
    seen: datetime | None
    """When the newest message that was looked at was received. By the platform's
    clock, because ours may differ from it."""
    contradicted: int = 0
    """How many fresh messages said otherwise."""


class PendingBands:
    """The pending band changes of one device, by band.

    Invariant: only a message that is newer than the request for a change can confirm or
    contradict it.
    """

    def __init__(self) -> None:
        """Start without pending changes."""
        self._pending: dict[str, PendingBand] = {}

    @property
    def bands(self) -> dict[str, bool]:
        """The bands that shall change, and whether each shall be on."""
        return {band_id: change.on for band_id, change in self._pending.items()}

    def accept(
        self, bands: Mapping[str, bool], *, now: datetime, seen: datetime | None
    ) -> None:
        """Keep changes that the platform accepted; the last one of a band counts.

        Args:
            bands: Whether each band shall be on.
            now: Our time.
            seen: When the newest message known now was received.
        """
        for band_id, on in bands.items():
            self._pending[band_id] = PendingBand(on=on, asked_at=now, seen=seen)

    def read(
        self, now: datetime, status: DeviceStatus, *, received_at: datetime | None
    ) -> list[str]:
        """Compare the pending changes with a status.

        Args:
            now: Our time.
            status: The newest status.
            received_at: When its message was received; `None` if that is not known,
                or cannot be true.

        Returns:
            Bands whose changes are given up, because the device goes on reporting the
            opposite. Confirmed changes end without being returned.
        """
        given_up = []
        for band_id, asked in list(self._pending.items()):
            # If our clock was set back, the wait begins anew.
            change = replace(asked, asked_at=min(asked.asked_at, now))
            band = status.bands.get(band_id)
            if band is None or band.is_shutdown_manually is None:
                continue
            if not _is_newer(received_at, change.seen):
                continue
            if band.is_shutdown_manually is not change.on:
                del self._pending[band_id]
                continue
            contradicted = change.contradicted
            if not status.is_offline and now - change.asked_at >= SETTLES_WITHIN:
                contradicted += 1
            if contradicted >= CONTRADICTIONS:
                del self._pending[band_id]
                given_up.append(band_id)
                continue
            # Each message counts once, also if it came too early to count at all.
            self._pending[band_id] = replace(
                change, seen=received_at or change.seen, contradicted=contradicted
            )
        return given_up

    def keep_only(self, band_ids: Container[str]) -> None:
        """Forget the changes of bands that the device no longer has."""
        self._pending = {
            band_id: change
            for band_id, change in self._pending.items()
            if band_id in band_ids
        }

    def as_stored(self) -> Any:
        """Return the changes in a form that can be stored as JSON."""
        return dump(self._pending)

    def restore(self, stored: Any) -> None:
        """Restore what `as_stored` returned; `None` means nothing is stored.

        Raises:
            ValueError: It is not what `as_stored` makes. Nothing has changed then.
        """
        self._pending = load(dict[str, PendingBand], stored or {})


def _is_newer(received_at: datetime | None, seen: datetime | None) -> bool:
    """Return whether a message is newer than one that was looked at.

    Without a time it cannot be told, so the message counts as newer.
    """
    return received_at is None or seen is None or received_at > seen


FOLLOW_AT_MOST = {
    Command.REBOOT: timedelta(minutes=5),
    Command.RECALIBRATE: timedelta(minutes=2),
}
"""How long a command is followed; a reboot takes a minute or two (assumed)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """A command that was sent, and the device's state at that time."""

    command: Command
    asked_at: datetime
    """By our clock."""
    seen: datetime | None
    """When the newest message known then was received, by the platform's clock."""


class PendingCommand:
    """The last command of one device, until its effect is seen; the newest one counts."""

    def __init__(self) -> None:
        """Start without a command."""
        self._sent: _Sent | None = None

    def __bool__(self) -> bool:
        """Return whether a command is pending."""
        return self._sent is not None

    @property
    def until(self) -> datetime | None:
        """How long it is followed at most; `None` without one."""
        sent = self._sent
        return None if sent is None else sent.asked_at + FOLLOW_AT_MOST[sent.command]

    def begin(self, command: Command, *, now: datetime, seen: datetime | None) -> None:
        """Follow a command.

        Args:
            command: The command that was sent.
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
        if self._sent is None:
            return
        # If our clock was set back, the wait begins anew.
        sent = replace(self._sent, asked_at=min(self._sent.asked_at, now))
        # A message that does not show it now will not show it when read again.
        self._sent = (
            None
            if _shows(sent, now, status, received_at)
            else replace(sent, seen=received_at or sent.seen)
        )

    def as_stored(self) -> Any:
        """Return the command in a form that can be stored as JSON."""
        return dump(self._sent)

    def restore(self, stored: Any) -> None:
        """Restore what `as_stored` returned.

        Raises:
            ValueError: It is not what `as_stored` makes.
        """
        self._sent = load(_Sent, stored)


def _shows(
    sent: _Sent, now: datetime, status: DeviceStatus, received_at: datetime | None
) -> bool:
    """Return whether a status shows the command's effect, or no longer can."""
    since = now - sent.asked_at
    is_reboot = sent.command is Command.REBOOT
    if is_reboot and since > FOLLOW_AT_MOST[Command.REBOOT]:
        return True
    if received_at is not None and received_at == sent.seen:
        # A message from before the command proves nothing, not even by a short uptime.
        return False
    if is_reboot:
        # Without a restart the uptime would be longer than the time since the command.
        return status.uptime is not None and status.uptime < since + SETTLES_WITHIN
    # No field tells of a recalibration, so the next fresh message ends the wait.
    return since > SETTLES_WITHIN
