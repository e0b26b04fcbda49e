"""A first set-up that found the platform away is tried again soon."""

from typing import Any

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.core import CoreState, HassJob, HomeAssistant, callback

from .health import AWAY, LOOK_AGAIN


@callback
def set_up_again_soon(
    hass: HomeAssistant, entry: ConfigEntry[Any], error: BaseException | None
) -> None:
    """Try again as soon as a loaded account would, if the platform is away.

    Home Assistant tries again by itself, after pauses that grow to ten minutes. Whichever
    comes first is the next try; keep this one in a timer until then.

    Args:
        hass: Home Assistant.
        entry: The account, whose set-up is about to fail.
        error: What the device list could not be read for.
    """
    is_away = error is not None and isinstance(error.__cause__, AWAY)
    # Until it has started, Home Assistant tries again at the end of the start.
    if not is_away or hass.state is not CoreState.running:
        return

    @callback
    def set_up(_job: HassJob[..., None]) -> None:
        entry.async_cancel_retry_setup()
        hass.async_create_background_task(
            entry.async_setup_locked(hass), "stellacontrol set-up"
        )

    timer = hass.loop.call_later(
        LOOK_AGAIN.total_seconds(),
        set_up,
        HassJob(set_up, "stellacontrol set-up", cancel_on_shutdown=True),
    )

    @callback
    def state_changed() -> None:
        # The failure itself is the first change.
        if entry.state is not ConfigEntryState.SETUP_RETRY and not timer.cancelled():
            timer.cancel()
            # Not while Home Assistant goes through the list that this is taken off.
            hass.loop.call_soon(stop_watching)

    stop_watching = entry.async_on_state_change(state_changed)
