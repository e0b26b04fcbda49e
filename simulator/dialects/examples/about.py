"""What the styles of examples share: names of calls, and what stands for values."""

from collections.abc import Mapping
import re
from typing import Any

from simulator.dialects.dialect import Dialect
from simulator.dialects.templates import fill

NAMES = ("client_id", "client_key", "username", "password", "token", "device")
MARKS = {name: f"\N{SECTION SIGN}{name}\N{SECTION SIGN}" for name in NAMES}
"""What stands for a value that the reader fills in, until a style writes its own."""
MARK = re.compile("\N{SECTION SIGN}(\\w+)\N{SECTION SIGN}")

TITLES = {
    "login": "Log in",
    "devices": "List the devices",
    "status": "Read the status of a device",
    "bands": "Turn a band off",
    "frequency": "Set the message frequency",
    "command": "Reboot the device",
    "logout": "Log out",
}


class About:
    """What an example says beside its requests."""

    def __init__(self, dialect: Dialect, gateway: str, values: dict[str, str]) -> None:
        """Say it about this dialect."""
        self.gateway = gateway
        self.values = values
        answer = fill(dialect.envelope, {"answer": dialect.log_in_answer})
        self.token_keys = _way_to_token(answer)
        """Keys to the token in the answer of the log-in; None: it is elsewhere."""
        self.token_header = next(
            (
                name
                for name, value in dialect.log_in_answer_headers.items()
                if "{token}" in value
            ),
            None,
        )
        self.answer = fill(answer, {"token": "..."})

    @property
    def open_names(self) -> list[str]:
        """Return what the reader has to fill in first."""
        return [n for n in NAMES if n != "token" and n not in self.values]

    def filled(self, text: str, form: str) -> str:
        """Write a text with values, or with what stands for them in a form."""
        return MARK.sub(
            lambda found: (
                self.values.get(found[1])
                or form.format(
                    name=found[1], upper=found[1].upper(), camel=camel(found[1])
                )
            ),
            text,
        )


def _way_to_token(answer: object) -> tuple[str | int, ...] | None:
    """Return the keys that lead to the token in an answer."""
    if answer == "{token}":
        return ()
    steps: Any = ()
    if isinstance(answer, Mapping):
        steps = answer.items()
    elif isinstance(answer, list):
        steps = enumerate(answer)
    for key, part in steps:
        way = _way_to_token(part)
        if way is not None:
            return (key, *way)
    return None


def camel(name: str) -> str:
    """Return a name as NodeJS spells it."""
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)
