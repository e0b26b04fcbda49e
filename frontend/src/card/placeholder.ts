/** A panel of the right size while nobody has told what belongs on it. */

import type { EntityState, HomeAssistant } from "../hass";
import { readRepeater, type RepeaterView } from "../model/repeater";

const OWN = [
  "sensor.temperature",
  "sensor.last_message",
  "sensor.current_message_frequency",
  "sensor.messages_used",
  "button.reboot",
  "button.recalibrate",
];
const OF_A_BAND = [
  "switch.switch",
  "sensor.signal_strength",
  "sensor.uplink_power",
  "sensor.downlink_power",
  "sensor.band_usage",
  "binary_sensor.over_power",
  "binary_sensor.feedback",
  "binary_sensor.automatic_shutdown",
];

/** `undefined` if the registry knows no bands of such a device either. */
export function placeholder(
  hass: HomeAssistant,
  deviceId: string,
  why: string,
): RepeaterView | undefined {
  const bands = Object.entries(hass.entities).filter(
    ([id, entity]) => entity?.device_id === deviceId && id.startsWith("switch."),
  );
  if (bands.length === 0) return undefined;
  const blank = { ...hass, states: statesOf([...OWN, ...OF_A_BAND]) };
  const view = readRepeater(
    blank,
    {
      device_id: deviceId,
      name: nameOf(hass, deviceId),
      area_id: null,
      entry_id: "",
      account: "",
      monthly_quota: 1,
      quota_resets_at: null,
      quota_time_zone: "UTC",
      entities: rolesOf(OWN),
      bands: bands.map(([id]) => ({ id, label: "…", entities: rolesOf(OF_A_BAND) })),
    },
    Date.now(),
  );
  return { ...view, connection: { entityId: "", text: why, number: why } };
}

function rolesOf(ids: readonly string[]): Record<string, string> {
  return Object.fromEntries(ids.map((id) => [id.replace(/^.*\./, ""), id]));
}

function statesOf(ids: readonly string[]): Record<string, EntityState> {
  return Object.fromEntries(
    ids.map((id) => [id, { entity_id: id, state: "unknown", attributes: {} }]),
  );
}

function nameOf({ devices }: HomeAssistant, deviceId: string): string {
  const device = devices[deviceId];
  return device?.name_by_user ?? device?.name ?? "…";
}
