"""Other spellings of a write whose form was refused, the likeliest first.

Nothing has happened when a platform says that it does not know a path, a verb or the form
of a body; so the same action may be tried in another spelling. Never a PUT that would
replace a larger object by a part of it.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from .call import Call

MOST_SPELLINGS: Final = 6
"""Tried after the first, for one action."""

_LISTED_BANDS: Final[tuple[Any, ...]] = (
    {"bands": [{"identifier": "{band}", "isOn": "{on}"}]},
    {"bands": [{"identifier": "{band}", "enabled": "{on}"}]},
    {"bands": [{"identifier": "{band}", "isOnline": "{on}"}]},
    {"bands": [{"identifier": "{band}", "isShutdownManually": "{on?false:true}"}]},
    {"bands": {"{band}": "{on?on:off}"}},
    {"bands": {"{band}": "{on?1:0}"}},
)
_ONE_BAND: Final[tuple[Any, ...]] = (
    {"enabled": "{on}"},
    {"on": "{on}"},
    {"isShutdownManually": "{on?false:true}"},
    {"status": "{on?on:off}"},
)
_COMMANDS: Final[tuple[Any, ...]] = (
    {"name": "{command}"},
    {"action": "{command}"},
    {"type": "{command}"},
    {"commands": ["{command}"]},
)


class Ladder:
    """The spellings of one action, each tried once."""

    def __init__(
        self, name: str, *, has_frequency: bool = False, log_in: Call | None = None
    ) -> None:
        """Start at the top.

        Args:
            name: Of the call, as in `Profile`.
            has_frequency: Whether a message frequency travels with bands: it may be what
                is refused, so its sender tries without it first.
            log_in: The log-in, whose path some platforms take for the log-out too.
        """
        self._name = name
        self._has_frequency = has_frequency
        self._log_in = log_in
        self._tried: list[Call] = []

    def after(self, call: Call, status: int) -> Call | None:
        """Return the spelling to try next; `None` if there is none left.

        Args:
            call: What was refused.
            status: How: a path or a verb is refused with 404 or 405, a form otherwise.
        """
        self._tried.append(call)
        if self._has_frequency or len(self._tried) > MOST_SPELLINGS:
            return None
        steps = {
            "parameters": _bands_after,
            "command": _commands_after,
            "log_out": self._log_outs_after,
        }.get(self._name)
        if steps is None:
            return None
        return next(
            (step for step in steps(call, status) if step not in self._tried), None
        )

    def _log_outs_after(self, call: Call, status: int) -> Iterator[Call]:
        """Go through other ways to close a session."""
        del status
        bare = replace(call, body=None)
        yield replace(call, method="DELETE", body=None)
        yield replace(call, body={"token": "{token}"})
        yield replace(bare, method="GET")
        if self._log_in is not None:
            yield replace(
                bare,
                method="DELETE",
                endpoint=self._log_in.endpoint,
                path=self._log_in.path,
            )
        yield bare


def _bands_after(call: Call, status: int) -> Iterator[Call]:
    """Go through other ways to switch bands."""
    if status in (404, 405):
        if status == 405 and "/parameters" in call.path:
            yield replace(call, method="POST")
            yield replace(call, method="PUT")
        base = "/{serial}" if "{serial}" in call.path else "/{id}"
        one = f"{base}/bands/{{band}}"
        yield replace(call, method="PATCH", path=base)
        yield replace(call, method="PUT", path=one, body=_ONE_BAND[0])
        yield replace(call, method="PATCH", path=f"{base}/settings")
        yield replace(call, method="POST", path=one, body=_ONE_BAND[0])
        yield replace(call, method="PATCH", path=f"{base}/bands")
        yield replace(call, method="POST", path=f"{base}/parameters")
        yield replace(call, method="PUT", path=f"{base}/parameters")
        return
    if status == 415 and not call.is_form:
        yield replace(
            call,
            headers={**call.headers, "Content-Type": "application/merge-patch+json"},
        )
        yield replace(call, is_form=True)
    bodies = _ONE_BAND if "{band}" in call.path else _LISTED_BANDS
    for body in bodies:
        yield replace(call, body=body)


def _commands_after(call: Call, status: int) -> Iterator[Call]:
    """Go through other ways to send a command."""
    if status in (404, 405):
        base = "/{serial}" if "{serial}" in call.path else "/{id}"
        yield replace(call, path=f"{base}/{{command}}", body={})
        yield replace(call, path=f"{base}/command")
        yield replace(call, method="PUT")
        yield replace(call, path=f"{base}/actions")
        yield replace(call, path=f"{base}/commands/{{command}}", body={})
        yield replace(call, method="PUT", path=f"{base}/{{command}}", body={})
        return
    for body in _COMMANDS:
        yield replace(call, body=body)
    yield replace(call, is_form=True, body={"command": "{command}"})
