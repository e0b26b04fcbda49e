"""What is known of a gateway: how it speaks, what was learnt on the way, its devices."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from .call import CallName
from .profile import Profile

type Asked = tuple[CallName, str | None]
"""A call, and the serial number of the device that it is about."""


class Knowledge:
    """The profile in use, and which of its calls have worked."""

    def __init__(
        self, profile: Profile, *, is_proven: bool, on_learnt: Callable[[Profile], None]
    ) -> None:
        """Start with a profile.

        Args:
            profile: How the gateway speaks.
            is_proven: Whether a log-in has worked with it before.
            on_learnt: Told of the profile when what was learnt is proven.
        """
        self.profile = self._stored = profile
        self.worked: set[CallName] = {CallName.LOG_IN} if is_proven else set()
        self.good: set[Asked] = set()
        """What has worked, device by device."""

        self.refused: set[Asked] = set()
        """Calls that were refused in a new session as well, and have not worked since."""

        self._on_learnt = on_learnt

    def note_success(self, asked: Asked, *, is_read: bool) -> None:
        """Remember that a call has worked; the call itself only if its answer was read."""
        self.good.add(asked)
        self.refused.discard(asked)
        if is_read:
            self.worked.add(asked[0])

    def learn(self, name: CallName, start: Profile, found: Profile) -> None:
        """Use from now on the spelling that was accepted.

        Args:
            name: Of the call that has worked.
            start: The profile from which another spelling was looked for.
            found: The one that was accepted.
        """
        self.worked.add(name)
        changes: dict[str, Any] = {
            each.name: getattr(found, each.name)
            for each in fields(Profile)
            if getattr(found, each.name) != getattr(start, each.name)
        }
        if changes:
            self.profile = replace(self.profile, **changes)

    def found(self, profile: Profile, name: CallName) -> None:
        """Use and hand out a profile one of whose calls was seen to work."""
        self.worked.add(name)
        self.profile = profile
        self.change_shown()

    def change_shown(self) -> None:
        """Publish the learnt profile, after a newer message confirmed a change."""
        if self.profile != self._stored:
            self._stored = self.profile
            self._on_learnt(self.profile)


class Listing[T]:
    """The devices as the list told them last; all who wait for the list share one."""

    def __init__(self, ask: Callable[[], Awaitable[object]]) -> None:
        """Start without devices.

        Args:
            ask: Asks for the list, and hands what it tells to `keep`.
        """
        self._ask = ask
        self._asking = asyncio.Lock()
        self._devices: dict[str, T] = {}
        self._outcome: object = None
        """The devices that were listed last, or the error."""

    def keep(self, devices: Mapping[str, T]) -> None:
        """Keep the devices of a list by serial number, beside those of earlier lists."""
        self._outcome = devices
        self._devices |= devices

    async def device(self, serial_number: str) -> T | None:
        """Return a device, after asking if it is not known; `None`: not in the list.

        Raises:
            Exception: Asking failed, for all who wait for the list.
        """
        if serial_number not in self._devices:
            before = self._outcome
            async with self._asking:
                if self._outcome is before:
                    try:
                        await self._ask()
                    except Exception as err:
                        self._outcome = err
                        raise
            if isinstance(self._outcome, Exception):
                raise self._outcome
        return self._devices.get(serial_number)
