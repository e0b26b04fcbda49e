"""Examples of a dialect's calls, as a reseller would hand them out."""

from collections.abc import Callable, Mapping

from simulator.dialects.dialect import Dialect
from simulator.dialects.requests import Client, Sent

from .about import MARKS, About
from .code import node, python
from .text import collection, curl, raw

STYLES: dict[str, Callable[[Mapping[str, Sent], About], str]] = {
    "curl": curl,
    "raw": raw,
    "python": python,
    "node": node,
    "json": collection,
}


def example(
    dialect: Dialect,
    style: str,
    *,
    gateway: str = "https://api3.stellacontrol.com",
    security: str = "/security",
    devices: str = "/devices",
    values: Mapping[str, str] | None = None,
) -> str:
    """Return the calls of a dialect as a reseller writes them down.

    Args:
        dialect: How the platform speaks.
        style: One of `STYLES`.
        gateway: Where it is.
        security: Path of one endpoint.
        devices: Path of the other one.
        values: Of NAMES, where the example shows real ones instead of placeholders.
    """
    client = Client(dialect, security, devices, MARKS)
    token, device = MARKS["token"], MARKS["device"]
    calls = {
        "login": client.log_in(basic_in_clear=True),
        "devices": client.devices(token),
        "status": client.status(token, device),
        "bands": client.band(token, device, "08", on=False),
        "frequency": client.frequency(token, device, "10m"),
        "command": client.command(token, device, "reboot"),
        "logout": client.log_out(token),
    }
    told = {title: sent for title, sent in calls.items() if sent is not None}
    for sent in told.values():
        # The path was quoted; restore the marks in it, which are replaced later.
        sent.path = sent.path.replace("%C2%A7", "\N{SECTION SIGN}")
    writer = STYLES[style]
    text = writer(told, About(dialect, gateway, dict(values or {})))
    return text if text.endswith("\n") else text + "\n"
