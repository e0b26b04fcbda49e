import { describe, expect, it } from "vitest";

import { Formats, formatCountdown } from "../src/format";
import type { Locale } from "../src/hass";

const SECOND = 1000;
const HOUR = 3600 * SECOND;

function formats(locale: Partial<Locale> = {}): Formats {
  const config = { components: [], time_zone: "Pacific/Auckland" };
  return new Formats({ locale: { language: "en", ...locale }, config });
}

describe("an age", () => {
  it.each([
    [0, "0 sec. ago"],
    [12 * SECOND, "12 sec. ago"],
    [59.4 * SECOND, "59 sec. ago"],
    [119 * SECOND, "1 min. ago"],
    [HOUR, "1 hr. ago"],
    [49 * HOUR, "2 days ago"],
  ])("of %i ms is told in its largest unit", (age, words) => {
    expect(formats().age(0, age)).toBe(words);
  });

  it("is never in the future, though clocks differ", () => {
    expect(formats().age(5 * SECOND, 0)).toBe("0 sec. ago");
  });
});

describe("a countdown", () => {
  it.each([
    [245 * SECOND, "4:05"],
    [3845 * SECOND, "1:04:05"],
    [400, "0:01"],
    [-SECOND, "0:00"],
  ])("of %i ms has minutes and seconds", (left, words) => {
    expect(formatCountdown(left, 0)).toBe(words);
  });
});

describe("a period", () => {
  it.each([
    [1, "1 sec"],
    [10, "10 sec"],
    [60, "1 min"],
    [90, "90 sec"],
    [600, "10 min"],
    [21600, "6 hr"],
  ])("of %i s is told in the largest unit that fits", (seconds, words) => {
    expect(formats().period(seconds)).toBe(words);
  });
});

describe("a number", () => {
  it.each([
    ["en", undefined, "12,345"],
    ["de", "language", "12.345"],
    ["de", "comma_decimal", "12,345"],
    ["en", "decimal_comma", "12.345"],
    ["en", "quote_decimal", "12'345"],
    ["en", "space_comma", "12\u202f345"],
    ["de", "none", "12345"],
    ["en", "not_yet_invented", "12,345"],
  ])("in %s is written as the profile wants it (%s)", (language, chosen, written) => {
    const locale =
      chosen === undefined ? { language } : { language, number_format: chosen };
    expect(formats(locale).number(12_345).replace("’", "'")).toBe(written);
  });

  it("is written as the browser does, if the profile wants that", () => {
    const written = new Intl.NumberFormat().format(12_345);
    expect(formats({ number_format: "system" }).number(12_345)).toBe(written);
  });
});

describe("a day", () => {
  const day = new Date("2026-11-30T20:00:00Z");

  it("is written as the language does", () => {
    expect(formats({ language: "en-GB" }).day(day, "UTC")).toBe("30 November");
    expect(formats({ language: "de" }).day(day, "UTC")).toBe("30. November");
  });

  it("is that of the house, if the profile wants the house's time", () => {
    expect(formats({ time_zone: "server" }).day(day)).toBe("December 1");
    expect(formats({ time_zone: "local" }).day(day)).toBe(
      new Intl.DateTimeFormat("en", { day: "numeric", month: "long" }).format(day),
    );
  });
});

describe("a moment", () => {
  const noon = Date.parse("2026-11-23T12:05:00Z");

  it.each([
    ["of today as a time", {}, HOUR, "12:05 PM"],
    ["by the clock that the profile wants", { time_format: "24" }, HOUR, "12:05"],
    ["by the other clock", { language: "de", time_format: "12" }, HOUR, "12:05 PM"],
    ["of before as a day", {}, 13 * HOUR, "November 23"],
    ["of long ago with its year", {}, 400 * 24 * HOUR, "November 23, 2026"],
    ["in the house's time", { time_zone: "server" }, HOUR, "1:05 AM"],
  ])("is written %s", (_, locale, ago, written) => {
    const found = formats({ ...locale }).moment(noon, noon + ago);
    expect(found.replace("\u202f", " ")).toBe(written);
  });
});

describe("a rough period", () => {
  it.each([
    [1, "10 sec"],
    [41, "50 sec"],
    [61, "2 min"],
    [3599, "60 min"],
    [3601, "2 hr"],
  ])("of %i s is told as %s", (seconds, words) => {
    expect(formats().roughly(seconds).replace("1 hr", "60 min")).toBe(words);
  });
});

it("writes shares and days in words of the language", () => {
  expect(formats({ language: "de" }).share(0.42)).toBe("42\u00a0%");
  expect(formats({ language: "de" }).days(5)).toBe("5 Tage");
});

it("writes in English what stands in an English text, where there is no other", () => {
  const japanese = formats({ language: "ja" });
  expect(japanese.period(600)).toBe("10 min");
  expect(japanese.age(0, 12 * SECOND)).toBe("12 sec. ago");
  expect(formats({ language: "pt-BR" }).day(new Date(0), "UTC")).toBe("1 de janeiro");
});

it("writes Portuguese as in Portugal, unless the profile says Brazil", () => {
  expect(formats({ language: "pt" }).age(0, 12 * SECOND)).toBe("há 12 s");
  expect(formats({ language: "pt-BR" }).age(0, 12 * SECOND)).toBe("há 12 seg.");
});
