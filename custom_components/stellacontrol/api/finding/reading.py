"""Finding the calls that read: how the token travels, the list, the status."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
import re
from typing import Any
from urllib.parse import quote

from yarl import URL

from ..aliases import folded
from ..call import Call, Endpoint
from ..errors import StellaControlError
from ..models import Device, DeviceList, DeviceStatus
from ..paging import Page, read_page, with_further_pages
from ..profile import LIST_DEVICES, READ_STATUS, Profile
from ..reading import Reader
from ..verdicts import is_about_device
from .answer import Answer
from .candidates import (
    ACTION_KEYS,
    LIST_WORDS,
    LISTS_BEHIND_A_PREFIX,
    STATUS_WORDS,
    list_places,
    placed,
    status_places,
)
from .door import Door, template_path
from .log_in import LoggedIn
from .travel import narrowed, ways, with_client
from .writes import by_id

_ID_KEYS = ("id", "uuid", "deviceid", "guid", "deviceuuid", "repeaterid", "objectid")
_DEEPEST_LINK = 4
MOST_NARROWINGS = 14
"""Requests that only serve to learn what can be left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list of devices, and how it was asked for."""

    profile: Profile
    """With the list's call, and with how the token travels."""
    devices: DeviceList


class ReadingSearch:
    """Looks for list and status within an open session."""

    def __init__(self, door: Door, session: LoggedIn) -> None:
        """Start with the session."""
        self._door = door
        self._session = session
        self._token = session.token
        self._reader = Reader()
        self._narrowings = min(MOST_NARROWINGS, door.requests_left - door.statuses_left)
        self._speaks_actions = session.speaks_actions(door.gateway)

    async def find_list(self, profile: Profile) -> Listed | None:
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
            if target and target != template_path(self._door.gateway, call):
                queue.insert(0, replace(call, endpoint=Endpoint.GATEWAY, path=target))
        return None

    def _ways_to(self, call: Call, way_of_travel: list[Profile]) -> Iterator[Profile]:
        """Go through the ways; those that name the client, if the answers ask for it."""
        yield from way_of_travel
        if any(_wants_client(step.answer) for step in self._door.steps[-2:]):
            yield from (with_client(way) for way in way_of_travel[1:] or way_of_travel)

    async def _simplest(self, way: Profile, before: Profile) -> Profile:
        """Return a way of travel without what is not needed, a body likewise."""
        if way.devices.method == "POST":
            way = await self._with_simplest_action(way)
        if way.headers == before.headers and way.cookies == before.cookies:
            return way
        return await narrowed(way, self._works)

    async def _with_simplest_action(self, way: Profile) -> Profile:
        """Return a profile whose list says its word once."""
        body = dict(way.devices.body or {})
        for key in ACTION_KEYS[:2]:
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
                        **dict.fromkeys(ACTION_KEYS[:2], word),
                        "token": "{token}",
                        "sessionToken": "{token}",
                    },
                )
                for word in LIST_WORDS
            ]
        yield from places

    def _prefix(self) -> str:
        """Return what stands before the security endpoint where the log-in was found."""
        path = template_path(self._door.gateway, self._session.call)
        before, found, _ = path.partition(self._door.gateway.security_path)
        return before if found else ""

    async def _works(self, profile: Profile) -> bool:
        """Whether the list comes when it is asked for like this."""
        if self._narrowings == 0:
            return False
        self._narrowings -= 1
        answer = await self._ask(profile.devices, profile)
        return list_page(answer) is not None

    async def find_status(
        self, profile: Profile, devices: DeviceList, *, without: Call | None = None
    ) -> tuple[Profile, DeviceStatus] | None:
        """Find where the status of one device is; costs messages of that device.

        Args:
            profile: How the gateway speaks, as far as known.
            devices: As the list tells them.
            without: A call that has been tried already.
        """
        device = devices.devices[0]
        identity = _other_id(device)
        calls = self._status_calls(profile, device, identity)
        queue = [call for call in calls if call != without]
        words_in_vain: set[str] = set()
        ignores_queries = False
        while queue and self._door.statuses_left:
            call = queue.pop(0)
            word = _word_of(call)
            if word in words_in_vain or (
                ignores_queries and _is_list_with_query(call, profile.devices)
            ):
                continue
            with_call = replace(profile, status=call)
            answer = await self._ask(
                call, with_call, serial=device.serial_number, id=identity
            )
            if (status := self._read_status(answer, device)) is not None:
                return with_call, status
            if _is_list_with_query(call, profile.devices):
                # The list again: this gateway does not look at what is asked for.
                ignores_queries = ignores_queries or list_page(answer) is not None
            if word and re.search("action|method|unknown|unsupported", answer.words):
                words_in_vain.add(word)
            if moved := self._moved(answer, call, device, identity):
                queue.insert(0, moved)
            elif (
                identity is not None
                and "serial" in call.placeholders
                and is_about_device(answer.words)
            ):
                # The place is right, and the device has another name there.
                queue.insert(0, by_id(call))
        return None

    def _moved(
        self, answer: Answer, call: Call, device: Device, identity: Any
    ) -> Call | None:
        """Return where a redirect of the same gateway leads, as a template."""
        target = self._door.redirect_of(answer)
        if target is None:
            return None
        template = _as_template(target, device, identity) or target
        if template == template_path(self._door.gateway, call):
            return None
        return replace(call, endpoint=Endpoint.GATEWAY, path=template)

    def _status_calls(
        self, profile: Profile, device: Device, identity: Any
    ) -> Iterator[Call]:
        """Go through the calls that may tell a status."""
        if profile.status != READ_STATUS:
            yield profile.status
            if identity is not None and "serial" in profile.status.placeholders:
                yield by_id(profile.status)
        if profile.devices.method == "POST":
            yield from _status_actions(profile.devices)
            return
        yield from status_places(
            self._door.gateway,
            profile.devices,
            has_id=identity is not None,
            links=list(_links(device, identity, self._door)),
        )

    async def _ask(self, call: Call, profile: Profile, **values: Any) -> Answer:
        """Ask within the session."""
        return await self._door.ask(call, profile, token=self._token, **values)

    def _read_status(self, answer: Answer, device: Device) -> DeviceStatus | None:
        """Return the status that an answer tells; `None` if it is none."""
        if not answer.is_success:
            return None
        try:
            status = self._reader.status(
                answer.content, serial_number=device.serial_number
            )
        except StellaControlError:
            return None
        return status if is_measured(status) else None


