"""Finding the list of devices, and how the token travels to it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
import re
from typing import Any

from ..call import Call, Endpoint
from ..errors import StellaControlError
from ..models import DeviceList
from ..paging import Page, read_page, with_further_pages
from ..profile import LIST_DEVICES, Profile
from ..reading import Reader
from .answer import Answer
from .bodies import ACTION_KEYS, CLIENT_HEADERS, LIST_WORDS
from .door import Door
from .log_in import LoggedIn
from .places import LISTS_BEHIND_A_PREFIX, list_places, placed
from .travel import narrowed, ways, with_client

MOST_NARROWINGS = 14
"""Most requests that only find out what can be left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list of devices, and how it was asked for."""

    profile: Profile
    """With the list's call, and with how the token travels."""
    devices: DeviceList


class ListFinder:
    """Looks for the list within an open session."""

    def __init__(self, door: Door, session: LoggedIn) -> None:
        """Start with the session."""
        self._door = door
        self._session = session
        self._token = session.token
        self._narrowings = min(MOST_NARROWINGS, door.requests_left - door.statuses_left)
        self._has_named_client = False
        self._speaks_actions = session.speaks_actions(door.gateway)

    async def find(self, profile: Profile) -> Listed | None:
        """Find where the list is and how the token travels to it."""
        queue = list(self._list_calls(profile))
        way_of_travel = ways(profile, self._session.answer)
        while queue:
            call = queue.pop(0)
            self._door.speaks_actions = call.method == "POST"
            for way in self._ways_to(call, way_of_travel):
                answer = await self._ask(call, way)
                if (page := list_page(answer)) is not None:
                    found = await self._simplest(replace(way, devices=call), profile)
                    devices = await with_pages(self._door, found, self._token, page)
                    return Listed(profile=found, devices=devices)
                if not (_is_about_session(answer) or _wants_client(answer)):
                    break
            target = self._door.redirect_of(answer)
            if target and target != self._door.gateway.path_of(call):
                queue.insert(0, replace(call, endpoint=Endpoint.GATEWAY, path=target))
        return None

    def _ways_to(self, call: Call, way_of_travel: list[Profile]) -> Iterator[Profile]:
        """Yield the ways; those that name the client only if an answer asks for it."""
        yield from way_of_travel
        last = self._door.steps[-2:]
        wants_client = any(_wants_client(step.answer) for step in last)
        if not wants_client and not self._has_named_client:
            # A plain "Forbidden" gives no reason, but the log-in named the client and worked.
            wants_client = last[-1].status == 403 and bool(
                CLIENT_HEADERS.keys() & self._session.call.headers.keys()
            )
        if wants_client:
            self._has_named_client = True
            yield from (with_client(way) for way in way_of_travel[1:] or way_of_travel)

    async def _simplest(self, way: Profile, before: Profile) -> Profile:
        """Return a way without the headers, cookies and fields that are not needed."""
        if way.devices.method == "POST":
            way = await self._with_simplest_action(way)
        if way.headers == before.headers and way.cookies == before.cookies:
            return way
        return await narrowed(way, self._works)

    async def _with_simplest_action(self, way: Profile) -> Profile:
        """Return a profile whose list call names its action only once."""
        body = dict(way.devices.body or {})
        for key in ACTION_KEYS:
            for rest in ({}, {"token": "{token}"}):
                call = replace(way.devices, body={key: body.get(key), **rest})
                if key in body and await self._works(replace(way, devices=call)):
                    return replace(way, devices=call)
        return way

    def _list_calls(self, profile: Profile) -> Iterator[Call]:
        """Go through the calls that may list devices."""
        if profile.devices != LIST_DEVICES:
            yield profile.devices
        slashed = self._session.call.path.endswith("/")
        places = list(list_places(self._door.gateway, self._prefix(), slashed=slashed))
        if self._speaks_actions:
            at = LISTS_BEHIND_A_PREFIX
            places[at:at] = [
                replace(
                    placed(LIST_DEVICES, self._door.gateway, self._prefix(), ""),
                    method="POST",
                    body={
                        **dict.fromkeys(ACTION_KEYS, word),
                        "token": "{token}",
                        "sessionToken": "{token}",
                    },
                )
                for word in LIST_WORDS
            ]
        yield from places

    def _prefix(self) -> str:
        """Return what stands before the security endpoint where the log-in was found."""
        path = self._door.gateway.path_of(self._session.call)
        before, found, _ = path.partition(self._door.gateway.security_path)
        return before if found else ""

    async def _works(self, profile: Profile) -> bool:
        """Whether the list comes when it is asked for like this."""
        if self._narrowings == 0:
            return False
        self._narrowings -= 1
        answer = await self._ask(profile.devices, profile)
        return list_page(answer) is not None

    async def _ask(self, call: Call, profile: Profile, **values: Any) -> Answer:
        """Ask within the session."""
        return await self._door.ask(call, profile, token=self._token, **values)


def list_page(answer: Answer) -> Page | None:
    """Return the devices that an answer lists; `None` if it is no list."""
    if not answer.is_success:
        return None
    try:
        return read_page(Reader(), answer.body, links=answer.headers.get("link"))
    except StellaControlError:
        return None


async def with_pages(
    door: Door, profile: Profile, token: str, page: Page
) -> DeviceList:
    """Return the devices of a list with those of its further pages.

    The search for a status needs requests, too; missing pages are read later.
    """

    async def ask(call: Call) -> Page | None:
        return list_page(await door.ask(call, profile, token=token))

    return await with_further_pages(
        profile.devices,
        page,
        ask,
        origin=door.gateway.url,
        most=max(0, door.requests_left - door.statuses_left),
    )


def _is_about_session(answer: Answer) -> bool:
    """Whether a refusal is about the token rather than about the path."""
    if answer.status in (401, 403):
        return True
    return not answer.is_success and bool(
        re.search(r"session|token|\bauth|log.?in\b|expired|sign.?in", answer.words)
    )


def _wants_client(answer: Answer) -> bool:
    """Whether a refusal asks for the API client rather than for the session."""
    return 400 <= answer.status < 500 and bool(
        re.search(r"(?:api|subscription).?key|client|x-[a-z]", answer.words)
    )
