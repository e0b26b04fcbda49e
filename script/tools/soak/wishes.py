"""What users asked of bands, and what became of it."""

from collections import Counter


class Wishes:
    """The last accepted wish for each band, as the user remembers it."""

    def __init__(self) -> None:
        """Start without any."""
        self.expected: dict[tuple[str, str], bool] = {}
        self.busy: set[tuple[str, str]] = set()
        """Bands whose wish is being sent."""
        self.counts: Counter[str] = Counter()

    def accepted(self, serial: str, band: str, *, on: bool) -> None:
        """Remember a wish that the platform took; a later one takes its place."""
        self.counts["accepted"] += 1
        self.expected[serial, band] = on

    def refused(self, serial: str, band: str) -> None:
        """Note that the user saw an error.

        The platform may have carried it out all the same, if only the answer was lost.
        """
        self.counts["refused"] += 1
        self.expected.pop((serial, band), None)

    def given_up(self, serial: str, band: str) -> None:
        """Note that the user was told that the device does otherwise."""
        self.counts["given up"] += 1
        self.expected.pop((serial, band), None)
