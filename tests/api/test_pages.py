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
    "a question": lambda n: (f"?x={n}", {"next": f"?x={n + 1}" if n < 3 else None}),
    "a link inside": lambda n: (f"?x={n}", {"_links": {"next": {"href": f"/devices?x={n + 1}"}} if n < 3 else {}}),
    "counted from nought": lambda n: (f"?page={n - 1}", {"page": {"number": n - 1, "totalPages": 3}}),
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
    "around",
    [
        lambda entry: {"devices": [entry]},
        lambda entry: {"items": [{"device": {"device": entry}}]},
        lambda entry: {"data": {"items": [entry]}},
        lambda entry: {"sites": [{"name": "A", "total": 9, "devices": [entry]}]},
    ],
    ids=["plain", "entries within entries", "list within an object", "sites"],
)
async def test_pages_are_told_by_whatever_is_around_the_list(
    make: Make, around: Callable[[Any], Any]
) -> None:
    """How deep my repeaters stand in a page does not matter."""
    pages = {
        n: Say(body={"page": n, "pages": 2, **around({"serialNumber": f"SR{n}"})})
        for n in (1, 2)
    }
    async with OtherPlatform(
        {LIST: pages[1], "GET /devices?page=2": pages[2]}
    ) as platform:
        found = await make(platform).devices()
    assert [device.serial_number for device in found] == ["SR1", "SR2"]
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


async def test_pages_named_in_a_header_are_read(make: Make) -> None:
    """A list whose answer's head names the next page has all my repeaters."""
    first = Say(
        body=[{"serialNumber": "SR1"}],
        headers={"Link": '</devices?page=2>; rel="next", </devices>; rel="first"'},
    )
    answers: dict[str, Rule] = {
        LIST: first,
        "GET /devices?page=2": Say(body=[{"serialNumber": "SR2"}]),
    }
    async with OtherPlatform(answers) as platform:
        found = await make(platform).devices()
    assert [device.serial_number for device in found] == ["SR1", "SR2"]


async def test_pages_of_a_list_that_is_posted_for_are_read(make: Make) -> None:
    """Where a body asks for the list, a body asks for its pages."""
    profile = {"devices": {"method": "POST", "body": {"action": "list"}}}

    def listed(asked: Any) -> Say:
        page = int(asked.body.get("page", 1))
        return Say(
            body={"devices": [{"serialNumber": f"SR{page}"}], "page": page, "pages": 2}
        )

    async with OtherPlatform({"POST /devices": listed}) as platform:
        found = await make(platform, profile).devices()
    assert [device.serial_number for device in found] == ["SR1", "SR2"]


@pytest.mark.parametrize("following", [[], {"href": 5.5}, "http://[", 1.5])
async def test_next_page_that_makes_no_sense_leaves_what_came(
    make: Make, following: Any
) -> None:
    """A slip in the frame costs none of the repeaters that were read."""
    say = Say(body={"devices": [{"serialNumber": "SR1"}], "next": following})
    async with OtherPlatform({LIST: say}) as platform:
        found = await make(platform).devices()
    assert [device.serial_number for device in found] == ["SR1"]
