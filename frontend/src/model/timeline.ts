/** What an entity was when, from Home Assistant's history: pure functions. All times in milliseconds. */

import type { EntityState } from "../hass";

export interface Period {
  readonly from: number;
  readonly until: number;
}

/** As the history tells it: a state, and since when in seconds. */
export interface HistoryRow {
  readonly s: string;
  readonly lu: number;
}

export interface Span extends Period {
  readonly state: string;
}

/** How often something was, for how long, and whether it still is. */
export interface Episodes {
  readonly count: number;
  readonly total: number;
  readonly longest: number;
  readonly isOngoing: boolean;
}

const SILENT = ["unknown", "unavailable"];
/** By so much the time of a state may differ between page and database. */
const TOLERANCE = 1000;

/**
 * What an entity was in a period, as far as that is known.
 *
 * The database forgets a state after some days, also one that has lasted since. So the
 * present state, which knows since when it is, completes the history.
 */
export function timeline(
  rows: readonly HistoryRow[],
  present: EntityState | undefined,
  { from, until }: Period,
): Span[] {
  const points = rows.map(({ s, lu }) => ({ state: s, at: lu * 1000 }));
  const since = Date.parse(present?.last_changed ?? "");
  const newest = points.at(-1)?.at ?? -Infinity;
  if (present && since > newest + TOLERANCE)
    points.push({ state: present.state, at: since });
  return points
    .map(({ state, at }, number) => ({
      state,
      from: Math.max(from, at),
      until: Math.min(until, points[number + 1]?.at ?? until),
    }))
    .filter((span) => span.until > span.from && !SILENT.includes(span.state));
}

/** Since when an entity has a history at all, also one that tells that it was silent. */
export function toldSince(
  rows: readonly HistoryRow[],
  present: EntityState | undefined,
): number | undefined {
  const since = Date.parse(present?.last_changed ?? "");
  const begins = [...rows.slice(0, 1).map(({ lu }) => lu * 1000), since];
  const known = begins.filter((moment) => !Number.isNaN(moment));
  return known.length > 0 ? Math.min(...known) : undefined;
}

/** Times of a state. What nobody knows between two times neither ends nor begins one. */
export function episodes(
  spans: readonly Span[],
  state: string,
  until: number,
): Episodes {
  const found: { from: number; until: number }[] = [];
  let before: Span | undefined;
  for (const span of spans) {
    const last = found.at(-1);
    if (span.state === state) {
      if (before?.state === state && last) last.until = span.until;
      else found.push({ from: span.from, until: span.until });
    }
    before = span;
  }
  const lengths = found.map((one) => one.until - one.from);
  return {
    count: found.length,
    total: lengths.reduce((sum, length) => sum + length, 0),
    longest: Math.max(0, ...lengths),
    isOngoing: before?.state === state && before.until >= until,
  };
}

/** The share of the known time in a state; `undefined` if nothing is known. */
export function shareOfTime(spans: readonly Span[], state: string): number | undefined {
  const lengthOf = (some: readonly Span[]) =>
    some.reduce((sum, span) => sum + span.until - span.from, 0);
  const known = lengthOf(spans);
  return known > 0
    ? lengthOf(spans.filter((span) => span.state === state)) / known
    : undefined;
}

/** Moments that a state tells, such as restarts; what differs by less is rounding. */
export function momentsTold(
  rows: readonly HistoryRow[],
  present: EntityState | undefined,
  { from, until }: Period,
): number[] {
  const ROUNDING = 5 * 60_000;
  const moments = [...rows.map(({ s }) => s), present?.state ?? ""]
    .map((text) => Date.parse(text))
    .filter((moment) => moment >= from && moment < until)
    .sort((one, other) => one - other);
  return moments.filter(
    (moment, number) => moment - (moments[number - 1] ?? -Infinity) > ROUNDING,
  );
}
