"""Who looks after a device, and asks when."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

from custom_components.stellacontrol.api.durations import parse_duration
from custom_components.stellacontrol.quota import (
    ActiveHours,
    CountingRule,
    QuotaKeeper,
    QuotaSettings,
)

from .device import Device, Outcome

WORKDAY = ActiveHours(start=time(8), end=time(20))
FLOOR = timedelta(minutes=10)


def poll_evenly(device: Device, *, end: datetime, every: timedelta) -> Outcome:
    """Ask every so often, as integrations usually do."""
    while device.platform_now < end:
        status = device.status()
        if status is not None:
            device.received_at(status)
        device.clock.advance(every.total_seconds())
    return device.finish()


def create_keeper(
    *,
    base: timedelta | None = None,
    active: bool = False,
    count_requests: bool = True,
    rule: CountingRule | None = None,
) -> QuotaKeeper:
    """Return a keeper for a device with the usual quota."""
    return QuotaKeeper(
        QuotaSettings(count_requests=count_requests, rule=rule or CountingRule()),
        base=base,
        active_hours=WORKDAY if active else None,
        zone=UTC,
    )


def read_period(told: object) -> timedelta | None:
    """Return the period that a status tells, if it can be read."""
    return parse_duration(told) if isinstance(told, str) else None


def look(device: Device, keeper: QuotaKeeper) -> None:
    """Ask once, and do what the keeper decides; what the coordinator does, too."""
    keeper.request_sent(device.now)
    status = device.status()
    if status is None:
        # As the coordinator does: a minute's pause after a failure.
        device.clock.advance(60)
        return
    received_at = device.received_at(status)
    is_connected = status["status"] == "online" or keeper.explains_silence(
        device.now, received_at=received_at
    )
    keeper.status_read(
        device.now,
        received_at=received_at,
        period=read_period(status.get("messageFrequency")),
        is_connected=is_connected,
        uptime=timedelta(seconds=float(str(status["uptime"]))),
        platform_now=device.date,
    )
    hold(device, keeper)


def hold(device: Device, keeper: QuotaKeeper) -> None:
    """Ask for the frequency that the keeper holds to be right, if it is another."""
    period = keeper.change_due(device.now)
    if period is None:
        return
    ask_for(device, keeper, period)


def ask_for(device: Device, keeper: QuotaKeeper, period: timedelta) -> None:
    """Ask for a message frequency, and take note of the answer."""
    keeper.change_begins(device.now, period)
    keeper.request_sent(device.now)
    device.save(keeper)
    if (status := device.set_period(period)) == 202:
        keeper.change_sent(device.now, period)
    else:
        keeper.change_failed(device.now, forbidden=status == 403)


def turn_band(device: Device, keeper: QuotaKeeper, *, is_on: bool) -> None:
    """Turn a band on or off, and look for it early, as the coordinator does."""
    keeper.report_may_follow(device.now)
    keeper.request_sent(device.now)
    device.save(keeper)
    device.turn_band(is_on=is_on)
    keeper.look_soon(device.now)


def compare_counts(device: Device, keeper: QuotaKeeper) -> None:
    """Note by how much our ledger is below the simulator's count, if it is."""
    if keeper.ledger is None:
        return
    ours = keeper.ledger.used(device.now, count_requests=keeper.settings.count_requests)
    device.outcome.short_by = max(device.outcome.short_by, device.counted - ours)


def live(
    device: Device,
    keeper: QuotaKeeper,
    *,
    end: datetime,
    meanwhile: Callable[[QuotaKeeper], QuotaKeeper] = lambda keeper: keeper,
) -> Outcome:
    """Let the keeper look after a device until a moment.

    Args:
        device: The device.
        keeper: Who looks after it.
        end: Until when, by the simulator's clock.
        meanwhile: Called after each look; may return another keeper, as a restart
            does.
    """
    while device.platform_now < end:
        look(device, keeper)
        compare_counts(device, keeper)
        device.save_in_time(keeper)
        keeper = meanwhile(keeper)
        due = keeper.next_request(device.now) - device.now
        device.clock.advance(max(0.01, due.total_seconds()))
    return device.finish()
