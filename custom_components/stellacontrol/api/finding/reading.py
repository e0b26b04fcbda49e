"""Finding the calls that read: how the token travels, the list, the status."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from yarl import URL

from ..aliases import folded
from ..call import Call, Endpoint
from ..errors import StellaControlError
from ..models import Device, DeviceList, DeviceStatus
from ..profile import LIST_DEVICES, READ_STATUS, Profile, TokenPlace, TokenSource
from ..reading import Reader
from .answer import Answer
from .candidates import (
    ACTION_KEYS,
    LIST_WORDS,
    LISTS_BEHIND_A_PREFIX,
    PREFIXES,
    STATUS_WORDS,
    Carrier,
    carriers,
    list_places,
    schemes,
    status_places,
)
from .door import Door, template_path
from .log_in import LoggedIn

DEFAULT_HEADERS = {"Authorization": "Bearer {token}"}
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
        ways = self._ways(profile)
        while queue:
            call = queue.pop(0)
            self._door.speaks_actions = call.method == "POST"
            for way in ways:
                answer = await self._ask(call, way)
                if (devices := read_list(answer)) is not None:
                    found = await self._narrowed(replace(way, devices=call), profile)
                    return Listed(profile=found, devices=devices)
                if answer.status not in (401, 403):
                    break
            target = self._door.redirect_of(answer)
            if target and target != template_path(self._door.gateway, call):
                queue.insert(0, replace(call, endpoint=Endpoint.GATEWAY, path=target))
        return None

    def _list_calls(self, profile: Profile) -> Iterator[Call]:
        """Go through the calls that may list devices."""
        if profile.devices != LIST_DEVICES:
            yield profile.devices
        places = list(list_places(self._door.gateway, self._prefix()))
        if self._speaks_actions:
            at = LISTS_BEHIND_A_PREFIX
            places[at:at] = [self._action(LIST_DEVICES, word) for word in LIST_WORDS]
        yield from places

    def _prefix(self) -> str:
        """Return what stands before the security endpoint where the log-in was found."""
        path = template_path(self._door.gateway, self._session.call)
        before = path.partition(self._door.gateway.security_path)[0]
        return before if before in PREFIXES or before == "" else ""

    def _action(self, call: Call, word: str, **others: str) -> Call:
        """Return a call that a word in the body chooses."""
        body = {
            **dict.fromkeys(ACTION_KEYS[:2], word),
            "token": "{token}",
            "sessionToken": "{token}",
            **others,
        }
        return replace(call, method="POST", body=body)

    def _ways(self, profile: Profile) -> list[Profile]:
        """Return how the token may travel: everything at once, by kind of Authorization."""
        if profile.headers != DEFAULT_HEADERS or profile.cookies:
            return [profile]
        return [
            _carrying(profile, [("headers", "Authorization", scheme), *carriers()])
            for scheme in schemes(_scheme_named(self._session.answer))
        ]

    async def _narrowed(self, way: Profile, before: Profile) -> Profile:
        """Return a profile whose token travels once, not in every way at once."""
        if way.headers == before.headers and way.cookies == before.cookies:
            return way
        first = ("headers", "Authorization", way.headers["Authorization"])
        if await self._works(_carrying(way, [first])):
            return _carrying(way, [first])
        needed = [*carriers(), first]
        size = len(needed) // 2
        # Leave out half of them, then a quarter, ... until each that is left is needed.
        while size:
            start = 0
            while start < len(needed) and len(needed) > 1:
                fewer = needed[:start] + needed[start + size :]
                if fewer and await self._works(_carrying(way, fewer)):
                    needed = fewer
                else:
                    start += size
            size //= 2
        return _carrying(way, needed)

    async def _works(self, profile: Profile) -> bool:
        """Whether the list comes when the token travels like this."""
        if self._narrowings == 0:
            return False
        self._narrowings -= 1
        answer = await self._ask(profile.devices, profile)
        return read_list(answer) is not None

    async def find_status(
        self, profile: Profile, devices: DeviceList
    ) -> tuple[Profile, DeviceStatus] | None:
        """Find where the status of one device is; costs messages of that device."""
        device = devices.devices[0]
        identity = _other_id(device)
        for call in self._status_calls(profile, device, identity):
            if self._door.statuses_left == 0:
                return None
            with_call = replace(profile, status=call)
            answer = await self._ask(
                call, with_call, serial=device.serial_number, id=identity
            )
            status = self._read_status(answer, device)
            if status is not None:
                return with_call, status
        return None

    def _status_calls(
        self, profile: Profile, device: Device, identity: Any
    ) -> Iterator[Call]:
        """Go through the calls that may tell a status."""
        if profile.status != READ_STATUS:
            yield profile.status
        if profile.devices.method == "POST":
            place = replace(
                READ_STATUS,
                endpoint=profile.devices.endpoint,
                path=profile.devices.path,
            )
            yield from (
                self._action(place, word, serialNumber="{serial}", serial="{serial}")
                for word in STATUS_WORDS
            )
        yield from status_places(
            self._door.gateway,
            profile.devices,
            has_id=identity is not None,
            links=list(_links(device, identity, self._door)),
        )

    async def _ask(self, call: Call, profile: Profile, **values: Any) -> Answer:
        """Ask within the session; follow one redirect of the same gateway."""
        return await self._door.ask(call, profile, token=self._token, **values)

    def _read_status(self, answer: Answer, device: Device) -> DeviceStatus | None:
        """Return the status that an answer tells; `None` if it is none."""
        if not answer.is_success:
            return None
        try:
            return self._reader.status(
                answer.content, serial_number=device.serial_number
            )
        except StellaControlError:
            return None


def read_list(answer: Answer) -> DeviceList | None:
    """Return the devices that an answer lists; `None` if it is no list."""
    if not answer.is_success:
        return None
    try:
        return Reader().devices(answer.content)
    except StellaControlError:
        return None


def with_log_in(profile: Profile, session: LoggedIn) -> Profile:
    """Return a profile with the log-in and the place of the token."""
    is_usual = session.place == TokenPlace(source=TokenSource.BODY, keys=("token",))
    return replace(
        profile, log_in=session.call, token=None if is_usual else session.place
    )


def _carrying(profile: Profile, ways: list[Carrier]) -> Profile:
    """Return a profile that carries the token in these ways alone."""
    told: dict[str, dict[str, str]] = {"headers": {}, "cookies": {}}
    for kind, name, text in ways:
        told[kind][name] = text
    return replace(profile, headers=told["headers"], cookies=told["cookies"])


def _scheme_named(answer: Answer) -> str | None:
    """Return the word before a token that the log-in itself has named."""
    content = answer.content if isinstance(answer.content, dict) else {}
    for key, value in content.items():
        if folded(str(key)) in ("tokentype", "type", "scheme") and isinstance(
            value, str
        ):
            return value
    return None


def _other_id(device: Device) -> Any:
    """Return another id of a device than its serial number, if the list tells one."""
    for key, value in device.raw.items():
        is_id = folded(str(key)) in _ID_KEYS and type(value) in (str, int)
        if is_id and str(value) != device.serial_number:
            return value
    return None


def _links(device: Device, identity: Any, door: Door) -> Iterator[str]:
    """Go through the paths that the list itself names for a device, as templates."""
    values = {"{serial}": device.serial_number}
    if identity is not None:
        values["{id}"] = str(identity)
    found = list(_paths_in(device.raw, door, _DEEPEST_LINK))
    for path in sorted(found, key=lambda path: "stat" not in path.lower()):
        for placeholder, value in values.items():
            escaped = quote(value, safe="")
            if f"/{escaped}" in path:
                yield path.replace(escaped, placeholder)
                break


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
