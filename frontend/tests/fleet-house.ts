/** A made-up fleet, whose repeaters a test puts into any trouble. */

import type { ListedRepeater } from "../src/repeaters";
import { House, LISTED } from "./house";

type States = NonNullable<Parameters<House["hass"]>[0]>;

export interface Situation {
  readonly area?: string;
  readonly alarm?: "on" | "off" | "unavailable";
  readonly connected?: "on" | "off" | "unknown" | "unavailable";
  readonly used?: number;
  readonly projected?: number;
  readonly event?: Record<string, unknown>;
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
    alarm_event: `event.${name}`,
    connected: `binary_sensor.${name}_connected`,
    connection_status: `sensor.${name}_status`,
    temperature: `sensor.${name}_temperature`,
    last_message: `sensor.${name}_last_message`,
    messages_used: `sensor.${name}_used`,
    messages_projected: `sensor.${name}_projected`,
    boost_ends: `sensor.${name}_boost_ends`,
  };
}

function repeaterOf(name: string, { area }: Situation): ListedRepeater {
  return {
    ...LISTED,
    device_id: `id-${name}`,
    name,
    area_id: area ?? null,
    entities: idsOf(name),
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
    [`event.${name}`]: ["2026-11-23T11:00:00+00:00", situation.event ?? {}],
    [`binary_sensor.${name}_connected`]: connected,
    [`sensor.${name}_status`]: CONNECTION[connected],
    [`sensor.${name}_temperature`]: ["47.4", { unit_of_measurement: "°C" }],
    [`sensor.${name}_last_message`]: "2026-11-23T11:59:48+00:00",
    [`sensor.${name}_used`]: String(used),
    [`sensor.${name}_projected`]: String(projected),
  };
}
