"""What is normal for the bands of one device, from its messages and from statistics."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util

from ..api import Band, DeviceStatus
from ..baseline import BandWatch, Cause, DeviceBaseline, Limits, Moment, Reading
from ..const import DOMAIN
from .context import DeviceContext

SEED_DAYS = timedelta(days=28)
"""As much as a baseline remembers."""

type Answer = tuple[bool | None, Cause | None, float | None]
"""Whether a band's power is reduced, why, and what is normal in dBm."""


class NormalPower:
    """Knows what is normal for each band, and tells whose power is reduced."""

    def __init__(self, context: DeviceContext) -> None:
        """Restore what is stored; without it, everything is to be learnt."""
        self._baseline = DeviceBaseline()
        self._context = context
        self._answers: dict[str, Answer] = {}
        self._news: set[str] = set()
        self._limits = Limits(
            depth=context.options.reduced_power_depth,
            duration=timedelta(minutes=context.options.reduced_power_after),
        )
        context.store.attach(
            context.serial_number,
            "baseline",
            self._baseline.as_stored,
            self._baseline.restore,
        )

    def watch(self, band_id: str) -> BandWatch:
        """Return what is known of a band; nothing is of one that was never read."""
        return self._baseline.bands.get(band_id) or BandWatch()

    @callback
    def status_read(
        self, status: DeviceStatus, *, changing: Collection[str], is_commanded: bool
    ) -> dict[str, bool | None]:
        """Learn from a status.

        Args:
            status: The newest status.
            changing: Bands that are being switched.
            is_commanded: Whether the device restarts or recalibrates.

        Returns:
            By band, whether its power is reduced; `None` if that cannot be told now.
        """
        baseline = self._baseline
        if status.is_offline or is_commanded:
            baseline.pause()
            return {}
        readings = {
            band_id: None if band_id in changing else _reading(band)
            for band_id, band in status.bands.items()
        }
        now = dt_util.utcnow()
        baseline.read(
            # One message from the future would make all that follow look old.
            dt_util.as_local(min(status.received_at or now, now)),
            readings,
            uptime=status.uptime,
            limits=self._limits,
        )
        before, self._answers = (
            self._answers,
            {
                band_id: self._answer(band_id, status.bands[band_id], reading)
                for band_id, reading in readings.items()
            },
        )
        for band_id, answer in self._answers.items():
            if answer != before.get(band_id):
                self._news.add(band_id)
        return {band_id: answer[0] for band_id, answer in self._answers.items()}

    @callback
    def take_news(self) -> set[str]:
        """Return the bands that have another answer since this was called last."""
        news, self._news = self._news, set()
        return news

    def _answer(self, band_id: str, band: Band, reading: Reading | None) -> Answer:
        """Judge a band."""
        watch = self._baseline.bands[band_id]
        cause, normal = watch.cause, watch.normal_downlink
        if band.is_shutdown_manually or normal is None:
            return False, cause, normal
        return (None if reading is None else cause is not None), cause, normal

    @callback
    def forget(self, band_ids: Collection[str]) -> None:
        """Take for normal what bands do from now on."""
        self._baseline.forget(band_ids)
        self._news.update(band_ids)

    @callback
    def recalibrated(self) -> None:
        """Learn anew what a calibration changes."""
        self._baseline.recalibrated()

    @callback
    def keep_only(self, band_ids: Iterable[str]) -> None:
        """Forget the bands that the device no longer has."""
        self._baseline.keep_only(band_ids)

    async def learn_from_statistics(self, band_ids: Iterable[str]) -> None:
        """Begin with what Home Assistant knows of bands that nothing is known of.

        Only the downlink can be learnt so: of the uplink, statistics mix the noise of
        silent hours into what telephones sent.
        """
        unknown = [one for one in band_ids if one not in self._baseline.bands]
        hass = self._context.hass
        if not unknown or "recorder" not in hass.config.components:
            return
        entities = self._downlink_entities(unknown)
        for band_id, hours in (await _hours(hass, entities)).items():
            self._baseline.seed(band_id, hours)

    def _downlink_entities(self, band_ids: Iterable[str]) -> dict[str, str]:
        """Return by entity the band whose downlink it shows."""
        registry, serial = er.async_get(self._context.hass), self._context.serial_number
        found = {
            registry.async_get_entity_id(
                Platform.SENSOR, DOMAIN, f"{serial}_band_{band_id}_downlink_power"
            ): band_id
            for band_id in band_ids
        }
        return {entity: band for entity, band in found.items() if entity is not None}


async def _hours(
    hass: HomeAssistant, entities: Mapping[str, str]
) -> dict[str, list[tuple[Moment, float]]]:
    """Return the mean of each hour in the statistics, by band."""
    # Not at the top: an installation may do without the recorder.
    from homeassistant.components.recorder import get_instance
    from homeassistant.components.recorder.statistics import statistics_during_period

    if not entities:
        return {}
    found = await get_instance(hass).async_add_executor_job(
        statistics_during_period,
        hass,
        dt_util.utcnow() - SEED_DAYS,
        None,
        set(entities),
        "hour",
        None,
        {"mean"},
    )
    return {
        entities[entity_id]: [
            (_moment(row["start"]), mean)
            for row in rows
            if (mean := row.get("mean")) is not None
        ]
        for entity_id, rows in found.items()
    }


def _moment(timestamp: float) -> Moment:
    """Return the moment of a row of the statistics."""
    return Moment.of(datetime.fromtimestamp(timestamp, dt_util.get_default_time_zone()))


def _reading(band: Band) -> Reading | None:
    """Return what a band tells of its power; `None` while it is off."""
    if band.is_online is False or band.is_shutdown_manually or band.is_shutdown_auto:
        return None
    clamp, reduction = band.clamp, band.downlink_reduced_gain
    if reduction is None or (clamp is not None and clamp > reduction):
        reduction = clamp
    return Reading(
        downlink=band.downlink_power,
        reduction=reduction,
        uplink=band.uplink_power if band.is_uplink else None,
    )
