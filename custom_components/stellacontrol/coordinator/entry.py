"""The type of our config entries, apart so that both coordinators can use it."""

from typing import TYPE_CHECKING

from homeassistant.config_entries import ConfigEntry

if TYPE_CHECKING:
    from .account import AccountCoordinator

type StellaControlConfigEntry = ConfigEntry[AccountCoordinator]
