"""Times in what is stored."""

from datetime import datetime


def as_moment(stored: str) -> datetime:
    """Return a time that was stored.

    Raises:
        TypeError, ValueError: It is none, or has no zone and is none of ours.
    """
    moment = datetime.fromisoformat(stored)
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment
