"""Triggers: alarms, lost repeaters, quotas at risk and band changes given up.

They listen to the coordinators' events, not to states. So an alarm that began while the
platform or Home Assistant was away starts automations once it is seen. An entity that
becomes available again in the same state starts none.
"""

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar, override

from homeassistant.const import ATTR_DEVICE_ID, ATTR_NAME, CONF_FOR
from homeassistant.core import CALLBACK_TYPE, Context, Event, HomeAssistant, callback
from homeassistant.helpers.trigger import (
    Trigger,
    TriggerActionRunner,
    TriggerConfig,
    TriggerNotTriggeredReporter,
)
from homeassistant.helpers.typing import VolDictType

from .alarms import READINGS, AlarmKind
from .const import (
    ATTR_ADVICE,
    ATTR_BAND,
    ATTR_CAUSE,
    ATTR_LABEL,
    CONF_ALARMS,
    CONF_BANDS,
    EVENT_ALARM,
    EVENT_WISH_GIVEN_UP,
)
from .coordinator import CLEARED
from .lasting import Lasting
from .targets import ALARMS, BANDS, FOR, Targeted, find_targets

ATTR_ALARM = "alarm"


class RepeaterTrigger(Targeted, Trigger):
    """A trigger on events of repeaters."""

    event_type: ClassVar[str]

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        """Store what the user chose."""
        super().__init__(hass, config)
        self._choose(config)

    @override
    async def async_attach_runner(
        self,
        run_action: TriggerActionRunner,
        did_not_trigger: TriggerNotTriggeredReporter | None = None,
    ) -> CALLBACK_TYPE:
        """Run the action whenever a chosen event happens."""

        @callback
        def run(told: Mapping[str, Any], context: Context | None) -> None:
            if self._is_targeted(told):
                run_action(self._payload(told), self._description(told), context)

        @callback
        def hear(event: Event[Any]) -> None:
            if self._is_chosen(event.data):
                run(event.data, event.context)

        if span := self._options.get(CONF_FOR):
            return Lasting(self._hass, span, self._is_chosen, run).listen()
        return self._hass.bus.async_listen(self.event_type, hear)

    @abstractmethod
    def _is_chosen(self, told: Mapping[str, Any]) -> bool:
        """Return whether an event is of the kind that the user chose."""

    def _is_targeted(self, told: Mapping[str, Any]) -> bool:
        """Return whether an event is about a repeater that the user chose.

        The target is resolved at each event, so a repeater that joins an area counts at
        once. An event that a user fires may lack any field.
        """
        return find_targets(self._hass, self._target).cover(
            told.get(ATTR_DEVICE_ID), str(told.get(ATTR_BAND, ""))
        )

    def _is_of_chosen_band(self, told: Mapping[str, Any]) -> bool:
        """Return whether an event is about a band that the user chose."""
        bands = self._options[CONF_BANDS]
        return not bands or told.get(ATTR_BAND) in bands

    def _payload(self, told: Mapping[str, Any]) -> dict[str, Any]:
        """Return the data for templates in `trigger`."""
        return {
            ATTR_DEVICE_ID: told[ATTR_DEVICE_ID],
            ATTR_NAME: told.get(ATTR_NAME, ""),
            ATTR_BAND: told.get(ATTR_BAND, ""),
            ATTR_LABEL: told.get(ATTR_LABEL, ""),
            ATTR_ADVICE: told.get(ATTR_ADVICE, ""),
        }

    def _description(self, told: Mapping[str, Any]) -> str:
        """Return the description for the trace."""
        about = (told.get(ATTR_NAME), told.get(ATTR_LABEL), told.get("type"))
        return " ".join(filter(None, about))


class AlarmTrigger(RepeaterTrigger):
    """A trigger on alarms of a message that begin, or end."""

    event_type = EVENT_ALARM
    ending: ClassVar[str] = ""
    """How the type of the event ends after the kind of the alarm."""

    @override
    def _is_chosen(self, told: Mapping[str, Any]) -> bool:
        kinds = self._options[CONF_ALARMS] or READINGS
        types = [kind + self.ending for kind in kinds]
        return told.get("type") in types and self._is_of_chosen_band(told)

    @override
    def _payload(self, told: Mapping[str, Any]) -> dict[str, Any]:
        alarm = told["type"].removesuffix(CLEARED)
        return {
            **super()._payload(told),
            ATTR_ALARM: alarm,
            ATTR_CAUSE: told.get(ATTR_CAUSE, ""),
        }


class AlarmBeganTrigger(AlarmTrigger):
    """A trigger on alarms that begin, or have lasted for some time."""

    options: ClassVar[VolDictType] = {**ALARMS, **BANDS, **FOR}


class AlarmEndedTrigger(AlarmTrigger):
    """A trigger on alarms that end."""

    options: ClassVar[VolDictType] = {**ALARMS, **BANDS}
    ending = CLEARED


class KindTrigger(RepeaterTrigger):
    """A trigger on one kind of alarm of the whole repeater, without a choice."""

    event_type = EVENT_ALARM
    told_type: ClassVar[str]

    @override
    def _is_chosen(self, told: Mapping[str, Any]) -> bool:
        return bool(told.get("type") == self.told_type)

    @override
    def _is_targeted(self, told: Mapping[str, Any]) -> bool:
        """Return whether the repeater, or a band of it, is in the target."""
        return find_targets(self._hass, self._target).some_of(
            str(told.get(ATTR_DEVICE_ID))
        )


class LostTrigger(KindTrigger):
    """A trigger on repeaters that went offline for longer than the options allow."""

    options: ClassVar[VolDictType] = FOR
    told_type = AlarmKind.OFFLINE


class BackTrigger(KindTrigger):
    """A trigger on lost repeaters that are back."""

    told_type = AlarmKind.OFFLINE + CLEARED


class QuotaAtRiskTrigger(KindTrigger):
    """A trigger on quotas that will not last for the month at the present pace."""

    options: ClassVar[VolDictType] = FOR
    told_type = AlarmKind.QUOTA_AT_RISK


class BandChangeGivenUpTrigger(RepeaterTrigger):
    """A trigger on bands that did not follow their switch."""

    options = BANDS
    event_type = EVENT_WISH_GIVEN_UP

    @override
    def _is_chosen(self, told: Mapping[str, Any]) -> bool:
        return self._is_of_chosen_band(told)


TRIGGERS: dict[str, type[Trigger]] = {
    "alarm_began": AlarmBeganTrigger,
    "alarm_ended": AlarmEndedTrigger,
    "repeater_lost": LostTrigger,
    "repeater_back": BackTrigger,
    "quota_at_risk": QuotaAtRiskTrigger,
    "band_change_given_up": BandChangeGivenUpTrigger,
}


async def async_get_triggers(hass: HomeAssistant) -> dict[str, type[Trigger]]:
    """Return what the automation editor offers."""
    return TRIGGERS
