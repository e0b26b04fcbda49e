/** Numbers and times as the user's language and profile have them written. */

import type { HomeAssistant } from "./hass";
import { languageOfTexts } from "./translate";

const SECOND = 1;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The choices of a profile for numbers, by a language that writes them like that. */
const NUMBER_LANGUAGES: Readonly<Record<string, string | undefined>> = {
  comma_decimal: "en",
  decimal_comma: "de",
  quote_decimal: "de-CH",
  space_comma: "fr",
};

const formatters = new Map<string, unknown>();

/** Returns what was made for a key: formatters take long to make, and are needed often. */
export function once<Formatter>(make: () => Formatter, ...key: unknown[]): Formatter {
  const name = JSON.stringify(key);
  if (!formatters.has(name)) formatters.set(name, make());
  return formatters.get(name) as Formatter;
}

/** Writes as one user wants it. */
export class Formats {
  /** Of words, such as names of months, which stand amid our texts. */
  private readonly language: string;
  /** In which moments are written; `undefined` for that of the browser. */
  readonly timeZone: string | undefined;

  constructor(private readonly hass: Pick<HomeAssistant, "locale" | "config">) {
    this.language = languageOfTexts(hass.locale.language);
    this.timeZone =
      hass.locale.time_zone === "server" ? hass.config.time_zone : undefined;
  }

  /** "12,345" */
  number(value: number): string {
    const { language, number_format: chosen = "language" } = this.hass.locale;
    return once(
      () => {
        if (chosen === "none")
          return new Intl.NumberFormat("en", { useGrouping: false });
        if (chosen === "system") return new Intl.NumberFormat();
        return new Intl.NumberFormat(NUMBER_LANGUAGES[chosen] ?? language);
      },
      "number",
      language,
      chosen,
    ).format(value);
  }

  /** "42%", of a share such as 0.42. */
  share(share: number): string {
    return once(
      () => new Intl.NumberFormat(this.language, { style: "percent" }),
      "share",
      this.language,
    ).format(share);
  }

  /** "1 December" or "December 1", with a year if the day could be of another. */
  day(moment: Date, timeZone = this.timeZone, year?: "numeric"): string {
    return once(
      () =>
        new Intl.DateTimeFormat(this.language, {
          day: "numeric",
          month: "long",
          ...(year && { year }),
          ...(timeZone && { timeZone }),
        }),
      "day",
      this.language,
      timeZone,
      year,
    ).format(moment);
  }

  /** "14:05" of the last hours, "1 December", or "1 December 2024"; both in milliseconds. */
  moment(moment: number, now: number): string {
    const age = (now - moment) / 1000;
    if (age > 300 * DAY) return this.day(new Date(moment), this.timeZone, "numeric");
    if (age > 12 * HOUR) return this.day(new Date(moment));
    const { time_format: chosen } = this.hass.locale;
    const { timeZone, language } = this;
    return once(
      () =>
        new Intl.DateTimeFormat(language, {
          hour: "numeric",
          minute: "2-digit",
          ...(timeZone && { timeZone }),
          ...(chosen === "12" && { hourCycle: "h12" }),
          ...(chosen === "24" && { hourCycle: "h23" }),
        }),
      "moment",
      language,
      timeZone,
      chosen,
    ).format(moment);
  }

  /** "12 seconds ago"; both times in milliseconds. */
  age(moment: number, now: number): string {
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
      () => new Intl.RelativeTimeFormat(this.language, { style: "short" }),
      "age",
      this.language,
    ).format(-Math.floor(age / size), unit);
  }

  /** "10 min", of a number of seconds. */
  period(seconds: number): string {
    const [value, unit]: [number, string] =
      seconds >= HOUR && seconds % HOUR === 0
        ? [seconds / HOUR, "hour"]
        : seconds >= MINUTE && seconds % MINUTE === 0
          ? [seconds / MINUTE, "minute"]
          : [seconds, "second"];
    return this.amount(value, unit, "short");
  }

  /** "5 days" */
  days(count: number): string {
    return this.amount(count, "day", "long");
  }

  private amount(value: number, unit: string, unitDisplay: "short" | "long"): string {
    return once(
      () => new Intl.NumberFormat(this.language, { style: "unit", unit, unitDisplay }),
      "amount",
      this.language,
      unit,
      unitDisplay,
    ).format(value);
  }

  /** "6 min" or "20 sec", of any number of seconds. */
  roughly(seconds: number): string {
    const size = seconds < MINUTE ? 10 : seconds < HOUR ? MINUTE : HOUR;
    return this.period(Math.ceil(seconds / size) * size);
  }
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
