"""What the simulator was asked, for tests that check a client's price."""

from collections import Counter, deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

SECRET_KEYS = frozenset({"clientId", "clientKey", "name", "password"})
HIDDEN = "***"


@dataclass(slots=True)
class RequestRecord:
    """One request, without credentials."""

    time: float
    method: str
    path: str
    call: str
    serial: str | None
    accept: str | None
    user_agent: str | None
    body: object = None
    status: int | None = None
    """What was answered; None: nothing, the connection was closed."""


class Journal:
    """All requests in order, and how many were in flight together."""

    def __init__(self) -> None:
        """Start empty."""
        # A simulator may run for weeks; nobody reads that far back.
        self.records: deque[RequestRecord] = deque(maxlen=100_000)
        self.calls: Counter[str] = Counter()
        self.in_flight = 0
        self.most_in_flight = 0

    @contextmanager
    def record(self, entry: RequestRecord) -> Iterator[RequestRecord]:
        """Note a request for as long as it is in flight."""
        self.records.append(entry)
        self.calls[entry.call] += 1
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            yield entry
        finally:
            self.in_flight -= 1

    def reset(self) -> None:
        """Forget what was; what is in flight still counts as such."""
        self.records.clear()
        self.calls.clear()
        self.most_in_flight = self.in_flight


def without_credentials(body: object) -> object:
    """Return a login's body with its values hidden, others as they are."""
    if not isinstance(body, Mapping):
        return body
    return {key: HIDDEN if key in SECRET_KEYS else body[key] for key in body}
