"""Stella Doradus cellular repeaters in Home Assistant."""

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import EVENT_HOMEASSISTANT_STOP, Platform
from homeassistant.core import Event, HomeAssistant
from homeassistant.helpers import device_registry as dr

from .const import DOMAIN
from .coordinator import AccountCoordinator, StellaControlConfigEntry

PLATFORMS = [
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.SENSOR,
    Platform.SWITCH,
]


async def async_setup_entry(
    hass: HomeAssistant, entry: StellaControlConfigEntry
) -> bool:
    """Set up an account."""
    account = AccountCoordinator(hass, entry)

    async def log_out(_event: Event) -> None:
        await account.client.close()

    try:
        await account.async_config_entry_first_refresh()
    except BaseException:
        await account.client.close()
        raise
    entry.runtime_data = account
    entry.async_on_unload(hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, log_out))
    # A coordinator without a listener would never look again.
    entry.async_on_unload(account.async_add_listener(lambda: None))
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    return True


async def async_unload_entry(
    hass: HomeAssistant, entry: StellaControlConfigEntry
) -> bool:
    """Unload an account and log out."""
    unloaded = await hass.config_entries.async_unload_platforms(entry, PLATFORMS)
    if unloaded:
        await entry.runtime_data.client.close()
    return unloaded


async def async_remove_config_entry_device(
    hass: HomeAssistant,
    entry: StellaControlConfigEntry,
    device_entry: dr.AnyDeviceEntry,
) -> bool:
    """Allow to remove a device by hand if the account no longer lists it."""
    if entry.state is not ConfigEntryState.LOADED:
        return False
    account = entry.runtime_data
    serials = {
        serial for domain, serial in device_entry.identifiers if domain == DOMAIN
    }
    if serials & account.listed.keys():
        return False
    for serial in serials:
        await account.let_go_of(serial)
    return True
