"""What was asked of a device's bands and is not confirmed by the device."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from .api import DeviceStatus
from .quota import as_moment

CONTRADICTIONS = 2
"""Fresh messages that say otherwise before a wish is given up."""

SETTLES_WITHIN = timedelta(seconds=10)
"""An online device has new parameters well within this (assumed: seconds). A message
before that says nothing against a wish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BandWish:
    """That a band be on or off, as the platform accepted it."""

    on: bool
    asked_at: datetime
    """By our clock."""
    seen: datetime | None
    """When the newest message that was looked at was received. By the platform's
    clock, because ours may differ from it."""
    contradicted: int = 0
    """How many fresh messages said otherwise."""


class BandWishes:
    """The wishes for one device, by band.

    Invariant: a message that was known when a wish was given, or an older one, never
    settles it.
    """

    def __init__(self) -> None:
        """Start without a wish."""
        self._pending: dict[str, BandWish] = {}

    def __contains__(self, band_id: object) -> bool:
        """Return whether a wish for a band is pending."""
        return band_id in self._pending

    def __bool__(self) -> bool:
        """Return whether any wish is pending."""
        return bool(self._pending)

    def get(self, band_id: str) -> bool | None:
        """Return what is wished of a band; `None` if nothing is pending."""
        wish = self._pending.get(band_id)
        return None if wish is None else wish.on

    def accept(
        self, bands: Mapping[str, bool], *, now: datetime, seen: datetime | None
    ) -> None:
        """Keep wishes that the platform accepted; the last one of a band wins.

        Args:
            bands: Whether each band shall be on.
            now: Our time.
            seen: When the newest message known now was received.
        """
        for band_id, on in bands.items():
            self._pending[band_id] = BandWish(on=on, asked_at=now, seen=seen)

    def read(
        self, now: datetime, status: DeviceStatus, *, received_at: datetime | None
    ) -> list[str]:
        """Compare the wishes with a status.

        Args:
            now: Our time.
            status: The newest status.
            received_at: When its message was received; `None` if that is not known,
                or cannot be true.

        Returns:
            Bands whose wishes are given up, because the device goes on saying
            otherwise. Confirmed wishes just end.
        """
        given_up = []
        for band_id, wish in list(self._pending.items()):
            band = status.bands.get(band_id)
            if band is None or band.is_shutdown_manually is None:
                continue
            if not _is_newer(received_at, wish.seen):
                continue
            if band.is_shutdown_manually is not wish.on:
                del self._pending[band_id]
                continue
            contradicted = wish.contradicted
            if not status.is_offline and now - wish.asked_at >= SETTLES_WITHIN:
                contradicted += 1
            if contradicted >= CONTRADICTIONS:
                del self._pending[band_id]
                given_up.append(band_id)
                continue
            # Read once more, the same message says no more than it did; and what was
            # sent too early to say anything says nothing later either.
            self._pending[band_id] = replace(
                wish, seen=received_at or wish.seen, contradicted=contradicted
            )
        return given_up

    def keep_only(self, band_ids: Container[str]) -> None:
        """Forget the wishes for bands that the device no longer has."""
        self._pending = {
            band_id: wish
            for band_id, wish in self._pending.items()
            if band_id in band_ids
        }

    def as_stored(self) -> dict[str, Any]:
        """Return the wishes in a form that can be stored as JSON."""
        return {
            band_id: {
                "on": wish.on,
                "asked_at": wish.asked_at.isoformat(),
                "seen": None if wish.seen is None else wish.seen.isoformat(),
                "contradicted": wish.contradicted,
            }
            for band_id, wish in self._pending.items()
        }

    def restore(self, stored: Any) -> None:
        """Take up what `as_stored` returned; `None` is nothing.

        Raises:
            AttributeError, KeyError, TypeError, ValueError: It is not what `as_stored`
                makes. Nothing has changed then.
        """
        self._pending = {
            str(band_id): BandWish(
                on=bool(wish["on"]),
                asked_at=as_moment(wish["asked_at"]),
                seen=None if wish["seen"] is None else as_moment(wish["seen"]),
                contradicted=int(wish["contradicted"]),
            )
            for band_id, wish in (stored or {}).items()
        }


def _is_newer(received_at: datetime | None, seen: datetime | None) -> bool:
    """Return whether a message is newer than one that was looked at.

    Without a time nobody can tell old from new; the value has to do then.
    """
    return received_at is None or seen is None or received_at > seen
