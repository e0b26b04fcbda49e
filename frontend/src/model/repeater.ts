/** What one repeater shows: pure functions from states to what the card renders. */

import type { HomeAssistant } from "../hass";
import type { Repeater, RepeaterWithBands } from "../repeaters";
import { readBand, type BandAlarm, type BandView } from "./band";
import { readQuota, type QuotaView } from "./quota";
import { Readings, asTold, unitOf, type Value } from "./reading";

/** `unavailable`: the platform tells nothing, so nobody knows. */
export type Presence = "online" | "offline" | "unknown" | "unavailable";

export interface Boost {
  readonly entityId: string;
  readonly until: number;
  /** Whether a user asked for it, and so may end it. */
  readonly isByUser: boolean;
}

export interface LastMessage {
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
  /** Whether the platform has told nothing since all this was so. */
  readonly isPast: boolean;
  readonly connection: Value | undefined;
  /** What the platform writes about the connection; off by default. */
  readonly description: Value | undefined;
  readonly temperature: Value | undefined;
  readonly isTooHot: boolean;
  /** The worst first, those of bands before those of the repeater. */
  readonly alarms: readonly Alarm[];
  /** Whether somebody takes care of all of them. */
  readonly isAcknowledged: boolean;
  readonly lastMessage: LastMessage | undefined;
  readonly frequencyId: string | undefined;
  /** Seconds between two messages. */
  readonly period: number | undefined;
  /** Milliseconds; `undefined` if there has been no message. */
  readonly lastRestart: number | undefined;
  readonly boost: Boost | undefined;
  readonly bands: readonly BandView[];
  readonly quota: QuotaView | undefined;
  readonly reboot: CommandButton | undefined;
  readonly recalibrate: CommandButton | undefined;
  readonly refresh: CommandButton | undefined;
}

export interface Alarm {
  /** `alarm`: one that nothing shown names, as entities of bands may be turned off. */
  readonly kind: BandAlarm | "temperature" | "alarm";
  /** What the band is called; empty for the whole repeater. */
  readonly label: string;
}

export function readRepeater(
  present: HomeAssistant,
  repeater: RepeaterWithBands,
  now: number,
): RepeaterView {
  const hass = asTold(present, repeater);
  const readings = new Readings(hass, repeater.entities);
  const bands = repeater.bands.map((band) => readBand(hass, band));
  return {
    deviceId: repeater.device_id,
    name: repeater.name ?? "",
    presence: readPresence(readings),
    isPast: hass !== present,
    connection: readConnection(readings),
    description:
      readings.text("connection_description") === undefined
        ? undefined
        : readings.value("connection_description"),
    temperature: readings.value("temperature"),
    isTooHot: readings.isOn("temperature_alarm") ?? false,
    alarms: alarmsOf(bands, readings),
    isAcknowledged: readAcknowledged(readings),
    lastMessage: readLastMessage(readings, repeater),
    frequencyId: readings.entityId("current_message_frequency"),
    period: readPeriod(readings, now),
    lastRestart: readings.moment("last_restart"),
    boost: readBoost(readings, now),
    bands,
    quota: readQuota(readings, repeater, now),
    reboot: readButton(readings, "reboot"),
    recalibrate: readButton(readings, "recalibrate"),
    refresh: readButton(readings, "refresh"),
  };
}

export function alarmsOf(
  bands: readonly Pick<BandView, "alarms" | "label">[],
  readings: Readings,
): Alarm[] {
  const named: Alarm[] = bands.flatMap(({ alarms, label }) =>
    alarms.map((kind) => ({ kind, label })),
  );
  if (readings.isOn("temperature_alarm"))
    named.push({ kind: "temperature", label: "" });
  // Of an error of the repeater itself, its connection tells.
  const isUnnamed = readings.isOn("alarm") && readPresence(readings) === "online";
  return named.length === 0 && isUnnamed ? [{ kind: "alarm", label: "" }] : named;
}

export function readAcknowledged(readings: Readings): boolean {
  return readings.attribute("alarm", "acknowledged") === true;
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
export function readLastMessage(
  readings: Readings,
  { last_message: told }: Pick<Repeater, "last_message">,
): LastMessage | undefined {
  // The entity is off by default.
  if (told !== undefined) return { at: told === null ? undefined : Date.parse(told) };
  if (!readings.isAvailable("last_message")) return undefined;
  return { at: readings.moment("last_message") };
}

/** Users may have chosen another unit for the entity. */
const SECONDS: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600 };

/** Seconds of the frequencies that can be chosen, as the select names them. */
const CHOICES: Readonly<Record<string, number | undefined>> = {
  "1s": 1,
  "10s": 10,
  "1m": 60,
  "10m": 600,
};

/**
 * As the last message told. A repeater that was faster for a while tells of its slower
 * pace only in its next message, so without a boost it is no faster than what is chosen.
 */
function readPeriod(readings: Readings, now: number): number | undefined {
  const role = "current_message_frequency";
  const number = readings.number(role);
  const state = readings.state(role);
  const size = SECONDS[(state && unitOf(state)) ?? "s"];
  if (number === undefined || size === undefined) return undefined;
  const told = number * size;
  if (isFaster(readings, now)) return told;
  return Math.max(told, CHOICES[readings.text("message_frequency") ?? ""] ?? 0);
}

/** Whether anything, such as an alarm, asks for messages more often for a while. */
function isFaster(readings: Readings, now: number): boolean {
  const reason = readings.text("boost_reason") ?? "none";
  return reason !== "none" || readBoost(readings, now) !== undefined;
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
