import { beforeEach, describe, expect, it, vi } from "vitest";

import { StellaControlReportView } from "../src/dashboard/report-view";
import "../src/main";
import type { StellaControlReport } from "../src/report/report";
import type { ListedRepeater } from "../src/repeaters";
import { chooseIn, findButton, rendered, words } from "./elements";
import { House, LISTED, NOW, REPEATER } from "./house";

const HOUR = 3_600_000;
const ago = (hours: number) => (NOW - hours * HOUR) / 1000;

/** A month of the attic: one absence, two alarms, a restart and a switched band. */
const ANSWERS = {
  "history/history_during_period": {
    "binary_sensor.connected": [
      { s: "on", lu: ago(720) },
      { s: "off", lu: ago(100) },
      { s: "on", lu: ago(97) },
    ],
    "binary_sensor.alarm": [
      { s: "off", lu: ago(720) },
      { s: "on", lu: ago(50) },
      { s: "off", lu: ago(49) },
      { s: "on", lu: ago(20) },
      { s: "off", lu: ago(17.5) },
    ],
    "binary_sensor.b08_feedback": [
      { s: "off", lu: ago(720) },
      { s: "on", lu: ago(20) },
      { s: "off", lu: ago(17.5) },
    ],
    "sensor.last_restart": [{ s: "2026-11-20T08:00:00+00:00", lu: ago(76) }],
  },
  "recorder/statistics_during_period": {
    "sensor.messages_used": [{ state: 9000 }, { state: 120 }],
    "sensor.b08_downlink_power": [
      { min: -70, mean: -64, max: -60 },
      { min: -66, mean: -62, max: -58.5 },
    ],
  },
  "logbook/get_events": [
    {
      when: ago(5),
      entity_id: "switch.b08_switch",
      state: "off",
      context_user_id: "u1",
    },
  ],
};

const WITH_NORMAL = {
  ...REPEATER,
  bands: REPEATER.bands.map((band) => ({
    ...band,
    entities: { ...band.entities, reduced_power: "binary_sensor.b08_reduced_power" },
  })),
};

function house(components = ["history", "logbook"]): House {
  const made = new House(WITH_NORMAL);
  made.config = { components, time_zone: "UTC" };
  made.answersTo = ANSWERS;
  return made;
}

function hassOf(made: House, language = "en") {
  const hass = made.hass(
    {
      "person.anna": ["home", { user_id: "u1", friendly_name: "Anna" }],
      "binary_sensor.b08_reduced_power": ["off", { normal_downlink: -63.2 }],
    },
    language,
  );
  return { ...hass, locale: { language, time_zone: "server", time_format: "24" } };
}

async function show(made: House, address = "/fleet/report") {
  history.replaceState(null, "", address);
  await import("../src/report/report");
  const report = document.createElement("stellacontrol-report");
  report.setConfig();
  report.hass = hassOf(made);
  document.body.append(report);
  await rendered(report);
  return report;
}

/** The rows of a table, each with its cells. */
function table(report: StellaControlReport, title: string): string[][] {
  const heading = [...report.renderRoot.querySelectorAll("h2")].find(
    (one) => words(one) === title,
  );
  return [...(heading?.nextElementSibling?.querySelectorAll("tbody tr") ?? [])].map(
    (row) => [...row.children].map(words),
  );
}

async function press(report: StellaControlReport, label: string) {
  findButton(label, report.renderRoot).click();
  await rendered(report);
}

