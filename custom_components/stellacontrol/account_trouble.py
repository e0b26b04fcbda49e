"""What is wrong with a whole account, so that pages say it once, not for each repeater."""

from typing import Any, Final

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import callback

from .coordinator import StellaControlConfigEntry

_AWAY: Final = "away"
_CREDENTIALS: Final = "credentials"
_FAILED: Final = "failed"
"""Any other error; Home Assistant shows it on the page of the integration."""

_NOT_LOADED: Final = {
    "cannot_connect": _AWAY,
    "platform_error": _AWAY,
    "invalid_auth": _CREDENTIALS,
}
"""What it means that Home Assistant could not load an account, by the key of the error."""


@callback
def trouble_of(entry: StellaControlConfigEntry) -> dict[str, Any] | None:
    """Return what keeps an account's repeaters from being read; `None` if nothing does."""
    kind, since = _why_not_loaded(entry), None
    if entry.state is ConfigEntryState.LOADED:
        health = entry.runtime_data.health
        kind, since = None, health.since
        if health.is_away:
            kind = _CREDENTIALS if health.is_refused else _AWAY
    if kind is None:
        return None
    return {
        "entry_id": entry.entry_id,
        "account": entry.title,
        "kind": kind,
        "since": since.isoformat() if since else None,
    }


def _why_not_loaded(entry: StellaControlConfigEntry) -> str | None:
    key = entry.error_reason_translation_key
    if entry.state is ConfigEntryState.SETUP_RETRY:
        # Home Assistant 2026.8 keeps no key here; mostly the platform is away.
        return _AWAY if key is None else _NOT_LOADED.get(key, _FAILED)
    if entry.state is ConfigEntryState.SETUP_ERROR:
        return _NOT_LOADED.get(key or "", _FAILED)
    return None
