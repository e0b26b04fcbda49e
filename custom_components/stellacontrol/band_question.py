"""The question before a model switches a band, and when it counts as answered.

A model may forget to ask, or answer for the user. So a call switches a band only if it
says that the user confirmed, and the question for just this change is open, from another
turn, and neither too new nor too old.
"""

from dataclasses import dataclass

from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN

type BandChange = tuple[str, str, bool]
"""Repeater's device, band, and whether it shall be on."""

ANSWER_AFTER = 5.0
"""Seconds. A model that answers by itself mostly does so at once; a person has to get the
question, reply and be understood. With MCP each call has a context of its own, so that
only this time tells calls of one turn from those of two."""

ANSWER_WITHIN = 5 * 60.0
"""Seconds. Time to think, or to walk to the repeater; after that, a *yes* is likely to
mean something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """A question that was handed to the model for the user."""

    change: BandChange
    turn: str
    """The context in which it was asked."""
    asked_at: float
    """By the event loop's clock, which goes on when the system time is set."""


_OPEN: HassKey[dict[str | None, _Question]] = HassKey(f"{DOMAIN}_band_questions")
"""The one open question of each user, or of each satellite that knows no user. A second
one takes the place of the first, so that a *yes* has one meaning."""


@callback
def is_confirmed(
    hass: HomeAssistant, asker: str | None, change: BandChange, turn: str, *, says: bool
) -> bool:
    """Return whether a change may be made now; if not, its question is open from now on.

    A question is used up by its answer. A call that comes too early opens it anew, so
    that a model does not get through by trying often.

    Args:
        hass: Home Assistant.
        asker: User or satellite; `None` if neither is known.
        change: What is to be switched.
        turn: The context of the call.
        says: Whether the model says that the user confirmed.

    Raises:
        HomeAssistantError: The model says so, but the user was asked something else.
    """
    questions = hass.data.setdefault(_OPEN, {})
    question, now = questions.get(asker), hass.loop.time()
    if says and question is not None:
        if question.change != change:
            # The open question stays: its answer may be the next call of the same turn.
            raise HomeAssistantError(
                "The user was asked something else last; change one band at a time,"
                " and call without confirmed first"
            )
        waited = now - question.asked_at
        if question.turn != turn and ANSWER_AFTER <= waited <= ANSWER_WITHIN:
            del questions[asker]
            return True
    questions[asker] = _Question(change=change, turn=turn, asked_at=now)
    return False
