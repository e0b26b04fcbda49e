"""Why the quota does not allow a boost, and what would help."""

from datetime import timedelta

from homeassistant.exceptions import ServiceValidationError

from ..api import MessageFrequency
from ..const import DOMAIN

SMALLEST_BOOST = {
    "period": MessageFrequency.EVERY_MINUTE.period,
    "duration": timedelta(seconds=10),
}
"""If the quota does not allow this, no other choice helps."""


def boost_refused(
    needed: int, spare: int, *, least: int, is_estimate: bool
) -> ServiceValidationError:
    """Return the error of a boost that is refused; it advises only what can help.

    Args:
        needed: Messages that the boost needs.
        spare: Those that are there for it.
        least: Those that the smallest boost needs.
        is_estimate: Whether the user may know better what was used.
    """
    if least > spare:
        if is_estimate:
            return ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="no_boost_left_by_estimate",
                translation_placeholders={"needed": str(least), "spare": str(spare)},
            )
        return ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="no_boost_left",
            translation_placeholders={"needed": str(least), "spare": str(spare)},
        )
    if is_estimate:
        return ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="boost_too_large_by_estimate",
            translation_placeholders={"needed": str(needed), "spare": str(spare)},
        )
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key="boost_too_large",
        translation_placeholders={"needed": str(needed), "spare": str(spare)},
    )
