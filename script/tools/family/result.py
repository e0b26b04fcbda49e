"""What became of one platform, and what must never be."""

from dataclasses import asdict, dataclass, field
from typing import Any

from homeassistant.core import HomeAssistant

from script.tools.in_process import settle
from simulator import Simulator

from .set_up import SetUp, cost

MISTYPED = "mistyped"

BY_ITSELF, PASTED, NOT = "by itself", "after a paste", "not"


@dataclass(slots=True)
class Outcome:
    """What became of one platform."""

    name: str
    way: str = NOT
    failed: dict[str, str] = field(default_factory=dict)
    """Why, by the step of the scenario, at the last try."""
    told: list[str] = field(default_factory=list)
    """What the user was told by the set-up that did not work."""
    safety: dict[str, int] = field(default_factory=dict)
    """What the set-up by itself has cost, by the simulator's record."""
    wrong_password: dict[str, int] = field(default_factory=dict)
    """The same with a wrong password."""
    dangers: list[str] = field(default_factory=list)
    """What must never be."""

    def as_json(self) -> dict[str, Any]:
        """Return it as a dictionary."""
        return asdict(self)


LIMITS = {"requests": 60, "status_requests": 12, "credentials_sent": 4}
"""Most requests of one set-up, by kind."""
NEVER = ("secrets_in_urls", "writes", "risky_requests")


async def try_wrong_password(
    hass: HomeAssistant,
    simulator: Simulator,
    outcome: Outcome,
) -> None:
    """A wrong password is refused once, and then it is the user's turn."""
    set_up = SetUp(hass, simulator)
    await set_up.run(password=MISTYPED)
    await settle(hass)
    outcome.wrong_password = cost(simulator)
    outcome.dangers += dangers_of("wrong password", outcome.wrong_password)
    if outcome.wrong_password["refused_logins"] > 1:
        outcome.dangers.append("wrong password: refused more than once")
    if set_up.entry is not None:
        outcome.dangers.append("wrong password: taken")
        await hass.config_entries.async_remove(set_up.entry.entry_id)
        await settle(hass)


def dangers_of(when: str, spent: dict[str, int]) -> list[str]:
    """Return what must never be, of a set-up."""
    return [f"{when}: {key} is {spent[key]}" for key in NEVER if spent[key]] + [
        f"{when}: {key} is {spent[key]}"
        for key, most in LIMITS.items()
        if spent[key] > most
    ]
