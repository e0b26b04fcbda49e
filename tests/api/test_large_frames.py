"""Answers of many members, in which a list of devices is looked for."""

import tracemalloc
from typing import Any

from custom_components.stellacontrol.api.listing import find_listing
from custom_components.stellacontrol.api.reading import DEVICE_NAMES


def test_frame_of_many_members_is_not_copied_for_each() -> None:
    """An answer that is no list takes room in proportion to its size."""
    body: dict[str, Any] = {f"s{number}": {"a": {}} for number in range(1000)}
    tracemalloc.start()
    try:
        assert find_listing(body, DEVICE_NAMES) is None
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 5_000_000
