/** The periods that a report may be about. */

import { once } from "../format";
import type { Period } from "./timeline";

const DAY = 86_400_000;
const DAYS = 30;
const MONTHS = 12;

export interface Month {
  /** "2026-11" */
  readonly id: string;
  readonly period: Period;
}

export function last30Days(now: number): Period {
  return { from: now - DAYS * DAY, until: now };
}

/** The present month as far as it is, and those before it, in a time zone. */
export function lastMonths(now: number, timeZone: string | undefined): Month[] {
  const { year, month } = wallTime(now, timeZone);
  return Array.from({ length: MONTHS }, (_, before) => {
    const first = new Date(Date.UTC(year, month - 1 - before, 1));
    const period = {
      from: beginOf(year, month - before, timeZone),
      until: Math.min(now, beginOf(year, month - before + 1, timeZone)),
    };
    return { id: first.toISOString().slice(0, 7), period };
  });
}

/** Midnight of the first day of a month, where it is then; months count from 1. */
function beginOf(year: number, month: number, timeZone: string | undefined): number {
  const asUtc = Date.UTC(year, month - 1, 1);
  // Twice, as the clocks may be put forward or back in between.
  const about = asUtc - offset(asUtc, timeZone);
  return asUtc - offset(about, timeZone);
}

/** By how much the clocks are ahead of UTC. */
function offset(moment: number, timeZone: string | undefined): number {
  const { year, month, day, hour, minute } = wallTime(moment, timeZone);
  return Date.UTC(year, month - 1, day, hour, minute) - moment;
}

function wallTime(moment: number, timeZone: string | undefined) {
  const parts = once(
    () =>
      new Intl.DateTimeFormat("en", {
        year: "numeric",
        month: "numeric",
        day: "numeric",
        hour: "numeric",
        minute: "numeric",
        hourCycle: "h23",
        ...(timeZone && { timeZone }),
      }),
    "wall",
    timeZone,
  ).formatToParts(moment);
  const number = (wanted: string) =>
    Number(parts.find(({ type }) => type === wanted)?.value);
  return {
    year: number("year"),
    month: number("month"),
    day: number("day"),
    hour: number("hour"),
    minute: number("minute"),
  };
}
