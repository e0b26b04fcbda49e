"""Derive the calls that write from those that read; they are never tried here."""

from dataclasses import replace
from typing import Any

from ..call import Call, Endpoint
from ..gateway import Gateway
from ..profile import DEFAULT, Profile
from ..templates import placeholders
from .bodies import ACTION_KEYS


def with_writes(profile: Profile, gateway: Gateway) -> Profile:
    """Return a profile whose writes have paths next to those that read.

    A write that an example has shown stays as it is, except for the device's id.
    """
    changes: dict[str, Any] = {}
    for name in ("parameters", "frequency", "command"):
        call: Call | None = getattr(profile, name)
        if call is None:
            continue
        if call == getattr(DEFAULT, name):
            call = _beside(call, profile, gateway)
        if "id" in profile.status.placeholders:
            call = by_id(call)
        changes[name] = call
    return replace(profile, **changes)


def by_id(call: Call) -> Call:
    """Return a call that names the device by its other id."""
    return replace(
        call, path=call.path.replace("{serial}", "{id}"), body=_by_id(call.body)
    )


def _by_id(template: Any) -> Any:
    """Return a body that names the device by its other id."""
    if isinstance(template, str):
        return template.replace("{serial}", "{id}")
    if isinstance(template, dict):
        return {key: _by_id(inner) for key, inner in template.items()}
    return (
        [_by_id(inner) for inner in template]
        if isinstance(template, list)
        else template
    )


def _beside(call: Call, profile: Profile, gateway: Gateway) -> Call:
    """Return a write of the contract, moved to the place of the reads."""
    status = profile.status
    if isinstance(status.body, dict):
        return _as_action(call, status)
    slash = "/" if status.path.partition("?")[0].endswith("/") else ""
    if status.endpoint is not Endpoint.GATEWAY:
        return replace(call, path=call.path + slash)
    before, found, _ = status.path.partition(gateway.devices_path)
    if not found:
        return call
    path = before + gateway.devices_path + call.path + slash
    return replace(call, endpoint=Endpoint.GATEWAY, path=path)


def _as_action(call: Call, status: Call) -> Call:
    """Return a write that is named by a word in the body, as the status is."""
    about = dict(status.body)
    keys = [key for key in ACTION_KEYS if key in about]
    word = str(about[keys[0]]) if keys else ""
    is_command = "command" in placeholders(call.body)
    named = (
        ("sendCommand", "setParameters")
        if word.startswith("get")
        else (
            "command",
            "parameters",
        )
    )
    chosen = dict.fromkeys(keys, named[0 if is_command else 1])
    wrapper = next(
        (key for key, value in about.items() if isinstance(value, dict)), None
    )
    if wrapper is None:
        body = {**about, **chosen, **call.body}
    else:
        body = {**about, **chosen, wrapper: {**about[wrapper], **call.body}}
    return replace(
        call, method="POST", endpoint=status.endpoint, path=status.path, body=body
    )
