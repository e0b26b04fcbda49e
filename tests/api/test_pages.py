"""Lists of devices that come in pages."""

from collections.abc import Callable
from typing import Any

import pytest

from .conftest import Make
from .other_platform import LIST, OtherPlatform, Rule, Say

PAGES: dict[str, Callable[[int], tuple[str, dict[str, Any]]]] = {
    "page of pages": lambda n: (f"?page={n}", {"page": n, "totalPages": 3}),
    "next page": lambda n: (f"?page={n}", {"nextPage": n + 1 if n < 3 else None}),
    "token": lambda n: (f"?pageToken=t{n}", {"nextPageToken": f"t{n + 1}" if n < 3 else ""}),
    "link": lambda n: (f"?x={n}", {"links": {"next": f"/devices?x={n + 1}" if n < 3 else None}}),
    "total": lambda n: (f"?page={n}", {"total": 3}),
    "more": lambda n: (f"?page={n}", {"hasMore": n < 3}),
    "offset": lambda n: (f"?offset={n - 1}", {"offset": n - 1, "limit": 1, "total": 3}),
}  # fmt: skip


@pytest.mark.parametrize("kind", PAGES)
async def test_pages_are_read_to_their_end(make: Make, kind: str) -> None:
    """A list that comes in pages has all my repeaters."""
    answers: dict[str, Rule] = {}
    for number in (1, 2, 3):
        query, frame = PAGES[kind](number)
        say = Say(body={"devices": [{"serialNumber": f"SR{number}"}], **frame})
        answers[f"GET /devices{query if number > 1 else ''}"] = say
    async with OtherPlatform(answers) as platform:
        found = await make(platform).devices()
    assert [device.serial_number for device in found] == ["SR1", "SR2", "SR3"]
    assert found.is_complete


@pytest.mark.parametrize(
    "frame",
    [{"total": 5}, {"links": {"next": "https://elsewhere.example/devices"}}],
    ids=["stuck", "elsewhere"],
)
async def test_pages_that_do_not_come_leave_the_list_incomplete(
    make: Make, frame: Any
) -> None:
    """A list that may lack devices removes none of mine."""
    say = Say(body={"devices": [{"serialNumber": "SR1"}], **frame})
    async with OtherPlatform({LIST: say, "GET /devices?page=2": say}) as platform:
        found = await make(platform).devices()
        assert all(
            line.endswith(("login", "/devices", "page=2")) for line in platform.lines
        )
    assert not found.is_complete
