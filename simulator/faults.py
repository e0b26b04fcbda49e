"""Trouble between the platform and its client, as scenes order it."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

CALLS = ("login", "logout", "devices", "status", "parameters", "command")
KINDS = (
    "delay",
    "status",
    "broken_json",
    "truncated_json",
    "html",
    "close",
    "hang",
    "oversize",
)


@dataclass(slots=True, kw_only=True)
class Fault:
    """One kind of trouble, for the calls it names."""

    kind: str
    call: str = "any"
    serial: str | None = None
    """Only for calls about this device."""
    times: int | None = None
    """How often it strikes; None: until the faults are cleared."""
    seconds: float = 1.0
    """Length of a delay in real seconds, since the client really waits. Clearing ends it."""
    status: int | None = None
    """Status code of a status fault (default 503) or of an html fault (default 200)."""
    headers: Mapping[str, str] | None = None
    body: object = None
    """Body of a status fault; None: an object that names the fault."""
    size: int = 5_000_000
    """Bytes of an oversize answer."""
    is_processed: bool | None = None
    """Whether the platform does, and counts, what the call asked for.

    None: yes, except for a status fault, which stands for the platform's trouble.
    """

    def __post_init__(self) -> None:
        """Refuse words that would never match."""
        if self.kind not in KINDS:
            raise ValueError(f"unknown kind of fault: {self.kind}")
        if self.call != "any" and self.call not in CALLS:
            raise ValueError(f"unknown call: {self.call}")
        if self.is_processed is None:
            self.is_processed = self.kind != "status"

    def concerns(self, call: str, serial: str | None) -> bool:
        """Whether it strikes this call."""
        return self.call in ("any", call) and self.serial in (None, serial)


class Faults:
    """The faults in force."""

    def __init__(self) -> None:
        """Start without trouble."""
        self.active: list[Fault] = []
        self.cleared = asyncio.Event()
        """Set when the faults of now are cleared."""

    def clear(self) -> None:
        """End all trouble, delays under way too."""
        self.active.clear()
        self.cleared.set()
        self.cleared = asyncio.Event()

    def strike(self, call: str, serial: str | None) -> list[Fault]:
        """Return what befalls a call: at most one delay and one other fault."""
        found: dict[bool, Fault] = {}
        for fault in self.active:
            if fault.concerns(call, serial):
                found.setdefault(fault.kind == "delay", fault)
        for fault in found.values():
            if fault.times is not None:
                fault.times -= 1
        self.active = [fault for fault in self.active if fault.times != 0]
        return list(found.values())
