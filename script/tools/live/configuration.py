"""Prepare a configuration folder for a Home Assistant that opens without questions."""

import json
from pathlib import Path
from typing import Any

from .processes import ROOT

_CONFIGURATION = """\
homeassistant:
  name: StellaControl
  country: IE
  auth_providers:
    # Only this machine can connect at all; it needs no password.
    - type: trusted_networks
      trusted_networks: ["127.0.0.1", "::1"]
      allow_bypass_login: true
    # The first user is made with it.
    - type: homeassistant
# Not default_config: nothing here looks around the network or calls the internet.
config:
"""

THEME = "Large letters"
"""A theme to look at the cards in: nothing in it is as in Home Assistant's own."""

_PAGES = f"""\
frontend:
  themes:
    {THEME}:
      ha-card-border-radius: 3px
      ha-font-size-scale: "1.5"
      ha-font-family-body: monospace
      modes:
        light:
          primary-color: "#7b1fa2"
          card-background-color: "#fff3e0"
        dark:
          primary-color: "#80cbc4"
          card-background-color: "#102027"
history:
logbook:
my:
system_health:
# Where the editors save.
automation: !include automations.yaml
script: !include scripts.yaml
# A helper that docs/examples.md asks for.
input_boolean:
"""

_QUIET = """\
logger:
  default: warning
  logs:
    custom_components.stellacontrol: info
    # Says of every custom integration that nobody tested it.
    homeassistant.loader: error
    # Programs and libraries for media, which we do not need.
    haffmpeg: critical
    homeassistant.components.camera.img_util: critical
    aiohttp_fast_zlib: error
"""


def prepare(
    folder: Path, *, port: int, quiet: bool, companion: Path | None = None
) -> None:
    """Write what Home Assistant shall find; the rest of the folder stays.

    Args:
        folder: Home Assistant's configuration folder, made if need be.
        port: where it shall listen, on the loopback address alone.
        quiet: leave out log lines that have nothing to do with the integration.
        companion: a component that runs beside ours, without pages and history.
    """
    more = _PAGES if companion is None else f"onboarding:\n{companion.name}:\n"
    storage = folder / ".storage"
    storage.mkdir(parents=True, exist_ok=True)
    (folder / "configuration.yaml").write_text(
        _CONFIGURATION + more + (_QUIET if quiet else "")
    )
    (folder / "automations.yaml").touch()
    (folder / "scripts.yaml").touch()
    _link_components(folder / "custom_components", companion)
    # An `http:` section would be taken as a trial that is undone after five
    # minutes, with a restart. Version 1 of the store holds the plain settings;
    # Home Assistant fills in the rest itself.
    _store(storage, "http", 1, {"server_host": ["127.0.0.1"], "server_port": port})
    if not (storage / "onboarding").exists():
        # The step core_config would set up weather, radio and speech, all of
        # them in the internet. Only the user is left to make.
        done = ["core_config", "analytics", "integration"]
        _store(storage, "onboarding", 4, {"done": done})


def _link_components(folder: Path, companion: Path | None) -> None:
    """Let Home Assistant find our component, and the one beside it if there is one."""
    ours = ROOT / "custom_components"
    if companion is None:
        # What is a folder is a release that a test has unpacked.
        if folder.is_symlink() or not folder.exists():
            folder.unlink(missing_ok=True)
            folder.symlink_to(ours)
        return
    folder.mkdir(exist_ok=True)
    for component in (ours / "stellacontrol", companion):
        link = folder / component.name
        link.unlink(missing_ok=True)
        link.symlink_to(component)


def _store(storage: Path, key: str, version: int, data: dict[str, Any]) -> None:
    """Write a file as Home Assistant's storage helper does."""
    content = {"version": version, "minor_version": 1, "key": key, "data": data}
    (storage / key).write_text(json.dumps(content))
