"""Count the requests of an account that were sent today."""

from datetime import date, datetime

from homeassistant.util import dt as dt_util

from ..api import CallName


class RequestCount:
    """Counts all requests of an account by local day, log-ins included."""

    def __init__(self) -> None:
        """Start with no requests."""
        self.today = 0
        self.last_login: datetime | None = None
        self._counted_on: date | None = None

    def add(self, call: CallName, now: datetime) -> None:
        """Count a request."""
        if self._counted_on != (today := dt_util.as_local(now).date()):
            self._counted_on, self.today = today, 0
        self.today += 1
        if call == CallName.LOG_IN:
            self.last_login = now
