/** What a report tells of a repeater in a period: pure functions from what was asked. */

import type { HomeAssistant } from "../hass";
import type { ListedRepeater, RepeaterWithBands, Roles } from "../repeaters";
import { BAND_ALARMS } from "./band";
import { readChanges, type Change, type LogbookRow } from "./changes";
import {
  episodes,
  momentsTold,
  shareOfTime,
  timeline,
  toldSince,
  type Episodes,
  type HistoryRow,
  type Period,
} from "./timeline";

export type History = Readonly<Record<string, readonly HistoryRow[] | undefined>>;

/** A row of long-term statistics. */
export interface StatisticsRow {
  readonly min?: number | null;
  readonly max?: number | null;
  readonly mean?: number | null;
  readonly state?: number | null;
}
export type Statistics = Readonly<Record<string, readonly StatisticsRow[] | undefined>>;

/** What Home Assistant told. */
export interface Answers {
  readonly history: History;
  readonly statistics: Statistics;
  /** `undefined` where nobody keeps a logbook. */
  readonly logbook: readonly LogbookRow[] | undefined;
}

export interface SiteReport {
  readonly repeater: ListedRepeater;
  /** Since when connection and alarms have a history; `undefined` if they have none. */
  readonly knownSince: number | undefined;
  readonly available: number | undefined;
  readonly offline: Episodes;
  /** `undefined` if nothing is known of them. */
  readonly alarms: Episodes | undefined;
  /** Those since then; `undefined` if nothing tells of any. */
  readonly restarts: readonly number[] | undefined;
  /** The most messages that counted at once. */
  readonly used: number | undefined;
  readonly changes: readonly Change[] | undefined;
}

export interface AlarmRow {
  readonly role: string;
  readonly label: string;
  readonly episodes: Episodes;
}

export interface SignalRow {
  readonly label: string;
  readonly lowest: number;
  readonly mean: number;
  readonly highest: number;
  /** What is normal as it was learnt; `undefined` while it is not. */
  readonly normal: number | undefined;
}

/** Entities of which a report of all repeaters needs the history. */
export const HISTORY_ROLES = ["connected", "alarm", "last_restart"] as const;

const CHANGED_ROLES = ["message_frequency", "reboot", "recalibrate"];

/** What people change at a repeater. */
export function changedEntities({ entities, bands }: RepeaterWithBands): string[] {
  return present([
    ...CHANGED_ROLES.map((role) => entities[role]),
    ...bands.map((band) => band.entities.switch),
  ]);
}

/** Entities of which the report of one repeater needs the history beside. */
export function alarmEntities({ entities, bands }: RepeaterWithBands): string[] {
  return present([
    entities.temperature_alarm,
    ...bands.flatMap((band) => BAND_ALARMS.map((role) => band.entities[role])),
  ]);
}

export function signalEntities({ bands }: RepeaterWithBands): string[] {
  return present(bands.map(({ entities }) => entities.downlink_power));
}

export function present(ids: readonly (string | undefined)[]): string[] {
  return ids.filter((id) => id !== undefined);
}

export function readReport(
  hass: HomeAssistant,
  repeater: ListedRepeater,
  answers: Answers,
  period: Period,
): SiteReport {
  const { entities } = repeater;
  const spans = (role: string) => spansOf(hass, entities, role, answers, period);
  const connected = spans("connected");
  const alarm = spans("alarm");
  const since = knownSince(hass, entities, answers, period);
  const own = new Set(changedEntities(repeater));
  return {
    repeater,
    knownSince: since,
    available: shareOfTime(connected, "on"),
    offline: episodes(connected, "off", period.until),
    alarms: alarm.length > 0 ? episodes(alarm, "on", period.until) : undefined,
    restarts: restartsOf(hass, entities, answers, since, period),
    used: mostUsed(hass, entities, answers, period),
    changes:
      answers.logbook &&
      readChanges(
        answers.logbook.filter(({ entity_id: id }) => id !== undefined && own.has(id)),
      ),
  };
}

/** How often each alarm was, of those that were; the most frequent first. */
export function readAlarms(
  hass: HomeAssistant,
  { entities, bands }: RepeaterWithBands,
  answers: Answers,
  period: Period,
): AlarmRow[] {
  const row = (role: string, label: string, roles: Roles) => ({
    role,
    label,
    episodes: episodes(spansOf(hass, roles, role, answers, period), "on", period.until),
  });
  return [
    ...bands.flatMap((band) =>
      BAND_ALARMS.map((role) => row(role, band.label, band.entities)),
    ),
    row("temperature_alarm", "", entities),
  ]
    .filter((one) => one.episodes.count > 0)
    .sort((one, other) => other.episodes.count - one.episodes.count);
}

/** What each band received, beside what is normal for it. */
export function readSignals(
  hass: HomeAssistant,
  { bands }: RepeaterWithBands,
  { statistics }: Answers,
): SignalRow[] {
  return bands.flatMap(({ label, entities }) => {
    const rows = statistics[entities.downlink_power ?? ""] ?? [];
    const all = (name: "min" | "max" | "mean") => numbers(rows.map((row) => row[name]));
    const means = all("mean");
    if (means.length === 0) return [];
    const normal: unknown =
      hass.states[entities.reduced_power ?? ""]?.attributes.normal_downlink;
    return [
      {
        label,
        lowest: Math.min(...all("min")),
        mean: means.reduce((sum, mean) => sum + mean, 0) / means.length,
        highest: Math.max(...all("max")),
        normal: typeof normal === "number" ? normal : undefined,
      },
    ];
  });
}

/** What the database still has of one entity, it may have forgotten of another. */
function knownSince(
  hass: HomeAssistant,
  entities: Roles,
  { history }: Answers,
  { until }: Period,
): number | undefined {
  const begins = present([entities.connected, entities.alarm])
    .map((id) => toldSince(history[id] ?? [], hass.states[id]))
    .flatMap((moment) => (moment !== undefined && moment < until ? [moment] : []));
  return begins.length > 0 ? Math.max(...begins) : undefined;
}

function spansOf(
  hass: HomeAssistant,
  entities: Roles,
  role: string,
  { history }: Answers,
  period: Period,
) {
  const id = entities[role] ?? "";
  return timeline(history[id] ?? [], hass.states[id], period);
}

/** The last restart may be older than the history, which then has not all of them. */
function restartsOf(
  hass: HomeAssistant,
  { last_restart: id }: Roles,
  { history }: Answers,
  since: number | undefined,
  { from, until }: Period,
): number[] | undefined {
  if (id === undefined || since === undefined) return undefined;
  const known = { from: Math.max(from, since), until };
  return momentsTold(history[id] ?? [], hass.states[id], known);
}

/** By the statistics of each day, and by the present count if that is of the period. */
function mostUsed(
  hass: HomeAssistant,
  entities: Roles,
  { statistics }: Answers,
  { until }: Period,
): number | undefined {
  const id = entities.messages_used ?? "";
  const state = hass.states[id];
  const isPresent = Date.parse(state?.last_changed ?? "") < until;
  const counts = numbers([
    ...(statistics[id] ?? []).map((row) => row.state),
    isPresent ? Number(state?.state) : undefined,
  ]);
  return counts.length > 0 ? Math.max(...counts) : undefined;
}

function numbers(values: readonly (number | null | undefined)[]): number[] {
  return values.filter((value): value is number => Number.isFinite(value));
}
