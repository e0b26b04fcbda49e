/** Moments, lengths and shares as a report writes them. */

import { once } from "../format";
import type { RenderContext } from "../render-context";
import { languageOfTexts } from "../translate";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function languageOf({ hass }: RenderContext): string {
  return languageOfTexts(hass.locale.language);
}

/** "27 Nov 2026, 14:05" */
export function momentWords(moment: number, context: RenderContext): string {
  const { time_format: chosen } = context.hass.locale;
  const { timeZone } = context.formats;
  return new Intl.DateTimeFormat(languageOf(context), {
    dateStyle: "medium",
    timeStyle: "short",
    ...(timeZone && { timeZone }),
    // Not `hour12`, with which midnight may be 24:00.
    ...(chosen === "12" && { hourCycle: "h12" }),
    ...(chosen === "24" && { hourCycle: "h23" }),
  }).format(moment);
}

/** "November 2026" of "2026-11" */
export function monthWords(id: string, context: RenderContext): string {
  const language = languageOf(context);
  return once(
    () =>
      new Intl.DateTimeFormat(language, {
        month: "long",
        year: "numeric",
        timeZone: "UTC",
      }),
    "month",
    language,
  ).format(new Date(`${id}-15T00:00:00Z`));
}

/** "27 Nov 2026 – 30 Nov 2026" */
export function periodWords(
  { from, until }: { readonly from: number; readonly until: number },
  context: RenderContext,
): string {
  const { timeZone } = context.formats;
  const format = new Intl.DateTimeFormat(languageOf(context), {
    dateStyle: "medium",
    ...(timeZone && { timeZone }),
  });
  // The end does not belong to it any more.
  return `${format.format(from)} – ${format.format(until - 1)}`;
}

/** "3 h 20 min": the two largest units, of milliseconds. */
export function lengthWords(length: number, context: RenderContext): string {
  const language = languageOf(context);
  const amount = (value: number, unit: string) =>
    once(
      () =>
        new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" }),
      "length",
      unit,
      language,
    ).format(value);
  const minutes = Math.round(length / MINUTE);
  if (minutes < 60) return amount(minutes, "minute");
  const [large, small, of] =
    length < 2 * DAY
      ? (["hour", "minute", 60] as const)
      : (["day", "hour", 24] as const);
  const all = of === 60 ? minutes : Math.round(length / HOUR);
  const rest = all % of;
  const whole = amount(Math.floor(all / of), large);
  return rest === 0 ? whole : `${whole} ${amount(rest, small)}`;
}

/** "3:20", which spreadsheets take for a length of time. */
export function lengthCell(length: number): string {
  const minutes = Math.round(length / MINUTE);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** "99.98%"; never 100% where something is missing. */
export function percentWords(share: number, context: RenderContext): string {
  const language = languageOf(context);
  return once(
    () =>
      new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 2 }),
    "percent",
    language,
  ).format(percentCell(share) / 100);
}

/** 99.98, rounded down. */
export function percentCell(share: number): number {
  return Math.floor(Number((share * 10_000).toFixed(4))) / 100;
}

/** "2026-11-27 14:05" in the user's time zone, which spreadsheets take for a moment. */
export function momentCell(moment: number, { formats }: RenderContext): string {
  const { timeZone } = formats;
  // Swedish dates are those of ISO 8601.
  return new Intl.DateTimeFormat("sv", {
    dateStyle: "short",
    timeStyle: "short",
    ...(timeZone && { timeZone }),
  }).format(moment);
}

/** The sign in numbers as the user wants them. */
export function decimalSign({ formats }: RenderContext): "." | "," {
  return formats.number(0.5).includes(",") ? "," : ".";
}
