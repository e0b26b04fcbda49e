"""Devices that are missing in a list: a single list may be wrong."""

from collections.abc import Container, Iterable


class Absences:
    """Takes a device as gone when two lists in a row leave it out."""

    def __init__(self) -> None:
        """Start with none."""
        self.once: set[str] = set()
        """Serial numbers that the newest list left out for the first time."""

    def doubted(self, known: Iterable[str], listed: Container[str]) -> set[str]:
        """Record a list; return the devices that it leaves out for the first time.

        Args:
            known: Serial numbers of all devices before this list.
            listed: Those in the list.
        """
        absent = {serial for serial in known if serial not in listed}
        self.once = absent - self.once
        return self.once
