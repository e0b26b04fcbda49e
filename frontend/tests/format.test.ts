import { describe, expect, it } from "vitest";

import { formatAge, formatCountdown, formatDay, formatPeriod } from "../src/format";

const SECOND = 1000;
const HOUR = 3600 * SECOND;

describe("an age", () => {
  it.each([
    [0, "0 sec. ago"],
    [12 * SECOND, "12 sec. ago"],
    [59.4 * SECOND, "59 sec. ago"],
    [119 * SECOND, "1 min. ago"],
    [HOUR, "1 hr. ago"],
    [49 * HOUR, "2 days ago"],
  ])("of %i ms is told in its largest unit", (age, words) => {
    expect(formatAge(0, age, "en")).toBe(words);
  });

  it("is never in the future, though clocks differ", () => {
    expect(formatAge(5 * SECOND, 0, "en")).toBe("0 sec. ago");
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
    expect(formatPeriod(seconds, "en")).toBe(words);
  });
});

it("writes a day as the language does", () => {
  const day = new Date("2026-12-01T00:00:00Z");
  expect(formatDay(day, "en-GB", "UTC")).toBe("1 December");
  expect(formatDay(day, "de", "UTC")).toBe("1. Dezember");
});
