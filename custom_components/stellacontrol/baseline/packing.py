"""Writes lists of levels as short texts, so that a repeater's baseline stays small."""

from collections.abc import Iterable

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_PAIRS = [high + low for high in _DIGITS for low in _DIGITS]
GAP = "."
"""Twice in the place of a level that is not known."""

_LOWEST = -250.0
"""dB or dBm; two digits in steps of 0.1 reach from here to 159.5."""
_STEP = 0.1
_OFFSET_STEP = 0.5
"""dB; a habit of the hour need not be known better."""


def pack_levels(levels: Iterable[float | None]) -> str:
    """Return levels in dB or dBm as text, two characters each; `None` is a gap."""
    gap, most = GAP * 2, len(_PAIRS) - 1
    # As plain as this since it is done for each value in each hour.
    return "".join(
        [
            gap
            if level is None
            else _PAIRS[min(max(round((level - _LOWEST) / _STEP), 0), most)]
            for level in levels
        ]
    )


def unpack_levels(text: str) -> list[float | None]:
    """Return what `pack_levels` packed, rounded to 0.1.

    Raises:
        ValueError: It is none of its texts.
    """
    if len(text) % 2:
        raise ValueError("half a level")
    pairs = (text[at : at + 2] for at in range(0, len(text), 2))
    return [None if pair == GAP * 2 else _read_pair(pair) for pair in pairs]


def pack_offsets(offsets: Iterable[float]) -> str:
    """Return offsets in dB as text, one character each, rounded to half a dB."""
    half = len(_DIGITS) // 2
    steps = (round(offset / _OFFSET_STEP) + half for offset in offsets)
    return "".join(_DIGITS[min(max(step, 0), len(_DIGITS) - 1)] for step in steps)


def unpack_offsets(text: str) -> list[float]:
    """Return what `pack_offsets` packed.

    Raises:
        ValueError: It is none of its texts.
    """
    return [(_DIGITS.index(digit) - len(_DIGITS) // 2) * _OFFSET_STEP for digit in text]


def _read_pair(pair: str) -> float:
    """Read one level."""
    step = _DIGITS.index(pair[0]) * len(_DIGITS) + _DIGITS.index(pair[1])
    return round(_LOWEST + step * _STEP, 1)
