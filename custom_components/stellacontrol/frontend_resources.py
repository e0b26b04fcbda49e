"""Add our cards to Home Assistant's pages without work for the user."""

import hashlib
from pathlib import Path
from typing import Final

from homeassistant.components.frontend import add_extra_js_url
from homeassistant.components.http import StaticPathConfig
from homeassistant.core import HomeAssistant

from .const import DOMAIN

FOLDER: Final = Path(__file__).parent / "frontend"
BUNDLE: Final = FOLDER / "stellacontrol.js"

_HASH_LENGTH = 12


async def async_setup_frontend(hass: HomeAssistant) -> None:
    """Serve the folder of the bundle, and have every page load the bundle.

    Browsers cache files for a month, so the folder's address changes with its files. The
    bundle loads its parts and languages from the same folder. Without the frontend, this
    does nothing.
    """
    if "frontend" not in hass.config.components:
        return
    url = f"/{DOMAIN}/{await hass.async_add_executor_job(_version)}"
    await hass.http.async_register_static_paths(
        [StaticPathConfig(url, str(FOLDER), cache_headers=True)]
    )
    add_extra_js_url(hass, f"{url}/{BUNDLE.name}")


def _version() -> str:
    """Return a text that changes with the content of any of the files."""
    content = hashlib.sha256()
    for file in sorted(FOLDER.rglob("*.js*")):
        content.update(file.read_bytes())
    return content.hexdigest()[:_HASH_LENGTH]
