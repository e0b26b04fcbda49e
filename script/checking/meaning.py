"""Checks of what values mean: their form, their range, their unit."""

from collections.abc import Callable, Iterable

from custom_components.stellacontrol.api import wire
from custom_components.stellacontrol.api.fields import (
    IllTyped,
    read_moment,
    read_number,
)

from .evidence import Evidence, Fields, Finding, Verdict

NOMINAL = {"07": 700, "08": 800, "09": 900, "18": 1800, "21": 2100, "26": 2600}
"""MHz by identifier."""

NEAR = 0.15
"""Part of the nominal frequency by which a real one may differ."""

NONE_SENT = Finding(Verdict.OPEN, "none sent")
SAME = 2.0
"""Seconds by which two spellings of one moment may differ."""


def listed_bands_form(evidence: Evidence) -> Finding:
    """Which of the two forms do bands have in the list?"""
    found = [
        band
        for device in evidence.devices
        if isinstance(bands := device.raw.get(wire.BANDS.name), list)
        for band in bands
    ]
    return _form(found, {"dict": "objects", "str": "identifiers", "int": "numbers"})


def status_bands_form(evidence: Evidence) -> Finding:
    """Which of the two forms do bands have in a status?"""
    found = [status.raw.get(wire.BANDS.name) for status in evidence.statuses]
    sent = [bands for bands in found if bands is not None]
    return _form(sent, {"list": "a list", "dict": "by identifier"})


def _form(found: list[object], words: dict[str, str]) -> Finding:
    kinds = {type(value).__name__ for value in found}
    if not kinds:
        return NONE_SENT
    if kinds <= words.keys():
        return Finding(Verdict.CONFIRMED, ", ".join(words[kind] for kind in kinds))
    return Finding(Verdict.CONTRADICTED, "neither")


def known_identifiers(evidence: Evidence) -> Finding:
    """Are there bands beyond those that the overview names?"""
    identifiers = {identifier or "none" for identifier, _ in evidence.bands}
    if not identifiers:
        return NONE_SENT
    if strange := identifiers - NOMINAL.keys():
        # A band's number tells nobody anything; a text might.
        plain = sorted(name for name in strange if name.isdigit() and len(name) < 4)
        seen = ", ".join(plain) or "other texts"
        return Finding(Verdict.CONTRADICTED, seen)
    return Finding(Verdict.CONFIRMED, ", ".join(sorted(identifiers)))


def nominal_frequencies(evidence: Evidence) -> Finding:
    """Are bands where their identifiers say?"""
    far: set[str] = set()
    near: set[str] = set()
    for identifier, band in evidence.bands:
        nominal = NOMINAL.get(identifier or "")
        frequency = _number(band, wire.BAND_FREQUENCY)
        if nominal is None or frequency is None:
            continue
        is_near = abs(frequency / 1e6 / nominal - 1) <= NEAR
        (near if is_near else far).add(f"{identifier}: {frequency / 1e6:g} MHz")
    if far:
        return Finding(Verdict.CONTRADICTED, "read as Hz, " + ", ".join(sorted(far)))
    if near:
        return Finding(Verdict.CONFIRMED, ", ".join(sorted(near)))
    return NONE_SENT


def led_count(evidence: Evidence) -> Finding:
    """Is the signal strength within its range?"""
    return _within(_numbers(_band_fields(evidence), wire.LED_COUNT), 1, 5)


def band_usage(evidence: Evidence) -> Finding:
    """Is the usage within its range?"""
    return _within(_numbers(evidence.band_values, wire.BAND_USAGE), 0, 100)


def temperature_unit(evidence: Evidence) -> Finding:
    """Could a circuit board have this temperature in degrees C?"""
    raws = [status.raw for status in evidence.statuses]
    return _within(_numbers(raws, wire.TEMPERATURE), -40, 125)


def power_unit(evidence: Evidence) -> Finding:
    """Show the range, since no number proves its unit."""
    return _range(evidence, wire.UPLINK_POWER, wire.DOWNLINK_POWER)


