/** What one band of a repeater shows. */

import { askedOf } from "../asked";
import type { HomeAssistant } from "../hass";
import type { Band } from "../repeaters";
import { Readings, type Value } from "./reading";

/** What matters most about a band now, the worst first. */
export type Condition =
  | "automatic_shutdown"
  | "over_power"
  | "feedback"
  | "reduced_power"
  | "pending"
  | "off"
  | "silent"
  | "offline"
  | "in_use"
  | "working";

export type LampRole =
  | "uplink_active"
  | "agc_active"
  | "over_power"
  | "feedback"
  | "automatic_shutdown"
  | "reduced_power"
  | "manual_shutdown";

export interface Lamp {
  readonly role: LampRole;
  readonly entityId: string;
  readonly isLit: boolean;
}

export interface BandSwitch {
  readonly entityId: string;
  /** `undefined` if nobody knows. */
  readonly isOn: boolean | undefined;
  /** Asked for, and not yet confirmed by the device. */
  readonly isPending: boolean;
  readonly isAvailable: boolean;
}

export interface BandView {
  readonly id: string;
  readonly label: string;
  readonly condition: Condition;
  /** The worst first. */
  readonly alarms: readonly BandAlarm[];
  readonly switch: BandSwitch | undefined;
  readonly signal: Value | undefined;
  /** 0 to 5. */
  readonly leds: number;
  readonly lamps: readonly Lamp[];
  readonly uplinkPower: Value | undefined;
  readonly downlinkPower: Value | undefined;
  readonly usage: Value | undefined;
}

export const LEDS = 5;

const LAMPS: readonly LampRole[] = [
  "uplink_active",
  "agc_active",
  "over_power",
  "feedback",
  "automatic_shutdown",
  "reduced_power",
  "manual_shutdown",
];

/** Alarms of a band, the worst first. */
export const BAND_ALARMS = [
  "automatic_shutdown",
  "over_power",
  "feedback",
  "reduced_power",
] as const;
export type BandAlarm = (typeof BAND_ALARMS)[number];

export function readBand(hass: HomeAssistant, band: Band): BandView {
  const readings = new Readings(hass, band.entities);
  const bandSwitch = readSwitch(readings);
  const alarms = BAND_ALARMS.filter((role) => readings.isOn(role));
  const signal = readings.value("signal_strength");
  return {
    id: band.id,
    label: band.label,
    condition: alarms[0] ?? conditionWithoutAlarm(readings, bandSwitch),
    alarms,
    switch: bandSwitch,
    signal,
    leds: Math.min(
      LEDS,
      Math.max(0, Math.round(readings.number("signal_strength") ?? 0)),
    ),
    lamps: LAMPS.flatMap((role) => readLamp(readings, role, bandSwitch)),
    uplinkPower: readings.value("uplink_power"),
    downlinkPower: readings.value("downlink_power"),
    usage: readings.value("band_usage"),
  };
}

function conditionWithoutAlarm(
  readings: Readings,
  bandSwitch: BandSwitch | undefined,
): Condition {
  if (bandSwitch?.isPending) return "pending";
  if (bandSwitch?.isOn === false) return "off";
  if (bandSwitch && bandSwitch.isOn === undefined) return "silent";
  const isOnline = readings.isOn("online");
  if (isOnline === false) return "offline";
  if (readings.isOn("uplink_active")) return "in_use";
  // Somebody may have turned the entity off that tells whether the band works.
  return (isOnline ?? readings.text("signal_strength") !== undefined)
    ? "working"
    : "silent";
}

function readSwitch(readings: Readings): BandSwitch | undefined {
  const state = readings.state("switch");
  if (state === undefined) return undefined;
  const asked = askedOf(state.entity_id);
  return {
    entityId: state.entity_id,
    isOn: asked ?? readings.isOn("switch"),
    isPending: asked !== undefined || state.attributes.pending === true,
    isAvailable: readings.isAvailable("switch"),
  };
}

function readLamp(
  readings: Readings,
  role: LampRole,
  bandSwitch: BandSwitch | undefined,
): Lamp[] {
  const entityId = readings.entityId(role);
  if (entityId !== undefined)
    return [{ role, entityId, isLit: readings.isOn(role) ?? false }];
  // Off by default, but the switch knows as well.
  if (role === "manual_shutdown" && bandSwitch !== undefined) {
    const isLit = bandSwitch.isOn === false && !bandSwitch.isPending;
    return [{ role, entityId: bandSwitch.entityId, isLit }];
  }
  return [];
}
