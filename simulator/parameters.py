"""What a parameters request wants, and what is wrong with it."""

from .answers import Refusal
from .message import Change
from .timing import FREQUENCIES


def functions_in(body: object) -> list[str]:
    """Return which functions a parameters request needs."""
    if not isinstance(body, dict):
        return []
    needed = {"bands": "bands", "messageFrequency": "frequency"}
    return [function for key, function in needed.items() if key in body]


def read_change(body: object, bands: tuple[str, ...]) -> Change:
    """Read a parameters request strictly: the platform need not be kind."""
    if not isinstance(body, dict):
        raise Refusal(400, "the body is no JSON object")
    if not body or set(body) - {"bands", "messageFrequency"}:
        raise Refusal(422, "bands or messageFrequency are wanted, nothing else")
    wished = body.get("bands", {})
    if not isinstance(wished, dict):
        raise Refusal(422, "bands is not an object")
    if "bands" in body and not wished:
        raise Refusal(422, "bands is empty")
    for band, is_on in wished.items():
        if band not in bands:
            raise Refusal(422, f"unknown band: {band}")
        if not isinstance(is_on, bool):
            raise Refusal(422, "a band is true or false")
    frequency = body.get("messageFrequency")
    if "messageFrequency" in body and (
        not isinstance(frequency, str) or frequency not in FREQUENCIES
    ):
        raise Refusal(422, "unknown message frequency")
    return Change(wished, FREQUENCIES[frequency] if frequency else None)
