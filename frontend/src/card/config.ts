/** What users choose about a card, and how Home Assistant asks them. */

import type { HomeAssistant } from "../hass";
import { pageLanguage, translator, type TextKey } from "../translate";

export const CARD_TYPE = "stellacontrol-card";

export interface CardConfig {
  readonly type: string;
  readonly device_id?: string;
  readonly name?: string;
  readonly hide_quota?: boolean;
  readonly hide_controls?: boolean;
}

const LABELS: Readonly<Record<string, TextKey | undefined>> = {
  device_id: "editor.device",
  name: "editor.name",
  hide_quota: "editor.hide_quota",
  hide_controls: "editor.hide_controls",
};

const HELPERS: Readonly<Record<string, TextKey | undefined>> = {
  name: "editor.name_helper",
};

/** Raises an error, which Home Assistant shows, if the card cannot work like that. */
export function checkConfig(config: unknown): CardConfig {
  const { device_id: device, name } = (config ?? {}) as Record<string, unknown>;
  if (device !== undefined && typeof device !== "string")
    throw new Error("device_id must be the id of a device");
  if (name !== undefined && typeof name !== "string")
    throw new Error("name must be a text");
  return config as CardConfig;
}

/** The form of Home Assistant's visual editor. */
export function configForm() {
  const text = (keys: typeof LABELS, name: string) => {
    const key = keys[name];
    return key && translator(pageLanguage())(key);
  };
  return {
    schema: [
      {
        name: "device_id",
        required: true,
        selector: { device: { filter: [{ integration: "stellacontrol" }] } },
      },
      { name: "name", selector: { text: {} } },
      { name: "hide_quota", selector: { boolean: {} } },
      { name: "hide_controls", selector: { boolean: {} } },
    ],
    computeLabel: (field: { name: string }) => text(LABELS, field.name),
    computeHelper: (field: { name: string }) => text(HELPERS, field.name),
    assertConfig: checkConfig,
  };
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
