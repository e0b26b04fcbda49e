"""What the simulator was asked, for tests that check a client's price."""

from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

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
    exposed: bool = False
    """Whether a credential or a token stood in the URL."""
    sends_credentials: bool = False
    """Whether the user name or the password was in the body or in a header."""


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

    def safety(self) -> dict[str, int]:
        """Return what a client must keep small, or at nothing."""
        records = self.records
        calls = Counter(record.call for record in records)
        answers = Counter(record.status for record in records)
        return {
            "requests": len(records),
            "status_requests": calls["status"],
            "credentials_sent": sum(record.sends_credentials for record in records),
            "secrets_in_urls": sum(record.exposed for record in records),
            "writes": calls["parameters"] + calls["command"],
            "risky_requests": sum(_may_write(record) for record in records),
            "answers_4xx": sum(
                count for status, count in answers.items() if 400 <= (status or 0) < 500
            ),
            "not_found": answers[404],
        }


def _may_write(record: RequestRecord) -> bool:
    """Whether a request could change something on a platform that nobody knows."""
    is_of_session = record.call in ("login", "logout")
    return record.method in ("PUT", "PATCH", "DELETE") and not is_of_session


def without_secrets(body: object, secrets: Collection[str]) -> object:
    """Return a body with the values hidden that are credentials or a token."""
    return _hidden(body, lambda text: text in secrets)


def without_texts(body: object) -> object:
    """Return a body with all texts hidden."""
    return _hidden(body, lambda _: True)


def _hidden(body: object, is_secret: Callable[[str], bool]) -> object:
    if isinstance(body, Mapping):
        return {key: _hidden(value, is_secret) for key, value in body.items()}
    if isinstance(body, list):
        return [_hidden(value, is_secret) for value in body]
    return HIDDEN if isinstance(body, str) and is_secret(body) else body