describe("the report of all repeaters", () => {
  it("has a row of each, and is fetched when its view is opened", async () => {
    const view = await StellaControlReportView.generate({}, hassOf(house()));
    expect(view.cards).toEqual([{ type: "custom:stellacontrol-report" }]);
    const report = await show(house());
    expect(table(report, "All repeaters")).toEqual([
      [
        "Attic",
        "",
        "99.58%",
        "1",
        "3 hr",
        "2",
        "3 hr 30 min",
        "2 hr 30 min",
        "1",
        "90%",
        "1",
      ],
    ]);
    expect(words(report.shadowRoot)).toContain("Oct 24, 2026 – Nov 23, 2026");
    expect(words(report.shadowRoot)).not.toContain("history begins");
  });

  it("asks in batches, and only for what it shows", async () => {
    const made = house();
    made.fleet = Array.from({ length: 120 }, (_, number): ListedRepeater => ({
      ...LISTED,
      device_id: `device-${number}`,
    }));
    const report = await show(made);
    const asked = made.asked.filter(({ command }) =>
      command.type.startsWith("history"),
    );
    expect(asked.map(({ command }) => (command.entity_ids as string[]).length)).toEqual(
      [150, 150, 60],
    );
    expect(table(report, "All repeaters")).toHaveLength(120);
  });

  it("says from when on Home Assistant knows anything", async () => {
    const made = house();
    made.answersTo = {
      ...ANSWERS,
      "history/history_during_period": {
        "binary_sensor.connected": [{ s: "on", lu: ago(59.75) }],
      },
    };
    const report = await show(made);
    expect(words(report.shadowRoot)).toContain(
      "history begins on Nov 21, 2026, 00:15: the report is about the time since then",
    );
    // The repeater tells of a restart before that, which others may have followed.
    expect(table(report, "All repeaters")[0]?.slice(2, 9)).toEqual([
      "100%",
      "0",
      "–",
      "–",
      "–",
      "–",
      "0",
    ]);
  });

  it("counts no restarts of a repeater that tells of none", async () => {
    const made = house();
    const { last_restart, ...entities } = LISTED.entities;
    expect(last_restart).toBeDefined();
    made.fleet = [{ ...LISTED, entities }];
    made.repeater = { ...WITH_NORMAL, entities };
    const report = await show(made);
    expect(table(report, "All repeaters")[0]?.[8]).toBe("–");
    await press(report, "Attic");
    expect(table(report, "Overview")[2]).toEqual(["Restarts", "–"]);
  });

  it("asks anew once Home Assistant may answer", async () => {
    const made = house();
    made.fleet = new Error("not loaded yet");
    const report = await show(made);
    expect(words(report.shadowRoot)).toContain("did not answer");
    made.fleet = [LISTED];
    report.hass = hassOf(made);
    await rendered(report);
    expect(words(report.shadowRoot)).toContain("did not answer");
    made.config = { ...made.config };
    report.hass = hassOf(made);
    await rendered(report);
    expect(table(report, "All repeaters")).toHaveLength(1);
  });

  it("tells of another fleet when it is opened again", async () => {
    const made = house();
    const report = await show(made);
    report.remove();
    made.fleet = [{ ...LISTED, name: "Loft" }];
    document.body.append(report);
    await rendered(report);
    expect(table(report, "All repeaters").map(([name]) => name)).toEqual(["Loft"]);
  });

  it("says so if there is no history, no recorder or no answer", async () => {
    const made = house();
    made.answersTo = {
      "history/history_during_period": {},
      "logbook/get_events": [],
      "recorder/statistics_during_period": {},
    };
    const empty = await show(made);
    expect(words(empty.shadowRoot)).toContain("no history of this period");
    const shown = table(empty, "All repeaters")[0];
    expect(shown?.slice(2, 9)).toEqual(Array(7).fill("–"));
    expect(words((await show(house([]))).shadowRoot)).toContain("keeps no history");
    made.answersTo = { "history/history_during_period": new Error("busy") };
    const silent = await show(made);
    expect(words(silent.shadowRoot)).toContain("did not answer");
    expect(findButton("Print", silent.renderRoot).getAttribute("aria-disabled")).toBe(
      "true",
    );
  });

  it("knows no changes where nobody keeps a logbook", async () => {
    const report = await show(house(["history"]));
    expect(table(report, "All repeaters")[0]?.at(-1)).toBe("–");
  });

  it("can be about another month", async () => {
    const made = house();
    const report = await show(made);
    made.asked.length = 0;
    chooseIn(report.renderRoot, "Period", "2026-09");
    await rendered(report);
    expect(
      made.asked.find(({ command }) => command.type.startsWith("history")),
    ).toMatchObject({
      command: {
        start_time: "2026-09-01T00:00:00.000Z",
        end_time: "2026-10-01T00:00:00.000Z",
      },
    });
    expect(words(report.shadowRoot)).toContain("Sep 1, 2026 – Sep 30, 2026");
  });
});

describe("the report of one repeater", () => {
  it("is opened from the list, and tells everything", async () => {
    const report = await show(house());
    await press(report, "Attic");
    expect(table(report, "Overview")).toEqual([
      ["Available", "99.58%"],
      ["Times offline", "1 (in all 3 hr, longest 3 hr)"],
      ["Restarts", "1: Nov 20, 2026, 08:00"],
      ["Most of the quota used", "9,000 of 10,000 messages"],
    ]);
    expect(table(report, "Alarms")).toEqual([
      ["Feedback", "800 MHz", "1", "2 hr 30 min", "2 hr 30 min"],
    ]);
    expect(table(report, "Received signal (downlink, dBm)")).toEqual([
      ["800 MHz", "-70", "-63", "-58.5", "-63.2"],
    ]);
    expect(table(report, "Changes")).toEqual([
      ["Nov 23, 2026, 07:00", "entity b08_switch: off", "Anna"],
    ]);
  });

  it("is there at once by its address", async () => {
    const report = await show(house(), "/fleet/report?repeater=device-1");
    expect(words(report.renderRoot.querySelector("h1"))).toBe("Attic");
    expect(words(report.shadowRoot)).toContain("iRepeater 6 band · SR1 · 2.4.1");
    chooseIn(report.renderRoot, "Repeater", "");
    await rendered(report);
    expect(table(report, "All repeaters")).toHaveLength(1);
  });
});

describe("a report leaves the page", () => {
  beforeEach(() => {
    vi.restoreAllMocks();
  });

  it("as a file", async () => {
    const saved: { blob?: Blob; name?: string } = {};
    vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
      saved.blob = blob as Blob;
      return "blob:report";
    });
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.name = this.download;
    });
    await press(await show(house()), "Save as CSV");
    expect(saved.name).toBe("Site report 2026-10-24 2026-11-23.csv");
    expect(await saved.blob?.text()).toContain(
      "Attic,,99.58,1,3:00,2,3:30,2:30,1,90,1\r\n",
    );
    expect(await saved.blob?.text()).toContain('Site report\r\n"Oct 24, 2026 – Nov 23');
  });
});
