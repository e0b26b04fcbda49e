"""What is known of how a gateway speaks, and what was learnt on the way."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from .call import Call, CallName
from .profile import Profile


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
        self._on_learnt = on_learnt

    def has_worked(self, call: Call) -> bool:
        """Whether a call was a success before."""
        return call.name in self.worked

    def learn(self, name: str, call: Call) -> None:
        """Use a call that was accepted from now on.

        Args:
            name: Of the call, as in `Profile`.
            call: What was accepted.
        """
        self.worked.add(call.name)
        learnt: dict[str, Any] = {name: call}
        self.profile = replace(self.profile, **learnt)

    def found(self, profile: Profile, name: CallName) -> None:
        """Use and hand out a profile one of whose calls was seen to work."""
        self.worked.add(name)
        self.profile = profile
        self.change_shown()

    def change_shown(self) -> None:
        """Hand out what was learnt, now that a newer message has shown a change."""
        if self.profile != self._stored:
            self._stored = self.profile
            self._on_learnt(self.profile)
