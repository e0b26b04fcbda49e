"""Stella Doradus cellular repeaters in Home Assistant."""

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import EVENT_HOMEASSISTANT_STOP, Platform
from homeassistant.core import Event, HomeAssistant
from homeassistant.helpers import config_validation as cv, device_registry as dr
from homeassistant.helpers.typing import ConfigType

from .const import DOMAIN
from .coordinator import (
    AccountCoordinator,
    StellaControlConfigEntry,
    delete_issues,
    delete_issues_of_entry,
    serial_number_of,
    set_up_again_soon,
)
from .frontend_resources import async_setup_frontend
from .options import Options, load_time_zone
from .services import async_setup_services
from .store import DeviceStore
from .websocket import async_setup_websocket

PLATFORMS = [
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.EVENT,
    Platform.SELECT,
    Platform.SENSOR,
    Platform.SWITCH,
]


CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Set up actions and pages, which do not depend on an account."""
    async_setup_services(hass)
    async_setup_websocket(hass)
    await async_setup_frontend(hass)
    return True


async def async_setup_entry(
    hass: HomeAssistant, entry: StellaControlConfigEntry
) -> bool:
    """Set up an account."""
    # Its first use reads a file, which must not hold up the event loop.
    await load_time_zone(Options.read(entry.options).quota_time_zone)
    account = AccountCoordinator(hass, entry)

    async def shut_down(_event: Event) -> None:
        await account.shut_down()

    try:
        await account.async_config_entry_first_refresh()
    except BaseException:
        # A platform that does not answer must not hold up the start with a log-out, too.
        hass.async_create_background_task(
            account.client.close(), "stellacontrol log-out after a failed set-up"
        )
        set_up_again_soon(hass, entry, account.last_exception)
        raise
    entry.runtime_data = account
    entry.async_on_unload(
        hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, shut_down)
    )
    account.start()
    entry.async_create_background_task(
        hass, _learn_from_statistics(account), "stellacontrol statistics"
    )
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    await account.platforms_ready()
    return True


async def _learn_from_statistics(account: AccountCoordinator) -> None:
    """Give devices without stored data a start from recorded statistics.

    One after the other: the recorder serves everybody.
    """
    for device in list(account.devices.values()):
        await device.normal_power.learn_from_statistics(device.band_ids)


async def async_unload_entry(
    hass: HomeAssistant, entry: StellaControlConfigEntry
) -> bool:
    """Unload an account and log out."""
    unloaded = await hass.config_entries.async_unload_platforms(entry, PLATFORMS)
    if unloaded:
        await entry.runtime_data.shut_down()
        if entry.disabled_by is not None:
            # Nobody watches it any more, so nothing would end them.
            delete_issues_of_entry(hass, entry.entry_id)
    return unloaded


async def async_remove_entry(
    hass: HomeAssistant, entry: StellaControlConfigEntry
) -> None:
    """Delete what is stored of an account, and its repair issues."""
    delete_issues_of_entry(hass, entry.entry_id)
    await DeviceStore(hass, entry.entry_id).remove()


async def async_remove_config_entry_device(
    hass: HomeAssistant,
    entry: StellaControlConfigEntry,
    device_entry: dr.DeviceEntry,
) -> bool:
    """Allow to remove a device by hand if the account no longer lists it."""
    if entry.state is not ConfigEntryState.LOADED:
        return False
    account, serial = entry.runtime_data, serial_number_of(device_entry) or ""
    if serial in account.listed:
        return False
    await account.forget_device(serial)
    delete_issues(hass, device_entry.id)
    return True
