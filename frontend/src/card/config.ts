/** What users choose about a card. */

import type { HomeAssistant } from "../hass";
import { checkSettings } from "../settings";

export const CARD_TYPE = "stellacontrol-card";

export interface CardConfig {
  readonly type: string;
  readonly device_id?: string;
  readonly name?: string;
  /** Identifiers of the bands to be shown, such as `08`; all if there are none. */
  readonly bands?: readonly string[];
  readonly compact?: boolean;
  readonly read_only?: boolean;
  readonly hide_quota?: boolean;
  readonly hide_controls?: boolean;
}

/** Raises an error, which Home Assistant shows, if the card cannot work like that. */
export function checkConfig(config: unknown): CardConfig {
  return checkSettings(config, {
    device_id: "text",
    name: "text",
    bands: "a list of texts",
    compact: "true or false",
    read_only: "true or false",
    hide_quota: "true or false",
    hide_controls: "true or false",
  }) as CardConfig;
}

/** What the card picker shows: the first repeater that there is. */
export function stubConfig(hass: HomeAssistant): Omit<CardConfig, "type"> {
  const entity = Object.values(hass.entities).find(
    (known) => known?.platform === "stellacontrol" && known.device_id,
  );
  return entity?.device_id ? { device_id: entity.device_id } : {};
}

/** The card for an entity that somebody adds to a dashboard, if it is one of ours. */
export function suggestionFor(hass: HomeAssistant, entityId: string) {
  const entity = hass.entities[entityId];
  if (entity?.platform !== "stellacontrol" || !entity.device_id) return null;
  return { config: { type: `custom:${CARD_TYPE}`, device_id: entity.device_id } };
}