def gain_unit(evidence: Evidence) -> Finding:
    """Show the range, since no number proves its unit."""
    return _range(
        evidence,
        wire.DOWNLINK_AGC,
        wire.UPLINK_AGC,
        wire.CLAMP,
        wire.DOWNLINK_REDUCED_GAIN,
        wire.UPLINK_REDUCED_GAIN,
    )


def timestamp_unit(evidence: Evidence) -> Finding:
    """Does the timestamp, read our way, lie in the last years and not in the future?"""
    units = set()
    for status in evidence.statuses:
        moment = _read(read_moment, status.raw, wire.TIMESTAMP)
        if moment is None:
            continue
        age = (evidence.read_at - moment).total_seconds()
        if not -300 < age < 10 * 365 * 86_400:
            return Finding(Verdict.CONTRADICTED, "not a moment of the last ten years")
        number = _number(status.raw, wire.TIMESTAMP) or 0
        units.add("milliseconds" if number > 1e11 else "seconds")
    if not units:
        return NONE_SENT
    return Finding(Verdict.CONFIRMED, ", ".join(sorted(units)))


def same_moment(evidence: Evidence) -> Finding:
    """Do both spellings agree?"""
    worst = None
    for status in evidence.statuses:
        one = _read(read_moment, status.raw, wire.TIMESTAMP)
        other = _read(read_moment, status.raw, wire.CREATED_AT)
        if one is not None and other is not None:
            worst = max(worst or 0.0, abs((one - other).total_seconds()))
    if worst is None:
        return Finding(Verdict.OPEN, "never both sent")
    verdict = Verdict.CONFIRMED if worst <= SAME else Verdict.CONTRADICTED
    return Finding(verdict, f"at most {worst:.1f} s apart")


def created_at_zone(evidence: Evidence) -> Finding:
    """Is a zone given at all?"""
    texts = [status.raw.get(wire.CREATED_AT.name) for status in evidence.statuses]
    named = [text for text in texts if isinstance(text, str) and text]
    if not named:
        return NONE_SENT
    without = [text for text in named if not _has_zone(text)]
    if not without:
        return Finding(Verdict.OPEN, "a zone is always given")
    agreement = same_moment(evidence)
    seen = f"without zone; beside `timestamp`: {agreement.seen}"
    return Finding(agreement.verdict, seen)


def _has_zone(text: str) -> bool:
    moment = text.strip().rpartition("T")[2]
    return moment.endswith(("Z", "z")) or "+" in moment or "-" in moment


def _band_fields(evidence: Evidence) -> list[Fields]:
    return [band for _, band in evidence.bands]


def _range(evidence: Evidence, *keys: wire.Key) -> Finding:
    numbers = [number for key in keys for number in _numbers(evidence.band_values, key)]
    if not numbers:
        return NONE_SENT
    return Finding(Verdict.OPEN, f"{min(numbers):g} to {max(numbers):g}")


def _within(numbers: list[float], least: float, most: float) -> Finding:
    if not numbers:
        return NONE_SENT
    seen = f"{min(numbers):g} to {max(numbers):g}"
    is_within = least <= min(numbers) and max(numbers) <= most
    return Finding(Verdict.CONFIRMED if is_within else Verdict.CONTRADICTED, seen)


def _numbers(holders: Iterable[Fields], key: wire.Key) -> list[float]:
    found = (_number(holder, key) for holder in holders)
    return [number for number in found if number is not None]


def _number(holder: Fields, key: wire.Key) -> float | None:
    return _read(read_number, holder, key)


def _read[T](
    read: Callable[[object], T | None], holder: Fields, key: wire.Key
) -> T | None:
    """Read a field; what makes no sense is told by the row of the field itself."""
    value = holder.get(key.name)
    if value is None:
        return None
    try:
        return read(value)
    except IllTyped:
        return None
