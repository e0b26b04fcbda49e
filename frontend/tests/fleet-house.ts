/** A made-up fleet, whose repeaters a test puts into any trouble. */

import type { Band, ListedRepeater } from "../src/repeaters";
import { House, LISTED } from "./house";

type States = NonNullable<Parameters<House["hass"]>[0]>;

export interface Situation {
  readonly area?: string;
  readonly alarm?: "on" | "off" | "unavailable";
  readonly connected?: "on" | "off" | "unknown" | "unavailable";
  readonly used?: number;
  readonly projected?: number;
  /** Of its band, such as `feedback`. */
  readonly alarms?: readonly string[];
}

/** A house with these repeaters by name, and the object that Home Assistant has of it. */
export function fleetHouse(fleet: Readonly<Record<string, Situation>>) {
  const house = new House();
  house.fleet = Object.entries(fleet).map(([name, situation]) =>
    repeaterOf(name, situation),
  );
  const states = Object.assign(
    {},
    ...Object.entries(fleet).map(([name, situation]) => statesOf(name, situation)),
  ) as States;
  const named = Object.values(fleet).flatMap(({ area }) => (area ? [area] : []));
  const areas = Object.fromEntries(named.map((area) => [area, { name: area }]));
  const hass = (changes: States = {}) => ({
    ...house.hass({ ...states, ...changes }),
    areas,
    entities: registry,
    devices: registry,
  });
  return { house, hass };
}

/** The same object as long as nothing comes or goes. */
const registry = {};

function idsOf(name: string): Record<string, string> {
  return {
    alarm: `binary_sensor.${name}_alarm`,
    connected: `binary_sensor.${name}_connected`,
    connection_status: `sensor.${name}_status`,
    temperature: `sensor.${name}_temperature`,
    last_message: `sensor.${name}_last_message`,
    messages_used: `sensor.${name}_used`,
    messages_projected: `sensor.${name}_projected`,
    boost_ends: `sensor.${name}_boost_ends`,
    recalibrate: `button.${name}_recalibrate`,
    temperature_alarm: `binary_sensor.${name}_too_hot`,
  };
}

const BAND_ALARMS = ["over_power", "feedback", "automatic_shutdown"];

function bandOf(name: string): Band {
  const alarms = new Map(
    BAND_ALARMS.map((role) => [role, `binary_sensor.${name}_${role}`]),
  );
  return {
    id: "08",
    label: "800 MHz",
    entities: { switch: `switch.${name}_band`, ...Object.fromEntries(alarms) },
  };
}

function repeaterOf(name: string, { area }: Situation): ListedRepeater {
  return {
    ...LISTED,
    device_id: `id-${name}`,
    name,
    area_id: area ?? null,
    entities: idsOf(name),
    bands: [bandOf(name)],
    serial_number: `SR-${name}`,
  };
}

const CONNECTION = {
  on: "online",
  off: "lost",
  unknown: "unknown",
  unavailable: "unavailable",
};

function statesOf(name: string, situation: Situation): States {
  const { alarm = "off", connected = "on", used = 100, projected = 200 } = situation;
  return {
    [`binary_sensor.${name}_alarm`]: alarm,
    [`switch.${name}_band`]: ["on", { pending: false }],
    [`button.${name}_recalibrate`]: "unknown",
    ...Object.fromEntries(
      BAND_ALARMS.map((role) => [
        `binary_sensor.${name}_${role}`,
        situation.alarms?.includes(role) ? "on" : "off",
      ]),
    ),
    [`binary_sensor.${name}_connected`]: connected,
    [`sensor.${name}_status`]: CONNECTION[connected],
    [`sensor.${name}_temperature`]: ["47.4", { unit_of_measurement: "°C" }],
    [`sensor.${name}_last_message`]: "2026-11-23T11:59:48+00:00",
    [`sensor.${name}_used`]: String(used),
    [`sensor.${name}_projected`]: String(projected),
  };
}
