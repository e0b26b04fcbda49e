"""Lists that say in other words than most that there is more."""

from typing import Any

import pytest

from .conftest import Make
from .other_platform import LIST, OtherPlatform, Rule, Say

MORE: dict[str, tuple[str, dict[str, Any]]] = {
    "numeric text": ("?page=2", {"total": "2"}),
    "records": ("?page=2", {"totalRecords": 2, "page": 1}),
    "datatables": ("?page=2", {"recordsTotal": 2}),
    "devices": ("?page=2", {"totalDevices": 2.0}),
    "search": ("?page=2", {"total": {"value": 2, "relation": "eq"}}),
    "count": ("?offset=1", {"count": 2, "limit": 1, "offset": 0}),
    "odata": ("?$skip=1", {"@odata.nextLink": "/devices?$skip=1"}),
    "odata count": ("?page=2", {"@odata.count": 2}),
    "fractal": (
        "?page=2",
        {"meta": {"pagination": {"total": 2, "current_page": 1, "total_pages": 2}}},
    ),
    "continuation": ("?continuationToken=a/b", {"continuationToken": "a/b"}),
    "cursor": ("?after=x", {"paging": {"cursors": {"before": "w", "after": "x"}}}),
    "relay": ("?after=x", {"pageInfo": {"endCursor": "x", "hasNextPage": True}}),
    "flag as text": ("?page=2", {"hasNextPage": "true"}),
    "flag of the next": ("?page=2", {"next": True}),
    "not the last": ("?page=2", {"isLastPage": False, "page": 1}),
    "hateoas": (
        "?x=2",
        {"links": [{"rel": "self"}, {"rel": "next", "href": "/devices?x=2"}]},
    ),
    "pages": ("?page=2", {"page": "1", "totalPageCount": "2"}),
    "partial": ("?page=2", {"isPartial": True}),
    "underlined": ("?page=2", {"_next": 2}),
}


def _listed(serial: str, **frame: Any) -> Say:
    return Say(body={"devices": [{"serialNumber": serial}], **frame})


@pytest.mark.parametrize("kind", MORE)
async def test_further_page_is_read_however_it_is_told(make: Make, kind: str) -> None:
    """A list that comes in pages has all my repeaters."""
    query, frame = MORE[kind]
    answers: dict[str, Rule] = {
        LIST: _listed("SR1", **frame),
        f"GET /devices{query}": _listed("SR2"),
    }
    async with OtherPlatform(answers) as platform:
        found = await make(platform).devices()
    assert [device.serial_number for device in found] == ["SR1", "SR2"]
    assert found.is_complete


@pytest.mark.parametrize("kind", MORE)
async def test_page_that_is_refused_leaves_the_list_incomplete(
    make: Make, kind: str
) -> None:
    """A platform that knows no further pages neither costs nor removes a repeater."""
    _, frame = MORE[kind]
    async with OtherPlatform({LIST: _listed("SR1", **frame)}) as platform:
        found = await make(platform).devices()
    assert [device.serial_number for device in found] == ["SR1"]
    assert not found.is_complete


@pytest.mark.parametrize(
    "frame",
    [
        {"next": {"page": 2}},
        {"next": ["page 2"]},
        {"next": {"href": 5.5}},
        {"next": "http://elsewhere.example/devices"},
        {"links": {"next": ""}, "more": "yes"},
        {"truncated": True, "nextMarker": 0},
    ],
    ids=str,
)
async def test_next_that_cannot_be_asked_for_leaves_the_list_incomplete(
    make: Make, frame: Any
) -> None:
    """What says that there is more is believed although nobody knows how to ask."""
    async with OtherPlatform({LIST: _listed("SR1", **frame)}) as platform:
        found = await make(platform).devices()
    assert not found.is_complete


@pytest.mark.parametrize(
    "frame",
    [
        {"total": "1", "count": 1},
        {"account": 4711, "country": 353, "discount": 20, "maxCount": 100},
        {"owner": {"name": "A", "loginCount": 57}},
        {"total": 1.0, "maxItemsPerPage": 9, "number": 10**18},
        {"hasMore": "false", "nextCursor": None},
        {"pageInfo": {"endCursor": "x", "hasNextPage": False}},
        {"links": {"next": {"href": None}, "last": "/devices?page=1"}},
        {"next": "null", "last": True, "number": 0, "totalPages": 1},
        {"links": [{"rel": "self", "href": "/devices"}, "none"]},
        {"page": "²", "pages": 1, "countPerPage": 25, "total": None},
    ],
    ids=str,
)
async def test_list_that_is_all_is_asked_for_once(make: Make, frame: Any) -> None:
    """What is no sign of more costs no message, and repeaters that left are removed."""
    async with OtherPlatform({LIST: _listed("SR1", **frame)}) as platform:
        found = await make(platform).devices()
        assert sum("/devices" in line for line in platform.lines) == 1
    assert found.is_complete


async def test_devices_under_their_serial_number_tell_nothing_of_the_list(
    make: Make,
) -> None:
    """The numbers of a repeater are not those of the list around it."""
    device = {"model": "M", "portCount": 4, "total": 9}
    body = {"devices": {"SR1": device, "SR2": device}}
    async with OtherPlatform({LIST: Say(body=body)}) as platform:
        found = await make(platform).devices()
    assert (len(found), found.is_complete) == (2, True)


async def test_empty_page_behind_the_last_ends_the_list(make: Make) -> None:
    """Some name a next page until one is empty."""
    answers: dict[str, Rule] = {
        LIST: _listed("SR1", cursor="x"),
        "GET /devices?cursor=x": Say(body={"devices": []}),
    }
    async with OtherPlatform(answers) as platform:
        found = await make(platform).devices()
    assert (len(found), found.is_complete) == (1, True)


async def test_pages_are_read_although_a_proxy_is_in_between(make: Make) -> None:
    """A platform behind one names itself by another scheme and port."""
    first = _listed("SR1", next_page_url="http://127.0.0.1/devices?page=2")
    answers: dict[str, Rule] = {
        LIST: first,
        "GET /devices?page=2": _listed("SR2"),
    }
    async with OtherPlatform(answers) as platform:
        found = await make(platform).devices()
    assert (len(found), found.is_complete) == (2, True)


@pytest.mark.parametrize(
    "rel", ['rel="next"', "rel=next", 'title="b"; REL="last next"']
)
async def test_address_in_a_header_may_hold_a_comma(make: Make, rel: str) -> None:
    """A list whose answer's head names the next page has all my repeaters."""
    link = f'</devices?f=a,b&page=0>; rel="prev", </devices?f=a,b&page=2>; {rel}'
    answers: dict[str, Rule] = {
        LIST: Say(body=[{"serialNumber": "SR1"}], headers={"Link": link}),
        "GET /devices?f=a,b&page=2": Say(body=[{"serialNumber": "SR2"}]),
    }
    async with OtherPlatform(answers) as platform:
        found = await make(platform).devices()
    assert (len(found), found.is_complete) == (2, True)
