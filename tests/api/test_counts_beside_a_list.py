"""Numbers beside a list of devices that count something else."""

from typing import Any

import pytest

from custom_components.stellacontrol.api.paging import read_page
from custom_components.stellacontrol.api.reading import Reader

DEVICES = [{"serialNumber": f"SR{number}"} for number in range(3)]


def asks_for_more(beside: dict[str, Any]) -> bool:
    """Whether a list is taken for a page of several."""
    page = read_page(Reader(), {"devices": DEVICES, **beside}, links=None)
    return page.frame.next_page(seen=3, asked={}) is not None


@pytest.mark.parametrize(
    "beside",
    [
        {"totalMessages": 10_000},
        {"messageCount": 9_000},
        {"requestCount": 17},
        {"alarmCount": 12},
        {"summary": {"alarmsTotal": 9}},
        {"userCount": 44},
        {"totalAllowed": 50},
        {"licenseTotal": 50},
        {"accountId": 4711},
        {"after": "2024-01-01"},
    ],
    ids=str,
)
def test_count_of_something_else_says_nothing_of_the_list(
    beside: dict[str, Any],
) -> None:
    """A repeater that is gone is removed, and nothing is asked for in vain."""
    assert not asks_for_more(beside)


@pytest.mark.parametrize(
    "beside",
    [
        {"total": 5},
        {"count": "5"},
        {"totalCount": 5},
        {"total_records": 5},
        {"recordsTotal": 5},
        {"deviceCount": 5},
        {"totalNumberOfItems": 5},
        {"@odata.count": 5},
        {"meta": {"pagination": {"total": 5}}},
        {"paging": {"cursors": {"after": "x"}}},
    ],
    ids=str,
)
def test_count_of_the_entries_says_that_there_are_more(beside: dict[str, Any]) -> None:
    """However it is called."""
    assert asks_for_more(beside)
