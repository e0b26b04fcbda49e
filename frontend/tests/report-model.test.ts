import { describe, expect, it } from "vitest";

import { readChanges, type LogbookRow } from "../src/model/changes";
import { csvOf } from "../src/model/csv";
import { last30Days, lastMonths } from "../src/model/periods";
import {
  episodes,
  momentsTold,
  shareOfTime,
  timeline,
  toldSince,
} from "../src/model/timeline";
import { NOW } from "./house";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PERIOD = last30Days(NOW);
const iso = (moment: number) => new Date(moment).toISOString();

type Told = readonly [hoursAgo: number, state: string];

/** What was when: hours before now, and the state from then on. */
function rows(...told: readonly Told[]) {
  return told.map(([ago, s]) => ({ s, lu: (NOW - ago * HOUR) / 1000 }));
}

function present(state: string, hoursAgo: number) {
  const last_changed = iso(NOW - hoursAgo * HOUR);
  return { entity_id: "binary_sensor.x", state, attributes: {}, last_changed };
}

describe("what an entity was when", () => {
  it("is cut to the period, and leaves out what nobody knew", () => {
    const told = rows([1000, "on"], [10, "unavailable"], [8, "off"], [6, "on"]);
    expect(timeline(told, undefined, PERIOD)).toEqual([
      { state: "on", from: PERIOD.from, until: NOW - 10 * HOUR },
      { state: "off", from: NOW - 8 * HOUR, until: NOW - 6 * HOUR },
      { state: "on", from: NOW - 6 * HOUR, until: NOW },
    ]);
  });

  it("is completed by the present state, which the database may have forgotten", () => {
    const spans = timeline([], present("on", 500), PERIOD);
    expect(spans).toEqual([{ state: "on", from: NOW - 500 * HOUR, until: NOW }]);
    const [first, second] = timeline(rows([20, "on"]), present("off", 5), PERIOD);
    expect([first?.until, second?.state]).toEqual([NOW - 5 * HOUR, "off"]);
    expect(timeline(rows([20, "on"]), present("on", 20), PERIOD)).toHaveLength(1);
  });

  it("is not completed by a state that came after the period", () => {
    const before = { from: PERIOD.from, until: NOW - 10 * DAY };
    expect(timeline([], present("on", 5), before)).toEqual([]);
    expect(timeline([], undefined, PERIOD)).toEqual([]);
  });
});

it("has a history since the first row, or since the present state if that is longer", () => {
  expect(toldSince(rows([20, "unavailable"], [10, "on"]), present("on", 5))).toBe(
    NOW - 20 * HOUR,
  );
  expect(toldSince(rows([20, "on"]), present("on", 900))).toBe(NOW - 900 * HOUR);
  expect(toldSince([], undefined)).toBeUndefined();
});

describe("times of a state", () => {
  const times = (...told: readonly Told[]) =>
    episodes(timeline(rows(...told), undefined, PERIOD), "on", NOW);

  it("are counted, with their length and the longest", () => {
    expect(times([30, "off"], [20, "on"], [17, "off"], [10, "on"], [9, "off"])).toEqual(
      { count: 2, total: 4 * HOUR, longest: 3 * HOUR, isOngoing: false },
    );
  });

  it("are one if nobody knew what was in between", () => {
    expect(times([20, "on"], [15, "unavailable"], [14, "on"], [10, "off"])).toEqual({
      count: 1,
      total: 10 * HOUR,
      longest: 10 * HOUR,
      isOngoing: false,
    });
  });

  it("go on if the state has lasted until now", () => {
    expect(times([20, "on"]).isOngoing).toBe(true);
    expect(times([20, "on"], [1, "unavailable"]).isOngoing).toBe(false);
    expect(times()).toEqual({ count: 0, total: 0, longest: 0, isOngoing: false });
  });

  it("have a share of what is known", () => {
    const spans = timeline(
      rows([20, "on"], [10, "unavailable"], [5, "off"]),
      undefined,
      PERIOD,
    );
    expect(shareOfTime(spans, "on")).toBeCloseTo(10 / 15);
    expect(shareOfTime([], "on")).toBeUndefined();
  });
});

it("counts a restart once, whatever the clocks say", () => {
  const at = (hoursAgo: number, seconds = 0) =>
    iso(NOW - hoursAgo * HOUR + seconds * 1000);
  const told = rows([900, at(900)], [50, at(50)], [40, at(50, 20)], [3, "unavailable"]);
  const state = { ...present("", 2), state: at(3) };
  expect(momentsTold(told, state, PERIOD)).toEqual([NOW - 50 * HOUR, NOW - 3 * HOUR]);
});

describe("the months to choose from", () => {
  it("begin at midnight of the time zone, whatever the season", () => {
    const [present, , last] = lastMonths(NOW, "Europe/Berlin");
    expect([present?.id, iso(present?.period.from ?? 0)]).toEqual([
      "2026-11",
      "2026-10-31T23:00:00.000Z",
    ]);
    expect(present?.period.until).toBe(NOW);
    expect([
      last?.id,
      iso(last?.period.from ?? 0),
      iso(last?.period.until ?? 0),
    ]).toEqual(["2026-09", "2026-08-31T22:00:00.000Z", "2026-09-30T22:00:00.000Z"]);
  });

  it("are twelve, also across the turn of the year", () => {
    const months = lastMonths(Date.parse("2026-01-31T23:30:00Z"), "Europe/Berlin");
    expect(months.map(({ id }) => id)).toHaveLength(12);
    expect(months[0]?.id).toBe("2026-02");
    expect(months[2]?.id).toBe("2025-12");
  });
});

describe("who changed what", () => {
  const row = (when: number, state: string, more: Partial<LogbookRow> = {}) => ({
    when,
    state,
    entity_id: "switch.band",
    ...more,
  });

  it("is what a user, an automation or Home Assistant did, the newest first", () => {
    const found = readChanges([
      row(1, "off", { context_user_id: "anna" }),
      row(2, "on", {
        context_user_id: "anna",
        context_event_type: "automation_triggered",
        context_name: "Night",
      }),
      row(3, "off", { context_domain: "switch" }),
      row(4, "on"),
    ]);
    expect(found.map(({ at, state, author }) => [at, state, author])).toEqual([
      [4000, "on", { kind: "elsewhere" }],
      [3000, "off", { kind: "home_assistant" }],
      [2000, "on", { kind: "automation", name: "Night" }],
      [1000, "off", { kind: "user", id: "anna" }],
    ]);
  });

  it("is not what Home Assistant tells anew when it starts", () => {
    const found = readChanges([
      row(1, "on"),
      row(2, "unavailable"),
      row(3, "on"),
      row(4, "unknown"),
      { when: 5, state: "on" },
    ]);
    expect(found).toEqual([]);
  });
});

describe("a file for spreadsheets", () => {
  it("has the signs of the user's numbers", () => {
    expect(csvOf([["a", 1.5]], ".")).toBe("\ufeffa,1.5\r\n");
    expect(csvOf([["a,b", -1.5], []], ",")).toBe('\ufeff"a,b";-1,5\r\n\r\n');
  });

  it("has no formulas, whatever somebody is called", () => {
    const names = ["=1+1", "+1", "-1", "@x", '"=1"', "two\nlines"];
    expect(csvOf([names], ".")).toBe(
      '\ufeff\'=1+1,\'+1,\'-1,\'@x,"""=1""","two\nlines"\r\n',
    );
  });
});
