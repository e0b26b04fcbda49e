"""Numbers on a command line, refused in words where they make no sense."""

from argparse import ArgumentTypeError
from collections.abc import Callable
from math import isfinite


def whole(least: int, most: int | None = None) -> Callable[[str], int]:
    """Return what reads an option's whole number, for argparse's `type`.

    Args:
        least: The smallest that makes sense.
        most: The largest; `None`: there is none.
    """
    wanted = f"of at least {least}" if most is None else f"from {least} to {most}"

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = least - 1
        if number < least or (most is not None and number > most):
            raise ArgumentTypeError(f"{text} is no whole number {wanted}")
        return number

    return read


def seconds(text: str) -> float:
    """Read an option's time, for argparse's `type`."""
    try:
        number = float(text)
    except ValueError:
        number = -1
    if not isfinite(number) or number < 0:
        raise ArgumentTypeError(f"{text} is no number of seconds")
    return number
