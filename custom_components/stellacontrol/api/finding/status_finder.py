"""Finding where the status of a device is told."""

from collections.abc import Iterator
from dataclasses import replace
import re
from typing import Any

from ..call import Call, Endpoint
from ..errors import StellaControlError
from ..models import Device, DeviceList, DeviceStatus
from ..profile import READ_STATUS, Profile
from ..reading import Reader
from ..verdicts import is_about_device
from .answer import Answer, are_alike
from .bodies import ACTION_KEYS, STATUS_WORDS
from .door import Door
from .links import as_template, links
from .list_finder import list_page
from .places import status_places
from .writes import by_id

_KEPT_FOR_OTHERS = 2
"""Requests and devices, where the first may have sent no message yet."""


class StatusFinder:
    """Looks for the status of one device within an open session."""

    def __init__(self, door: Door, token: str) -> None:
        """Start with the session's token."""
        self._door = door
        self._token = token
        self._reader = Reader()
        self._asked: list[tuple[Profile, Answer]] = []
        """Where no status was, and what was there."""
        self._paths: list[str] = []

    async def find(
        self, profile: Profile, devices: DeviceList, *, without: Call | None = None
    ) -> tuple[Profile, DeviceStatus] | None:
        """Find where the status of a device is; costs messages of the first one.

        Args:
            profile: How the gateway speaks, as far as known.
            devices: As the list tells them.
            without: A call that has been tried already.
        """
        first, *others = devices.devices
        kept = _KEPT_FOR_OTHERS if others else 0
        found = await self._look(profile, first, without, kept)
        return found or await self._of_others(others[:_KEPT_FOR_OTHERS])

    async def _of_others(
        self, others: list[Device]
    ) -> tuple[Profile, DeviceStatus] | None:
        """Ask other devices where the first may have sent no message yet.

        There the answer is another than at all places that do not exist.
        """
        for way, answer in self._asked:
            if not self._is_odd(answer):
                continue
            for device in others:
                if not self._door.statuses_left:
                    return None
                again = await self._ask(
                    way.status, way, serial=device.serial_number, id=device.other_id
                )
                if (status := self._read_status(again, device)) is not None:
                    return way, status
        return None

    def _is_odd(self, answer: Answer) -> bool:
        """Whether an answer differs from those of all other places.

        It may mean that the place is right, and the device has sent no message yet.
        """
        page = list_page(answer)
        says_nothing = answer.is_success and (page is None or not page.devices)
        return (says_nothing or answer.status in (404, 410)) and not any(
            are_alike(answer, other, *self._paths)
            for _, other in self._asked
            if other is not answer
        )

    async def _look(
        self, profile: Profile, device: Device, without: Call | None, kept: int
    ) -> tuple[Profile, DeviceStatus] | None:
        """Go through the places for one device.

        Args:
            profile: How the gateway speaks, as far as known.
            device: Whose status is looked for.
            without: A call that has been tried already.
            kept: Requests that must be left.
        """
        identity = device.other_id
        calls = self._status_calls(profile, device, identity)
        queue = [call for call in calls if call != without]
        words_in_vain: set[str] = set()
        ignores_queries = False
        while queue and self._door.statuses_left > kept:
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
            self._asked.append((with_call, answer))
            path = self._door.gateway.path_of(call)
            self._paths.append(path.replace("{serial}", device.serial_number))
            if _is_list_with_query(call, profile.devices):
                # The answer is the list again, so this gateway ignores the query.
                ignores_queries = ignores_queries or list_page(answer) is not None
            if word and re.search("action|method|unknown|unsupported", answer.words):
                words_in_vain.add(word)
            if hinted := self._hinted(answer, call, device):
                queue.insert(0, hinted)
        return None

    def _hinted(self, answer: Answer, call: Call, device: Device) -> Call | None:
        """Return the call that an answer hints at, as a template."""
        identity = device.other_id
        target = self._door.redirect_of(answer)
        if target is None:
            is_by_serial = identity is not None and "serial" in call.placeholders
            is_refused = answer.status in (400, 422) or is_about_device(answer.words)
            # The path exists, but it needs another id of the device.
            return by_id(call) if is_by_serial and is_refused else None
        template = as_template(target, device, identity) or target
        if template == self._door.gateway.path_of(call):
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
            links=list(links(device, identity, self._door.gateway)),
        )

    async def _ask(self, call: Call, profile: Profile, **values: Any) -> Answer:
        """Ask within the session; a device without another id goes by its serial number."""
        if values["id"] is None:
            values["id"] = values["serial"]
        return await self._door.ask(call, profile, token=self._token, **values)

    def _read_status(self, answer: Answer, device: Device) -> DeviceStatus | None:
        """Return the status that an answer tells; `None` if it is none."""
        if not answer.is_readable:
            return None
        try:
            status = self._reader.status(
                answer.body, serial_number=device.serial_number
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


def _is_list_with_query(call: Call, list_call: Call) -> bool:
    """Whether a status is asked for at the list itself."""
    return call.method == "GET" and call.path.startswith(f"{list_call.path}?")


def _word_of(call: Call) -> str:
    """Return the word in the body that names the call; empty if there is none."""
    body = call.body if isinstance(call.body, dict) else {}
    return next((str(body[key]) for key in ACTION_KEYS if key in body), "")


def _status_actions(list_call: Call) -> Iterator[Call]:
    """Yield the ways to ask for a status if a word in the body names the call."""
    body = dict(list_call.body or {})
    keys = [key for key in ACTION_KEYS if key in body]
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
