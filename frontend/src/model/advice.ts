/** What there is advice about: alarms of a repeater, and of which bands. */

import type { HomeAssistant } from "../hass";
import type { Band, RepeaterWithBands } from "../repeaters";
import { BAND_ALARMS } from "./band";
import { readPresence } from "./repeater";
import { Readings } from "./reading";

export interface Advised {
  /** How its text is called among those of the integration. */
  readonly key: string;
  /** Those that it is about; none if it is about the repeater. */
  readonly bands: readonly Band[];
}

/** Alarms by their advice, the worst first; of one band, or of all and the repeater. */
export function readAdvised(
  hass: HomeAssistant,
  repeater: RepeaterWithBands,
  bandId: string | undefined,
): Advised[] {
  const found = new Map<string, Band[]>();
  const bands = repeater.bands.filter(
    ({ id }) => bandId === undefined || id === bandId,
  );
  for (const role of BAND_ALARMS)
    for (const band of bands) {
      const key = bandKey(new Readings(hass, band.entities), role);
      if (key !== undefined) found.set(key, [...(found.get(key) ?? []), band]);
    }
  const ofBands = [...found].map(([key, concerned]) => ({ key, bands: concerned }));
  return bandId === undefined ? [...ofBands, ...ofRepeater(hass, repeater)] : ofBands;
}

function bandKey(readings: Readings, role: string): string | undefined {
  if (!readings.isOn(role)) return undefined;
  if (role !== "reduced_power") return role;
  const cause = readings.attribute(role, "cause");
  return typeof cause === "string" ? `${role}_${cause}` : undefined;
}

function ofRepeater(hass: HomeAssistant, { entities }: RepeaterWithBands): Advised[] {
  const readings = new Readings(hass, entities);
  const keys = [
    readings.isOn("temperature_alarm") && "temperature",
    readPresence(readings) === "offline" && "offline",
    readings.isOn("quota_at_risk") && "quota_at_risk",
  ];
  return keys.flatMap((key) => (key ? [{ key, bands: [] }] : []));
}
