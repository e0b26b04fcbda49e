"""What is normal for all bands of a repeater."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from .moments import Limits, Moment
from .watch import BandWatch, Reading

RESTARTED = timedelta(minutes=5)
"""By so much at least the moment of the start moves if the repeater has restarted; less
is rounding."""


class DeviceBaseline:
    """The baselines of a repeater, by band."""

    def __init__(self) -> None:
        """Start without knowing the repeater."""
        self.bands: dict[str, BandWatch] = {}
        self._started: float = 0.0
        """When it started, as a timestamp; 0 if that is not known."""

    def read(
        self,
        now: datetime,
        readings: Mapping[str, Reading | None],
        *,
        uptime: timedelta | None,
        limits: Limits,
    ) -> None:
        """Learn from a message.

        Args:
            now: When it was sent, in local time.
            readings: By band; `None` for one whose readings mean nothing now.
            uptime: Since the last start; `None` if it is not told.
            limits: What the user calls reduced.
        """
        if uptime is not None:
            self._notice_restart((now - uptime).timestamp())
        moment = Moment.of(now)
        for band_id, reading in readings.items():
            if (watch := self.bands.get(band_id)) is None:
                watch = self.bands[band_id] = BandWatch()
            if reading is None:
                watch.pause()
            else:
                watch.read(moment, reading, limits)

    def seed(self, band_id: str, hours: Iterable[tuple[Moment, float]]) -> None:
        """Learn the signal of a band that nothing is known of from earlier hours.

        Args:
            band_id: The band.
            hours: Mean downlink of each hour in dBm, in the order of time.
        """
        watch = self.bands.setdefault(band_id, BandWatch())
        for moment, level in hours:
            watch.signal.learn_hour(moment, level)

    def forget(self, band_ids: Iterable[str]) -> None:
        """Learn bands again: their present power is normal."""
        for band_id in band_ids:
            if band_id in self.bands:
                self.bands[band_id].forget()

    def recalibrated(self) -> None:
        """Learn again what a calibration changes: the gain, not the received power."""
        for watch in self.bands.values():
            watch.output.forget()

    def pause(self) -> None:
        """Drop unfinished measurements: the repeater is offline or is being changed."""
        for watch in self.bands.values():
            watch.pause()

    def keep_only(self, band_ids: Iterable[str]) -> None:
        """Forget the bands that the repeater no longer has."""
        kept = set(band_ids)
        self.bands = {name: one for name, one in self.bands.items() if name in kept}

    def as_stored(self) -> Any:
        """Return the state to store, in a form that can be JSON."""
        return {
            "started": round(self._started),
            "bands": {name: watch.as_stored() for name, watch in self.bands.items()},
        }

    def restore(self, stored: Any) -> None:
        """Restore what `as_stored` returned.

        Raises:
            AttributeError, KeyError, TypeError, ValueError: It makes no sense. Nothing
                has changed then.
        """
        bands = {
            str(name): BandWatch.restored(texts)
            for name, texts in stored["bands"].items()
        }
        self._started = float(stored["started"])
        self.bands = bands

    def _notice_restart(self, started: float) -> None:
        """Check all bands again if the repeater has restarted."""
        is_new = started > self._started + RESTARTED.total_seconds()
        if is_new and self._started:
            for watch in self.bands.values():
                watch.pause()
                watch.expect_rise()
        if is_new:
            self._started = started
