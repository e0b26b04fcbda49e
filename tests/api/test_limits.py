"""What exceeds a limit is left out and logged once; everything else stays."""

from collections.abc import Callable
import threading
from typing import Any

import pytest

from custom_components.stellacontrol.api import (
    PlatformError,
    answers,
    exchange as exchange_module,
)
from custom_components.stellacontrol.api.limits import (
    LARGE_BODY,
    MOST_BANDS,
    MOST_DEVICES,
    MOST_PAGES,
)
from custom_components.stellacontrol.api.reading import Reader

from .conftest import Make
from .other_platform import LIST, LOG_IN, Asked, OtherPlatform, Say
from .tools import SERIAL, a_status


def told(caplog: pytest.LogCaptureFixture, what: str) -> int:
    """Return how many lines tell of a limit."""
    return sum(what in record.message for record in caplog.records)


def page_of(asked: Asked) -> int:
    """Return which page of a list is asked for."""
    return int(asked.path.partition("page=")[2] or 1)


def many_bands(count: int) -> list[dict[str, Any]]:
    """Return bands of a status."""
    return [{"identifier": f"{n:02}", "isOnline": True} for n in range(1, count + 1)]


@pytest.mark.expected_log("The platform sent too many")
def test_device_with_too_many_bands_keeps_the_first(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The first bands and all other values stay; one line in the log tells of the limit."""
    reader = Reader()
    status = a_status(bands=many_bands(500), temperature=41.5)
    for _ in range(3):
        read = reader.status(status, serial_number=SERIAL)
        assert list(read.bands) == [f"{n:02}" for n in range(1, MOST_BANDS + 1)]
        assert read.temperature == 41.5
    assert told(caplog, "too many bands of a device") == 1


def test_device_with_the_most_bands_has_them_all(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A band that is listed twice counts once."""
    bands = [*many_bands(MOST_BANDS), *many_bands(2)]
    read = Reader().status(a_status(bands=bands), serial_number=SERIAL)
    assert len(read.bands) == MOST_BANDS
    assert told(caplog, "too many") == 0


@pytest.mark.expected_log("The platform sent too many")
def test_account_with_too_many_devices_keeps_the_first(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The list counts as incomplete, so no repeater is removed."""
    reader = Reader()
    listed = [{"serialNumber": f"SR{n}"} for n in range(MOST_DEVICES + 10)]
    for _ in range(2):
        found = reader.devices(listed)
        assert len(found) == MOST_DEVICES
        assert not found.is_complete
    assert told(caplog, "too many devices of an account") == 1
    assert reader.devices(listed[:MOST_DEVICES]).is_complete


@pytest.mark.expected_log("The platform sent too many")
async def test_pages_with_too_many_devices_end(
    make: Make, caplog: pytest.LogCaptureFixture
) -> None:
    """No page is requested whose devices would all be left out."""
    size = MOST_DEVICES // 2 + 1

    def page(asked: Asked) -> Say:
        start = page_of(asked) * size
        listed = [{"serialNumber": f"SR{start + n}"} for n in range(size)]
        return Say(body={"devices": listed, "total": 10 * size})

    async with OtherPlatform(
        {LIST: page, **{f"{LIST}?page={n}": page for n in (2, 3)}}
    ) as platform:
        found = await make(platform).devices()
        assert not any("page=3" in line for line in platform.lines)
    assert len(found) == MOST_DEVICES
    assert not found.is_complete
    assert told(caplog, "too many devices of an account") == 1


@pytest.mark.expected_log("The platform sent too many")
async def test_pages_without_an_end_are_not_followed_for_ever(
    make: Make, caplog: pytest.LogCaptureFixture
) -> None:
    """Every page has one more repeater and names a further page."""

    def page(asked: Asked) -> Say:
        listed = [{"serialNumber": f"SR{page_of(asked)}"}]
        return Say(body={"devices": listed, "hasMore": True})

    answers = {f"{LIST}?page={n}": page for n in range(2, MOST_PAGES + 5)}
    async with OtherPlatform({LIST: page, **answers}) as platform:
        found = await make(platform).devices()
    assert len(found) == MOST_PAGES + 1
    assert not found.is_complete
    assert told(caplog, "too many pages of a list") == 1


@pytest.mark.parametrize("size", [1, LARGE_BODY])
async def test_large_body_is_read_away_from_the_event_loop(
    make: Make, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    """A large list is decoded and read in a thread."""
    threads: list[int] = []

    def noted[**P, T](work: Callable[P, T]) -> Callable[P, T]:
        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            if "devices" in str(args):
                threads.append(threading.get_ident())
            return work(*args, **kwargs)

        return call

    monkeypatch.setattr(exchange_module, "decoded", noted(answers.decoded))
    monkeypatch.setattr(Reader, "listing", noted(Reader.listing))
    listed = {"devices": [{"serialNumber": SERIAL, "note": "x" * size}]}
    async with OtherPlatform({LIST: Say(body=listed)}) as platform:
        assert len(await make(platform).devices()) == 1
    is_here = [thread == threading.get_ident() for thread in threads]
    assert is_here == [size < LARGE_BODY] * 2


async def test_log_in_that_is_answered_at_length_is_no_log_in(make: Make) -> None:
    """A real answer with a token is short, so a large one is refused."""
    said = Say(body={"token": "abcdefgh12345678", "note": "x" * LARGE_BODY})
    async with OtherPlatform({LOG_IN: said}) as platform:
        with pytest.raises(PlatformError, match="too large"):
            await make(platform).devices()


@pytest.mark.parametrize(
    "part", ["1", "1,", "1 ", "PT", "every ", "1 day ", "00:", " "]
)
@pytest.mark.expected_log("which makes no sense")
def test_text_made_to_take_long_is_no_reading(part: str) -> None:
    """A number, a time span or a time of a million characters is refused at once."""
    text = part * (1_000_000 // len(part))
    fields = ("temperature", "uptime", "messageFrequency", "timestamp", "createdAt")
    read = Reader().status(
        a_status(**dict.fromkeys(fields, text), ledCount=text), serial_number=SERIAL
    )
    held = (
        read.temperature,
        read.uptime,
        read.received_at,
        read.message_frequency,
    )
    assert set(held) == {None}
