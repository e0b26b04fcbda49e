/** Numbers and times as the user's language writes them. */

const SECOND = 1;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Formatters take long to make and are asked for every second. */
const formatters = new Map<string, unknown>();

function once<Formatter>(key: string, make: () => Formatter): Formatter {
  if (!formatters.has(key)) formatters.set(key, make());
  return formatters.get(key) as Formatter;
}

/** "12,345", in the user's language. */
export function formatNumber(value: number, language: string): string {
  return once(`number ${language}`, () => new Intl.NumberFormat(language)).format(
    value,
  );
}

/** "42%", of a share such as 0.42. */
export function formatShare(share: number, language: string): string {
  return once(
    `share ${language}`,
    () => new Intl.NumberFormat(language, { style: "percent" }),
  ).format(share);
}

/** "1 December" or "December 1": a day of this year or the next. */
export function formatDay(moment: Date, language: string, timeZone?: string): string {
  return once(
    `day ${language} ${timeZone ?? ""}`,
    () =>
      new Intl.DateTimeFormat(language, {
        day: "numeric",
        month: "long",
        ...(timeZone && { timeZone }),
      }),
  ).format(moment);
}

/** "12 seconds ago"; both times in milliseconds. */
export function formatAge(moment: number, now: number, language: string): string {
  const age = Math.max(0, Math.round((now - moment) / 1000));
  const [size, unit]: [number, Intl.RelativeTimeFormatUnit] =
    age < MINUTE
      ? [SECOND, "second"]
      : age < HOUR
        ? [MINUTE, "minute"]
        : age < DAY
          ? [HOUR, "hour"]
          : [DAY, "day"];
  return once(
    `age ${language}`,
    () => new Intl.RelativeTimeFormat(language, { style: "short" }),
  ).format(-Math.floor(age / size), unit);
}

/** "4:05" or "1:04:05": what is left until a moment, both in milliseconds. */
export function formatCountdown(until: number, now: number): string {
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  const hours = Math.floor(left / HOUR);
  const minutes = Math.floor((left % HOUR) / MINUTE);
  const seconds = String(left % MINUTE).padStart(2, "0");
  return hours > 0
    ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds}`
    : `${minutes}:${seconds}`;
}

/** "10 min", of a number of seconds. */
export function formatPeriod(seconds: number, language: string): string {
  const [value, unit] =
    seconds >= HOUR && seconds % HOUR === 0
      ? [seconds / HOUR, "hour"]
      : seconds >= MINUTE && seconds % MINUTE === 0
        ? [seconds / MINUTE, "minute"]
        : [seconds, "second"];
  return once(
    `period ${language} ${unit}`,
    () =>
      new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" }),
  ).format(value);
}