def is_measured(status: DeviceStatus) -> bool:
    """Whether a status holds more than metadata.

    Some servers ignore a query and send the list again.
    """
    measured = (
        status.connection,
        status.received_at,
        status.temperature,
        status.uptime,
        status.message_frequency,
    )
    return any(value is not None for value in measured)


def list_page(answer: Answer) -> Page | None:
    """Return the devices that an answer lists; `None` if it is no list."""
    if not answer.is_success:
        return None
    try:
        return read_page(Reader(), answer.content, links=answer.headers.get("link"))
    except StellaControlError:
        return None


async def with_pages(
    door: Door, profile: Profile, token: str, page: Page
) -> DeviceList:
    """Return the devices of a list with those of its further pages.

    Looking for a status needs requests, too; what does not come now comes later.
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
        re.search(r"api.?key|client|x-[a-z]", answer.words)
    )


def _is_list_with_query(call: Call, list_call: Call) -> bool:
    """Whether a status is asked for at the list itself."""
    return call.method == "GET" and call.path.startswith(f"{list_call.path}?")


def _word_of(call: Call) -> str:
    """Return the word with which a body chooses the call, if one does."""
    body = call.body if isinstance(call.body, dict) else {}
    return next((str(body[key]) for key in ACTION_KEYS[:2] if key in body), "")


def _status_actions(list_call: Call) -> Iterator[Call]:
    """Go through the ways to ask for a status where a word chooses the call."""
    body = dict(list_call.body or {})
    keys = [key for key in ACTION_KEYS[:2] if key in body]
    named = str(body[keys[0]]) if keys else ""
    # A platform that says "getDevices" says "getStatus".
    words = sorted(
        STATUS_WORDS, key=lambda word: word.startswith("get") != named.startswith("get")
    )
    abouts: tuple[dict[str, Any], ...] = (
        {"serialNumber": "{serial}"},
        {"params": {"serialNumber": "{serial}"}},
        {"serial": "{serial}"},
        {"data": {"serialNumber": "{serial}"}},
        {"id": "{serial}"},
        {"serialNumber": "{id}"},
        {"id": "{id}"},
        {"deviceId": "{id}"},
    )
    for word in words:
        for about in abouts:
            told = {**body, **dict.fromkeys(keys, word), **about}
            yield replace(
                READ_STATUS,
                method="POST",
                endpoint=list_call.endpoint,
                path=list_call.path,
                body=told,
            )


def _other_id(device: Device) -> Any:
    """Return another id of a device than its serial number, if the list tells one."""
    for key, value in device.raw.items():
        is_id = folded(str(key)) in _ID_KEYS and type(value) in (str, int)
        if is_id and str(value) != device.serial_number:
            return value
    return None


def _links(device: Device, identity: Any, door: Door) -> Iterator[str]:
    """Go through the paths that the list itself names for a device, as templates."""
    found = list(_paths_in(device.raw, door, _DEEPEST_LINK))
    for path in sorted(found, key=lambda path: "stat" not in path.lower()):
        if template := _as_template(path, device, identity):
            yield template


def _as_template(path: str, device: Device, identity: Any) -> str | None:
    """Return a path with placeholders for what it says of a device."""
    values = {"{serial}": device.serial_number}
    if identity is not None:
        values["{id}"] = str(identity)
    for placeholder, value in values.items():
        escaped = quote(value, safe="")
        if f"/{escaped}" in path:
            return path.replace(escaped, placeholder)
    return None


def _paths_in(value: Any, door: Door, levels: int) -> Iterator[str]:
    """Go through the texts that are paths of the same gateway."""
    if isinstance(value, dict | list) and levels:
        inner = value.values() if isinstance(value, dict) else value
        for each in inner:
            yield from _paths_in(each, door, levels - 1)
    elif isinstance(value, str) and value.startswith(("/", "http")):
        try:
            url = door.gateway.url.join(URL(value))
        except ValueError:
            return
        if url.origin() == door.gateway.url.origin() and not url.query_string:
            yield url.raw_path
