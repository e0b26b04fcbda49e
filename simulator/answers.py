"""What the platform answers to a call, and how a call is refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
import json


@dataclass(frozen=True, slots=True)
class Answer:
    """What the platform answers to a call."""

    status: int
    body: object = None
    headers: Mapping[str, str] = field(default_factory=dict)
    is_json: bool = False
    """Whether a text, or None, is JSON too; else the one is plain, the other no body."""

    @property
    def text(self) -> str:
        """Return the body as it is written down."""
        if self.is_json or not isinstance(self.body, str | None):
            return json.dumps(self.body)
        return self.body or ""


class Refusal(Exception):
    """A call that ends early, with the answer it gets."""

    def __init__(self, status: int, reason: str, **headers: str) -> None:
        """Refuse with a status code and a reason for people."""
        super().__init__(reason)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answer = Answer(status, {"error": reason}, named)


def refusing[**P](call: Callable[P, Answer]) -> Callable[P, Answer]:
    """Let a call that raises a refusal return its answer."""

    @wraps(call)
    def answer(*args: P.args, **kwargs: P.kwargs) -> Answer:
        try:
            return call(*args, **kwargs)
        except Refusal as refusal:
            return refusal.answer

    return answer
