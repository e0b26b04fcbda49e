"""How much of what comes in is taken on: each limit once, with its reason.

What is beyond a limit is left out and said so in the log; what is within stays.
"""

import asyncio
from collections.abc import Callable
from typing import Final

LARGEST_BODY: Final = 4 * 1024 * 1024
"""Bytes. A status is a few thousand; the list of thousands of devices fits."""

LARGE_BODY: Final = 64 * 1024
"""Bytes. Reading more takes so long that others would notice, so it is done in a thread.
A status with `MOST_BANDS` bands is half of it."""

DEEPEST: Final = 60
"""Levels of lists and objects within each other. A status has three or four; what holds
hundreds cannot be written down again, neither by Home Assistant nor by us."""

LONGEST_TEXT: Final = 255
"""Characters of a text. Home Assistant takes no longer state, and no page shows more."""

MOST_BANDS: Final = 32
"""Bands of a device. No repeater has more than a handful, and each makes 20 entities."""

MOST_DEVICES: Final = 5000
"""Devices of an account. The platform is meant for fleets of hundreds."""

MOST_PAGES: Final = 100
"""Pages of a list, so that one which never ends is not followed for ever."""


async def away_if[T](work: Callable[[], T], *, is_large: bool) -> T:
    """Do work on a body; if that is large, away from the event loop."""
    return await asyncio.to_thread(work) if is_large else work()
