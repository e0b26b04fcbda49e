"""What to do about an alarm, in words."""

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.translation import async_get_cached_translations

from .alarms import AlarmKind
from .baseline import Cause
from .const import DOMAIN


@callback
def advice(hass: HomeAssistant, kind: AlarmKind, cause: Cause | None) -> str:
    """Return what an alarm means, what to look at first, and what not to do.

    The text is in the language of Home Assistant, because an event belongs to no user.
    """
    key = kind.value if cause is None else f"{kind.value}_{cause.value}"
    texts = async_get_cached_translations(hass, hass.config.language, "common", DOMAIN)
    return texts.get(f"component.{DOMAIN}.common.advice_{key}", "")
