"""The repeaters that an action is for, whether the user may do it, and what refused."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import ATTR_DEVICE_ID, ATTR_ENTITY_ID, ENTITY_MATCH_ALL
from homeassistant.core import Context, HomeAssistant, ServiceCall, callback
from homeassistant.exceptions import (
    HomeAssistantError,
    ServiceValidationError,
    Unauthorized,
    UnknownUser,
)
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.group import expand_entity_ids
from homeassistant.helpers.translation import async_get_cached_translations

from .const import DOMAIN
from .coordinator import DeviceCoordinator, StellaControlConfigEntry, serial_number_of
from .repeaters import coordinator_of, find_repeaters
from .targets import find_targets


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenRepeater:
    """A repeater that an action is for."""

    device_id: str
    name: str
    serial_number: str
    coordinator: DeviceCoordinator | None
    is_loaded: bool
    """Whether its account is loaded."""

    @property
    def device(self) -> DeviceCoordinator:
        """Its coordinator.

        Raises:
            ServiceValidationError: See `refusal`.
        """
        if self.coordinator is None:
            raise self.refusal
        return self.coordinator

    @property
    def refusal(self) -> ServiceValidationError:
        """Why it has no coordinator: its account is not loaded, or does not list it."""
        if self.is_loaded:
            return ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="device_not_listed",
                translation_placeholders={"repeater": self.name},
            )
        return ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="account_not_loaded",
            translation_placeholders={"repeater": self.name},
        )


async def chosen_repeaters(call: ServiceCall) -> list[ChosenRepeater]:
    """Return the repeaters that an action names, by device, area, label or entity.

    Raises:
        ServiceValidationError: No repeater was named, something else was named, or the
            account of no repeater is loaded.
    """
    targets = find_targets(call.hass, call.data)
    found = [
        choose(entry, device)
        for entry, device in find_repeaters(call.hass)
        if targets.some_of(device.id)
    ]
    if not found or _names_others(call):
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="not_a_repeater"
        )
    if all(repeater.coordinator is None for repeater in found):
        raise found[0].refusal
    return found


@callback
def _names_others(call: ServiceCall) -> bool:
    """Return whether a device or an entity of another integration is named.

    An area or a label may contain others; they are ignored.
    """
    ours = {device.id for _, device in find_repeaters(call.hass)}
    if any(device_id not in ours for device_id in call.data.get(ATTR_DEVICE_ID, ())):
        return True
    entity_ids = call.data.get(ATTR_ENTITY_ID, ())
    if isinstance(entity_ids, str) or list(entity_ids) == [ENTITY_MATCH_ALL]:
        return False  # the words "all" and "none"
    registry = er.async_get(call.hass)
    single = expand_entity_ids(call.hass, entity_ids)
    entities = [registry.async_get(entity_id) for entity_id in single]
    return any(entity is None or entity.platform != DOMAIN for entity in entities)


@callback
def choose(entry: StellaControlConfigEntry, device: dr.DeviceEntry) -> ChosenRepeater:
    """Return a repeater with its coordinator, if it has one."""
    return ChosenRepeater(
        device_id=device.id,
        name=device.name_by_user or device.name or device.id,
        serial_number=serial_number_of(device) or "",
        coordinator=coordinator_of(entry, device),
        is_loaded=entry.state is ConfigEntryState.LOADED,
    )


async def check_right(
    hass: HomeAssistant,
    context: Context,
    repeater: ChosenRepeater,
    policy: str,
    entities: Iterable[tuple[str, str]] | None = None,
) -> None:
    """Check that the user may read or control the entities that an action stands for.

    Args:
        hass: Home Assistant.
        context: Of the action; an automation has no user, and may do everything.
        repeater: It is for this one.
        policy: Read or control.
        entities: Platform and key of each entity; if empty, all that are enabled. If one of
            them does not exist, the user needs the right for all others.

    Raises:
        Unauthorized: The user may not.
    """
    if (user_id := context.user_id) is None:
        return
    user = await hass.auth.async_get_user(user_id)
    if user is None:
        raise UnknownUser(context=context, permission=policy)
    for entity_id in _entity_ids(hass, repeater, entities):
        if not user.permissions.check_entity(entity_id, policy):
            raise Unauthorized(context=context, entity_id=entity_id, permission=policy)


def _entity_ids(
    hass: HomeAssistant,
    repeater: ChosenRepeater,
    entities: Iterable[tuple[str, str]] | None,
) -> list[str]:
    """Return the ids of some entities of a repeater; of all, if one does not exist."""
    registry = er.async_get(hass)
    found = [
        registry.async_get_entity_id(
            platform, DOMAIN, f"{repeater.serial_number}_{key}"
        )
        for platform, key in entities or ()
    ]
    named = [entity_id for entity_id in found if entity_id is not None]
    if named and len(named) == len(found):
        return named
    return [
        entity.entity_id
        for entity in er.async_entries_for_device(registry, repeater.device_id)
        if entity.platform == DOMAIN
    ]


async def act_on_each(
    call: ServiceCall,
    repeaters: Iterable[ChosenRepeater],
    act: Callable[[ChosenRepeater], Awaitable[None]],
) -> None:
    """Act on every repeater for whoever called; then name those that refused.

    Raises:
        ServiceValidationError: The request is invalid for some.
        HomeAssistantError: It failed for some.
    """

    async def attempt(chosen: ChosenRepeater) -> None:
        with chosen.device.acting_for(call.context):
            await act(chosen)

    repeaters = list(repeaters)
    outcomes = await asyncio.gather(*map(attempt, repeaters), return_exceptions=True)
    refusals: list[tuple[str, HomeAssistantError]] = []
    for repeater, outcome in zip(repeaters, outcomes, strict=True):
        if isinstance(outcome, HomeAssistantError):
            refusals.append((repeater.name, outcome))
        elif isinstance(outcome, BaseException):
            raise outcome
    if not refusals:
        return
    wrong = all(isinstance(err, ServiceValidationError) for _, err in refusals)
    raise (ServiceValidationError if wrong else HomeAssistantError)(
        translation_domain=DOMAIN,
        translation_key="action_refused",
        translation_placeholders={
            "refusals": " ".join(
                f"{name}: {reason_of(call.hass, err)}" for name, err in refusals
            )
        },
    ) from refusals[0][1]


@callback
def reason_of(hass: HomeAssistant, err: HomeAssistantError) -> str:
    """Return what went wrong, in the language of this Home Assistant.

    Only the page knows the user's own language, and it translates only one text.
    """
    domain, key = err.translation_domain, err.translation_key
    texts = async_get_cached_translations(
        hass, hass.config.language, "exceptions", domain
    )
    text = texts.get(f"component.{domain}.exceptions.{key}.message")
    if text is None:
        return str(err)
    return text.format(**(err.translation_placeholders or {}))
