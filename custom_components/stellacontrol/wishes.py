"""What was asked of a device and is not confirmed by it."""

from dataclasses import dataclass
from datetime import datetime

from .api import DeviceStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class BandWish:
    """That a band be on or off, as the platform accepted it."""

    on: bool
    asked_after: datetime | None
    """When the newest message known at that time was received. By the platform's
    clock, because ours may differ from it."""

    def is_confirmed_by(self, status: DeviceStatus, band_id: str) -> bool:
        """Return whether a message sent since shows the band as wished."""
        band = status.bands.get(band_id)
        if band is None or band.is_shutdown_manually is None:
            return False
        if status.received_at is None:
            # Without a time nobody can tell old from new; the value has to do.
            is_newer = True
        else:
            is_newer = self.asked_after is None or status.received_at > self.asked_after
        return is_newer and band.is_shutdown_manually is not self.on
