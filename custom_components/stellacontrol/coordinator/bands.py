"""Which bands a device has, and their labels."""

from collections.abc import Iterable

from homeassistant.core import callback

from ..api import Device, DeviceStatus
from .context import DeviceContext
from .registry import remove_other_bands


class KnownBands:
    """Every band that metadata, a status or the last run listed.

    A band that is gone is forgotten only when neither metadata nor status lists it.
    """

    def __init__(self, context: DeviceContext, device: Device) -> None:
        """Start with the metadata and what is stored."""
        self.ids: list[str] = list(device.band_ids)
        self.labels: dict[str, str | None] = {}
        """By identifier; empty before the first status ever."""
        self.are_announced = False
        """Whether the platforms know the bands; later ones are announced one by one."""
        self._context = context
        context.store.attach(
            context.serial_number, "labels", lambda: self.labels, self._restore
        )

    @callback
    def add(self, band_ids: Iterable[str]) -> None:
        """Add bands, as far as they are new."""
        for band_id in band_ids:
            if band_id not in self.ids:
                self.ids.append(band_id)
                if self.are_announced:
                    self._context.on_new_band(band_id)

    @callback
    def status_read(self, status: DeviceStatus) -> None:
        """Learn labels and new bands from a status."""
        self.labels |= {band_id: band.label for band_id, band in status.bands.items()}
        self.add(status.bands)

    @callback
    def keep_only(self, listed: set[str]) -> None:
        """Forget other bands, and remove their entities."""
        self.ids = [band_id for band_id in self.ids if band_id in listed]
        self.labels = {
            band_id: label
            for band_id, label in self.labels.items()
            if band_id in listed
        }
        context = self._context
        remove_other_bands(
            context.hass, context.entry, context.serial_number, kept=listed
        )

    @callback
    def _restore(self, labels: dict[str, str | None]) -> None:
        """Take up the labels of the last run, and so the bands."""
        self.labels = dict(labels)
        self.add(labels)
