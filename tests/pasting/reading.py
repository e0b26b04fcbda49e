"""Read an example for a gateway and for the credentials that the user typed."""

from typing import Any

from yarl import URL

from custom_components.stellacontrol.api import Credentials, Gateway, Profile
from custom_components.stellacontrol.api.pasting import Understood, read_example

from .pastes import KEY, PASSWORD

GATEWAY = Gateway(url=URL("https://api3.stellacontrol.com"))
CREDENTIALS = Credentials(
    client_id="integration",
    client_key=KEY,
    username="mark@example.com",
    password=PASSWORD,
)


def read(text: str, credentials: Credentials = CREDENTIALS) -> Understood:
    """Understand an example with what the user has typed."""
    return read_example(text, GATEWAY, credentials, Profile())


def member(value: Any, path: str) -> Any:
    """Return what a key path leads to; `None` if there is nothing."""
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value
