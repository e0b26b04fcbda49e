"""Brings our cards to Home Assistant's pages, with nothing for the user to do."""

import hashlib
from pathlib import Path
from typing import Final

from homeassistant.components.frontend import add_extra_js_url
from homeassistant.components.http import StaticPathConfig
from homeassistant.core import HomeAssistant

from .const import DOMAIN

FOLDER: Final = Path(__file__).parent / "frontend"
BUNDLE: Final = FOLDER / "stellacontrol.js"
FOLDER_URL: Final = f"/{DOMAIN}"

_HASH_LENGTH = 12


async def async_setup_frontend(hass: HomeAssistant) -> None:
    """Serve the bundle with its languages, and have every page load the bundle.

    Browsers keep files for a month, so the bundle's address changes with any of them, and
    the bundle asks for its languages with the same ending. A Home Assistant without pages
    does without.
    """
    if "frontend" not in hass.config.components:
        return
    version = await hass.async_add_executor_job(_version)
    await hass.http.async_register_static_paths(
        [StaticPathConfig(FOLDER_URL, str(FOLDER), cache_headers=True)]
    )
    add_extra_js_url(hass, f"{FOLDER_URL}/{BUNDLE.name}?v={version}")


def _version() -> str:
    """Return what changes with the content of any file that pages get."""
    content = hashlib.sha256()
    for file in sorted(FOLDER.rglob("*.js*")):
        content.update(file.read_bytes())
    return content.hexdigest()[:_HASH_LENGTH]
