/** What all repeaters together show: who is in trouble, and how the quota is used. */

import type { HomeAssistant } from "../hass";
import type { Repeater } from "../repeaters";
import { readQuota, type QuotaView } from "./quota";
import { Readings } from "./reading";
import { readPresence, type Presence } from "./repeater";

/** What is wrong with a repeater, the worst first. */
export const TROUBLES = ["alarm", "offline", "quota"] as const;
export type Trouble = (typeof TROUBLES)[number];

/** Alarms as the integration's event names them, and the text that tells of one. */
const ALARMS = ["over_power", "feedback", "automatic_shutdown", "temperature"] as const;
export type AlarmKind = (typeof ALARMS)[number];

export interface Member {
  readonly repeater: Repeater;
  readonly name: string;
  readonly area: string;
  readonly readings: Readings;
  readonly presence: Presence;
  readonly trouble: Trouble | undefined;
  readonly quota: QuotaView | undefined;
}

export interface Filter {
  readonly text: string;
  /** The id of an area; empty for all of them. */
  readonly area: string;
  readonly trouble: Trouble | undefined;
}

export const NO_FILTER: Filter = { text: "", area: "", trouble: undefined };

export function readFleet(
  hass: HomeAssistant,
  repeaters: readonly Repeater[],
  now: number,
): Member[] {
  return repeaters.map((repeater) => {
    const readings = new Readings(hass, repeater.entities);
    const presence = readPresence(readings);
    const quota = readQuota(readings, repeater, now);
    return {
      repeater,
      name: repeater.name ?? "",
      area: hass.areas[repeater.area_id ?? ""]?.name ?? "",
      readings,
      presence,
      trouble: troubleOf(readings, presence, quota),
      quota,
    };
  });
}

function troubleOf(
  readings: Readings,
  presence: Presence,
  quota: QuotaView | undefined,
): Trouble | undefined {
  if (readings.isOn("alarm")) return "alarm";
  if (presence === "offline" || presence === "unavailable") return "offline";
  return quota !== undefined && quota.health !== "good" ? "quota" : undefined;
}

/** Which alarm was told last, if that has not been cleared since. */
export function lastAlarm(
  readings: Readings,
): { kind: AlarmKind; label: string } | undefined {
  const attributes = readings.state("alarm_event")?.attributes ?? {};
  const kind = ALARMS.find((known) => known === attributes.event_type);
  if (kind === undefined) return undefined;
  const { label } = attributes;
  return { kind, label: typeof label === "string" ? label : "" };
}

/** The worst first, and those alike by name. */
export function byTrouble(members: readonly Member[], language: string): Member[] {
  const rank = ({ trouble }: Member) =>
    trouble === undefined ? TROUBLES.length : TROUBLES.indexOf(trouble);
  return sorted(members, rank, language);
}

/** Those first who will have used the largest share of their quota. */
export function byQuota(members: readonly Member[], language: string): Member[] {
  return sorted(members, ({ quota }) => -(quota ? shareOf(quota) : 0), language);
}

/** The share of the quota that the month will have cost, or has cost already. */
function shareOf({ used = 0, projected = 0, limit }: QuotaView): number {
  return Math.max(used, projected) / limit;
}

function sorted(
  members: readonly Member[],
  rank: (member: Member) => number,
  language: string,
): Member[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return members
    .map((member) => ({ member, rank: rank(member) }))
    .sort(
      (one, other) =>
        one.rank - other.rank || compare(one.member.name, other.member.name),
    )
    .map(({ member }) => member);
}

export function filtered(members: readonly Member[], filter: Filter): Member[] {
  const wanted = filter.text.trim().toLowerCase();
  return members.filter(
    ({ repeater, name, area, trouble }) =>
      (filter.area === "" || repeater.area_id === filter.area) &&
      (filter.trouble === undefined || trouble === filter.trouble) &&
      `${name} ${area} ${repeater.account}`.toLowerCase().includes(wanted),
  );
}

/** The areas that have a repeater, as id and name, in the order of their names. */
export function areasOf(
  members: readonly Member[],
  language: string,
): [string, string][] {
  const areas = new Map<string, string>();
  for (const { repeater, area } of members)
    if (repeater.area_id !== null && area !== "") areas.set(repeater.area_id, area);
  const { compare } = new Intl.Collator(language, { numeric: true });
  return [...areas].sort(([, one], [, other]) => compare(one, other));
}
