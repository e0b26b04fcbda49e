"""A boost that the quota does not allow: the refusal advises only what can help."""

import pytest

from custom_components.stellacontrol.coordinator.boost_refusal import boost_refused


@pytest.mark.parametrize(
    ("least", "is_estimate", "key", "needed"),
    [
        (10, False, "boost_too_large", "500"),
        (10, True, "boost_too_large_by_estimate", "500"),
        (90, False, "no_boost_left", "90"),
        (90, True, "no_boost_left_by_estimate", "90"),
    ],
)
def test_refusal_names_what_helps(
    least: int, is_estimate: bool, key: str, needed: str
) -> None:
    """A smaller boost, a corrected count, both or neither."""
    refusal = boost_refused(500, 50, least=least, is_estimate=is_estimate)
    assert refusal.translation_key == key
    assert refusal.translation_placeholders == {"needed": needed, "spare": "50"}
