"""Arrays of Bash, and the arguments of its functions, as texts."""

from ..example import unset

BETWEEN = "\0"
"""Stands before each item of an array: "${NAME[@]}" is several words."""

NOTHING = "\1"
"""An argument that the call of a function does not give. It is empty, and not open."""


def array_of(items: list[str]) -> str:
    """Return an array as the value of a variable."""
    return BETWEEN + BETWEEN.join(items)


def number_in(digits: str) -> int:
    """Return the number that digits say; of a long one, its first four."""
    return int(digits[:4])


def item_of(value: str, at: int, name: str) -> str:
    """Return an item of an array."""
    items = several_in(value)
    return items[at] if at < len(items) else unset(name)


def several_in(word: str) -> list[str]:
    """Return the words that a word with an array in it comes to."""
    first, *more = word.split(BETWEEN)
    if more == [""]:
        more = []
    return [first, *more] if first or BETWEEN not in word else more
