/** What one repeater shows: pure functions from states to what the card renders. */

import type { HomeAssistant } from "../hass";
import type { RepeaterWithBands } from "../repeaters";
import { readBand, type BandView } from "./band";
import { readQuota, type QuotaView } from "./quota";
import { Readings, unitOf, type Value } from "./reading";

/** `unavailable`: the platform does not answer, so nobody knows. */
export type Presence = "online" | "offline" | "unknown" | "unavailable";

export interface Boost {
  readonly entityId: string;
  readonly until: number;
  /** Whether a user asked for it, and so may end it. */
  readonly isByUser: boolean;
}

export interface LastMessage {
  readonly entityId: string;
  /** In milliseconds; `undefined` if there has been none. */
  readonly at: number | undefined;
}

export interface CommandButton {
  readonly entityId: string;
  readonly isAvailable: boolean;
}

export interface RepeaterView {
  readonly deviceId: string;
  readonly name: string;
  readonly presence: Presence;
  readonly connection: Value | undefined;
  /** What the platform writes about the connection; off by default. */
  readonly description: Value | undefined;
  readonly temperature: Value | undefined;
  readonly isTooHot: boolean;
  readonly lastMessage: LastMessage | undefined;
  readonly frequencyId: string | undefined;
  /** Seconds between two messages. */
  readonly period: number | undefined;
  readonly boost: Boost | undefined;
  readonly bands: readonly BandView[];
  readonly quota: QuotaView | undefined;
  readonly reboot: CommandButton | undefined;
  readonly recalibrate: CommandButton | undefined;
}

export function readRepeater(
  hass: HomeAssistant,
  repeater: RepeaterWithBands,
  now: number,
): RepeaterView {
  const readings = new Readings(hass, repeater.entities);
  return {
    deviceId: repeater.device_id,
    name: repeater.name ?? "",
    presence: readPresence(readings),
    connection: readConnection(readings),
    description: readings.value("connection_description"),
    temperature: readings.value("temperature"),
    isTooHot: readings.isOn("temperature_alarm") ?? false,
    lastMessage: readLastMessage(readings),
    frequencyId: readings.entityId("current_message_frequency"),
    period: readPeriod(readings),
    boost: readBoost(readings, now),
    bands: repeater.bands.map((band) => readBand(hass, band)),
    quota: readQuota(readings, repeater, now),
    reboot: readButton(readings, "reboot"),
    recalibrate: readButton(readings, "recalibrate"),
  };
}

export function readPresence(readings: Readings): Presence {
  const role = ["connected", "connection_status"].find(
    (known) => readings.entityId(known) !== undefined,
  );
  if (role === undefined) return "unknown";
  if (!readings.isAvailable(role)) return "unavailable";
  const state = readings.text(role);
  if (state === undefined) return "unknown";
  return ["on", "online", "heartbeat"].includes(state) ? "online" : "offline";
}

/** The platform's own word for the connection, else Home Assistant's. */
export function readConnection(readings: Readings): Value | undefined {
  return (
    readings.valueOrUnknown("connection_status") ?? readings.valueOrUnknown("connected")
  );
}

/** `undefined` if nobody knows whether there has been one. */
export function readLastMessage(readings: Readings): LastMessage | undefined {
  const entityId = readings.entityId("last_message");
  if (entityId === undefined || !readings.isAvailable("last_message")) return undefined;
  return { entityId, at: readings.moment("last_message") };
}

/** Users may have chosen another unit for the entity. */
const SECONDS: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600 };

function readPeriod(readings: Readings): number | undefined {
  const role = "current_message_frequency";
  const number = readings.number(role);
  const state = readings.state(role);
  const size = SECONDS[(state && unitOf(state)) ?? "s"];
  return number === undefined || size === undefined ? undefined : number * size;
}

function readBoost(readings: Readings, now: number): Boost | undefined {
  const entityId = readings.entityId("boost_ends");
  const until = readings.moment("boost_ends");
  if (entityId === undefined || until === undefined || until <= now) return undefined;
  return { entityId, until, isByUser: readings.text("boost_reason") === "boost" };
}

function readButton(readings: Readings, role: string): CommandButton | undefined {
  const entityId = readings.entityId(role);
  if (entityId === undefined) return undefined;
  return { entityId, isAvailable: readings.isAvailable(role) };
}
