"""Checks of what devices do: whether they report, and what a change comes to."""

from datetime import timedelta

from custom_components.stellacontrol.api import wire

from .evidence import ChangeSeen, Evidence, Finding, Verdict

MISSED = 3
"""Periods without a message after which nobody would call a device connected."""

NOT_TRIED = Finding(Verdict.OPEN, "not tried (see --set-frequency, --toggle-band)")


def connected_means_fresh(evidence: Evidence) -> Finding:
    """Do devices that count as connected have a message of late?"""
    fresh = stale = 0
    for status in evidence.statuses:
        period, received_at = status.message_frequency, status.received_at
        if not status.is_connected or period is None or received_at is None:
            continue
        patience = MISSED * period + timedelta(minutes=1)
        is_fresh = evidence.read_at - received_at <= patience
        fresh, stale = fresh + is_fresh, stale + (not is_fresh)
    if fresh + stale == 0:
        return Finding(Verdict.OPEN, "no connected device")
    seen = f"{fresh} of {fresh + stale} connected devices have a message of late"
    return Finding(Verdict.CONTRADICTED if stale else Verdict.CONFIRMED, seen)


def parameters_call(evidence: Evidence) -> Finding:
    """Does the call exist?"""
    if not evidence.changes:
        return NOT_TRIED
    good = [change for change in evidence.changes if change.request.is_success]
    shown = (good or evidence.changes)[0].request
    if good:
        return Finding(Verdict.CONFIRMED, shown.outcome)
    is_against = shown.status in (404, 405, 501)
    return Finding(Verdict.CONTRADICTED if is_against else Verdict.OPEN, shown.outcome)


def frequency_parameter(evidence: Evidence) -> Finding:
    """Can the message frequency be set?"""
    return _parameter(evidence, wire.PARAMETER_MESSAGE_FREQUENCY)


def bands_parameter(evidence: Evidence) -> Finding:
    """Can a band be switched?"""
    return _parameter(evidence, wire.PARAMETER_BANDS)


def change_shows(evidence: Evidence) -> Finding:
    """How long until a status shows a change?"""
    shown = [
        f"{change.parameter.name} after {change.shown_after:.0f} s"
        for change in evidence.changes
        if change.shown_after is not None
    ]
    # When the device has it and when it reports cannot be told apart from here.
    return Finding(Verdict.OPEN, ", ".join(shown)) if shown else NOT_TRIED


def _parameter(evidence: Evidence, key: wire.Key) -> Finding:
    change = next(
        (change for change in evidence.changes if change.parameter == key), None
    )
    if change is None:
        return NOT_TRIED
    return Finding(_verdict(change), f"{change.request.outcome}; {_shown(change)}")


def _verdict(change: ChangeSeen) -> Verdict:
    if change.request.status in (400, 422):
        return Verdict.CONTRADICTED
    if change.request.is_success and change.shown_after is not None:
        return Verdict.CONFIRMED
    # Accepted and not seen: the device may not have reported in the meantime.
    return Verdict.OPEN


def _shown(change: ChangeSeen) -> str:
    if change.shown_after is None:
        return "no status showed it in time"
    return f"shown after {change.shown_after:.0f} s"
