"""Platforms of unknown names, whose writes say what is wanted in path, query or body."""

from collections.abc import Sequence
from random import Random
from typing import Any

from simulator import Dialect
from simulator.dialects.dialect import Write

NAMES = {
    "id": ("serial", "serialNumber", "device", "sn"),
    "band": ("band", "bandId", "band_id", "bandNumber", "identifier", "number"),
    "on": ("on", "isOn", "state", "status", "enabled", "active", "power", "value"),
    "frequency": ("messageFrequency", "frequency", "interval", "reportingInterval"),
    "command": ("command", "action", "cmd", "name", "type", "operation"),
}
"""What a member of a query or a body is called, by what it holds."""

TEXTS = (
    ("on", "off"),
    ("ON", "OFF"),
    ("true", "false"),
    ("enable", "disable"),
    ("active", "inactive"),
    ("yes", "no"),
)
UNKNOWN = ("usr", "pin", "cid", "ckey", "loginid", "x1", "x2", "mail", "passcode")
"""Names in a log-in; some say something else than what they hold."""

VALUES = (*TEXTS, (True, False), (1, 0))
"""What says on and off; only a body knows more than texts."""


def anywhere(seed: int) -> Dialect:
    """Draw a platform."""
    random = Random(f"anywhere {seed}")  # noqa: S311 - no secret
    places = ("bands", "band", "switch", "rf", "band-state")
    switch = _write(random, random.choice(places), ("band", "on"))
    frequency = _write(
        random, random.choice(("interval", "settings", "frequency")), ("frequency",)
    )
    command = _write(
        random, random.choice(("actions", "commands", "control")), ("command",)
    )
    is_in_body = "{on}" in (switch.body or {}).values()
    return Dialect(
        name=f"anywhere-{seed}",
        log_in_path="{security}" + random.choice(("", "/session", "/in")),
        log_in_body=_log_in(random),
        token_headers={random.choice(("X-Gate-Token", "X-Session")): "{token}"},
        parameters=(switch, frequency),
        commands=(command,),
        on_words=random.choice(VALUES if is_in_body else TEXTS),
        frequency_written=random.choice(("word", "iso")),
        identifier=random.choice(("text", "text", "prefixed")),
    )


def _log_in(random: Random) -> dict[str, Any]:
    """Draw what a log-in sends, on its own or within other objects."""
    holds = ("client_id", "client_key", "username", "password")
    names = random.sample(UNKNOWN, len(holds))
    body: dict[str, Any] = {
        name: f"{{{each}}}" for name, each in zip(names, holds, strict=True)
    }
    for around in random.choice(((), ("user",), ("access", "data"))):
        body = {around: body}
    return body


def _write(random: Random, place: str, holds: Sequence[str]) -> Write:
    """Draw where a write holds what."""
    path, query, body = "{devices}", list[str](), dict[str, Any]()
    if random.random() < 0.7:
        path += "/{id}"
    else:
        query.append(f"{random.choice(NAMES['id'])}={{id}}")
    path += f"/{place}"
    for word in holds:
        where = random.choice(("path", "query", "body"))
        name = random.choice(NAMES[word])
        if where == "path":
            path += f"/{{{word}}}"
        elif where == "query":
            query.append(f"{name}={{{word}}}")
        else:
            body[name] = f"{{{word}}}"
    random.shuffle(query)
    told = "?" + "&".join(query) if query else ""
    method = random.choice(("PUT", "POST", "PATCH"))
    return Write(method=method, path=path + told, body=body or None)
