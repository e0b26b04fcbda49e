/** What all repeaters together show: who is in trouble, and how the quota is used. */

import type { HomeAssistant } from "../hass";
import type { ListedRepeater } from "../repeaters";
import { readQuota, type QuotaView } from "./quota";
import { Readings, asTold } from "./reading";
import { readBand, type BandView } from "./band";
import {
  alarmsOf,
  readAcknowledged,
  readLastMessage,
  readPresence,
  type Alarm,
  type Presence,
} from "./repeater";

/** What is wrong with a repeater, the worst first. */
export const TROUBLES = ["alarm", "offline", "quota"] as const;
export type Trouble = (typeof TROUBLES)[number];

export interface Member {
  readonly repeater: ListedRepeater;
  readonly name: string;
  readonly area: string;
  readonly readings: Readings;
  readonly presence: Presence;
  /** Whether the platform has told nothing since all this was so. */
  readonly isPast: boolean;
  /** The worst first. */
  readonly troubles: readonly Trouble[];
  /** Since when there is the worst one, in milliseconds; `undefined` if nobody knows. */
  readonly since: number | undefined;
  readonly bands: readonly BandView[];
  readonly alarms: readonly Alarm[];
  readonly isAcknowledged: boolean;
  readonly quota: QuotaView | undefined;
}

/** What a list may be sorted by. */
export const ORDERS = ["trouble", "name", "message", "quota"] as const;
export type Order = (typeof ORDERS)[number];

export interface Filter {
  readonly text: string;
  /** The id of an area; empty for all of them. */
  readonly area: string;
  readonly trouble: Trouble | undefined;
}

export const NO_FILTER: Filter = { text: "", area: "", trouble: undefined };

export function readFleet(
  present: HomeAssistant,
  repeaters: readonly ListedRepeater[],
  now: number,
): Member[] {
  return repeaters.map((repeater) => {
    const hass = asTold(present, repeater);
    const readings = new Readings(hass, repeater.entities);
    const presence = readPresence(readings);
    const quota = readQuota(readings, repeater, now);
    const bands = repeater.bands.map((band) => readBand(hass, band));
    const troubles = troublesOf(readings, presence, quota);
    const [trouble] = troubles;
    return {
      repeater,
      name: repeater.name ?? "",
      area: hass.areas[repeater.area_id ?? ""]?.name ?? "",
      readings,
      presence,
      isPast: hass !== present,
      troubles,
      since: sinceOf(readings, repeater, trouble),
      bands,
      alarms: alarmsOf(bands, readings),
      isAcknowledged: trouble === "alarm" && readAcknowledged(readings),
      quota,
    };
  });
}

function troublesOf(
  readings: Readings,
  presence: Presence,
  quota: QuotaView | undefined,
): Trouble[] {
  const isSo: Readonly<Record<Trouble, boolean | undefined>> = {
    alarm: readings.isOn("alarm"),
    // Of a platform that does not answer nobody knows which repeaters are offline.
    offline: presence === "offline",
    quota: quota && quota.health !== "good",
  };
  return TROUBLES.filter((trouble) => isSo[trouble]);
}

function sinceOf(
  readings: Readings,
  repeater: ListedRepeater,
  trouble: Trouble | undefined,
): number | undefined {
  // Their states begin anew with each reload and outage.
  if (trouble === "offline") return readLastMessage(readings, repeater)?.at;
  if (trouble !== "alarm") return undefined;
  return Date.parse(String(readings.attribute(trouble, "since"))) || undefined;
}

/** In the order that the user wants, and those alike by name. */
export function inOrder(
  members: readonly Member[],
  order: Order,
  language: string,
): Member[] {
  if (order === "trouble") return byTrouble(members, language);
  if (order === "quota") return byQuota(members, language);
  const age = ({ readings, repeater }: Member) =>
    readLastMessage(readings, repeater)?.at ?? 0;
  return sorted(members, order === "name" ? () => 0 : age, language);
}

/** The worst first, then alarms that somebody takes care of; those alike by name. */
export function byTrouble(members: readonly Member[], language: string): Member[] {
  const rank = ({ troubles, isAcknowledged, presence }: Member) => {
    if (presence === "unavailable") return TROUBLES.indexOf("offline");
    const open = troubles.find((one) => one !== "alarm" || !isAcknowledged);
    if (open) return TROUBLES.indexOf(open);
    return TROUBLES.length + (isAcknowledged ? 0 : 1);
  };
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

/** What is written of a repeater; `words` tells its alarms as the user reads them. */
function searchable(
  { repeater, name, area, bands, alarms }: Member,
  words: (alarms: readonly Alarm[]) => string,
): string {
  const { account, serial_number, model, firmware } = repeater;
  const labels = bands.map(({ label }) => label);
  const told = alarms.map((alarm) => words([alarm]));
  return [name, area, account, serial_number, model, firmware, ...labels, ...told].join(
    " ",
  );
}

/** Whether something is wrong with a repeater; `undefined` stands for all of them. */
export function hasTrouble({ troubles }: Member, kind: Trouble | undefined): boolean {
  return kind === undefined || troubles.includes(kind);
}

/** Those of an area and with a text, whatever is wrong with them. */
export function filtered(
  members: readonly Member[],
  filter: Filter,
  words: (alarms: readonly Alarm[]) => string,
): Member[] {
  const wanted = filter.text.trim().toLowerCase();
  return members.filter(
    (member) =>
      (filter.area === "" || member.repeater.area_id === filter.area) &&
      (wanted === "" || searchable(member, words).toLowerCase().includes(wanted)),
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
