/** What users choose about a card, and how Home Assistant asks them. */

import { formOf } from "../card-form";
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

/** The nominal bands of a repeater, as identifiers and as people call them. */
const BANDS = [
  ["07", "700 MHz"],
  ["08", "800 MHz"],
  ["09", "900 MHz"],
  ["18", "1800 MHz"],
  ["21", "2100 MHz"],
  ["26", "2600 MHz"],
].map(([value, label]) => ({ value, label }));

/** The form of Home Assistant's visual editor. */
export function configForm() {
  return formOf(checkConfig, {
    device_id: [
      "editor.device",
      { device: { filter: [{ integration: "stellacontrol" }] } },
    ],
    name: ["editor.name", { text: {} }, "editor.name_helper"],
    bands: [
      "bands.label",
      { select: { multiple: true, custom_value: true, options: BANDS } },
      "editor.bands_helper",
    ],
    compact: ["editor.compact", { boolean: {} }],
    read_only: ["editor.read_only", { boolean: {} }],
    hide_quota: ["editor.hide_quota", { boolean: {} }],
    hide_controls: ["editor.hide_controls", { boolean: {} }],
  });
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
