"""Brings our cards to Home Assistant's pages, with nothing for the user to do."""

import hashlib
from pathlib import Path
from typing import Final

from homeassistant.components.frontend import add_extra_js_url
from homeassistant.components.http import StaticPathConfig
from homeassistant.core import HomeAssistant

from .const import DOMAIN

BUNDLE: Final = Path(__file__).parent / "frontend" / "stellacontrol.js"
BUNDLE_URL: Final = f"/{DOMAIN}/{BUNDLE.name}"

_HASH_LENGTH = 12


async def async_setup_frontend(hass: HomeAssistant) -> None:
    """Serve the bundle, and have every page load it.

    Browsers keep the file for a month, so its address changes with its content. A Home
    Assistant without pages does without.
    """
    if "frontend" not in hass.config.components:
        return
    version = await hass.async_add_executor_job(_version)
    await hass.http.async_register_static_paths(
        [StaticPathConfig(BUNDLE_URL, str(BUNDLE), cache_headers=True)]
    )
    add_extra_js_url(hass, f"{BUNDLE_URL}?v={version}")


def _version() -> str:
    """Return what changes with the bundle's content."""
    return hashlib.sha256(BUNDLE.read_bytes()).hexdigest()[:_HASH_LENGTH]
