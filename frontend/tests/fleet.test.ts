import { beforeEach, describe, expect, it } from "vitest";

import { rendered, words } from "./elements";
import { change, choose, names, press, rows, show, TROUBLED } from "./list-page";

beforeEach(() => {
  history.replaceState(null, "", "/repeaters/fleet");
});

describe("the fleet", () => {
  it("begins with those in trouble, and says which", async () => {
    const { list } = await show("fleet", TROUBLED);
    expect(names(list)).toEqual(["Depot", "Cellar", "Barn", "Attic"]);
    const states = rows(list).map((row) => words(row.querySelector(".state")));
    expect(states).toEqual([
      "Feedback 800 MHz",
      "lost since 11:59 AM",
      "Quota at risk",
      "online",
    ]);
  });

  it("has alarms that somebody takes care of after all other trouble", async () => {
    const { list, hass } = await show("fleet", TROUBLED);
    await change(
      list,
      hass({ "binary_sensor.Depot_alarm": ["on", { acknowledged: true }] }),
    );
    expect(names(list)).toEqual(["Cellar", "Barn", "Depot", "Attic"]);
    expect(words(rows(list)[2]?.querySelector(".state"))).toBe(
      "Feedback 800 MHz (acknowledged)",
    );
  });

  it("offers areas in the order of their names, numbers as numbers", async () => {
    const { list } = await show("fleet", {
      Attic: { area: "Hall 10" },
      Barn: { area: "Hall 9" },
      Cellar: { area: "Annex" },
      Depot: {},
    });
    const areas = [...list.renderRoot.querySelectorAll("select")]
      .find((field) => field.title === "Area")
      ?.querySelectorAll("option");
    expect([...(areas ?? [])].map(words)).toEqual([
      "All areas",
      "Annex",
      "Hall 9",
      "Hall 10",
    ]);
  });

  it("tells Home Assistant how much room it takes", async () => {
    const { list } = await show("fleet", {});
    expect(list.getCardSize()).toBe(12);
    Object.defineProperty(list, "offsetHeight", { value: 1020 });
    expect(list.getCardSize()).toBe(21);
    expect(list.getGridOptions()).toEqual({ columns: "full", rows: "auto" });
  });

  it("calls nobody well of whom nothing is known", async () => {
    const { list } = await show("fleet", { Attic: { connected: "unknown" }, Barn: {} });
    const marks = rows(list).map((row) =>
      row.querySelector("ha-icon")?.getAttribute("icon"),
    );
    expect(marks).toEqual(["mdi:help-circle-outline", "mdi:check-circle-outline"]);
    expect(words(list.renderRoot.querySelector(".state"))).toBe("unknown");
  });

  it("counts nobody as offline while the platform does not answer", async () => {
    const { list } = await show("fleet", {
      Attic: { connected: "unavailable" },
      Barn: { connected: "off" },
    });
    const offline = list.renderRoot.querySelector(".kind.offline");
    expect(words(offline)).toBe("1 Offline");
    expect(rows(list).map((row) => row.className)).toEqual(["row ", "row offline"]);
    expect(words(rows(list)[0]?.querySelector(".state"))).toBe("No data");
  });

  it("says of no message only where it knows that there was none", async () => {
    const { list, hass } = await show("fleet", { Attic: {}, Barn: {} });
    const ages = () => rows(list).map((row) => words(row.querySelector(".age")));
    await change(
      list,
      hass({
        "sensor.Attic_last_message": "unknown",
        "sensor.Barn_last_message": "unavailable",
      }),
    );
    expect(ages()).toEqual(["No message yet", ""]);
  });

  it("says when each one's message came, though no entity tells of it", async () => {
    const { list, house } = await show("fleet", { Attic: {}, Barn: {} });
    house.sendMessages({ "id-Attic": "2026-11-23T11:55:00Z", "id-Barn": null });
    await rendered(list);
    const ages = rows(list).map((row) => words(row.querySelector(".age")));
    expect(ages).toEqual(["5 min. ago", "No message yet"]);
  });

  it("says no more of an alarm than is known", async () => {
    const { list } = await show("fleet", { Attic: { alarm: "on" } });
    expect(words(list.renderRoot.querySelector(".state"))).toBe("Alarm");
  });

  it("names the worst of several alarms, and says that there are more", async () => {
    const alarms = ["feedback", "automatic_shutdown"];
    const { list, hass } = await show("fleet", { Attic: { alarm: "on", alarms } });
    const state = () => words(list.renderRoot.querySelector(".state"));
    expect(state()).toBe("Automatic shutdown 800 MHz, +1");
    await change(list, hass({ "binary_sensor.Attic_too_hot": "on" }));
    expect(state()).toBe("Automatic shutdown 800 MHz, +2");
  });

  it("says since when there is trouble", async () => {
    const { list, hass } = await show("fleet", TROUBLED);
    // A reload begins the states anew, and not what is told of the alarm or a message.
    const { states: told } = hass({
      "binary_sensor.Depot_alarm": ["on", { since: "2026-11-23T09:05:00+00:00" }],
      "sensor.Cellar_last_message": "2026-11-20T09:05:00Z",
    });
    const began = (entityId: string, moment: string) => {
      const state = told[entityId];
      return state && { [entityId]: { ...state, last_changed: moment } };
    };
    list.hass = {
      ...hass(),
      states: {
        ...told,
        ...began("binary_sensor.Depot_alarm", "2026-11-23T11:59:30Z"),
        ...began("binary_sensor.Cellar_connected", "2026-11-23T11:59:30Z"),
        ...began("binary_sensor.Attic_connected", "2026-11-20T09:05:00Z"),
      },
      locale: { language: "en", time_format: "24", time_zone: "server" },
      config: { components: [], time_zone: "UTC" },
    };
    await rendered(list);
    const states = rows(list).map((row) => words(row.querySelector(".state")));
    expect(states).toEqual([
      "Feedback 800 MHz since 09:05",
      "lost since November 20",
      "Quota at risk",
      "online",
    ]);
  });

  it.each([
    ["serial number", "sr-depot"],
    ["alarm", "feedback"],
  ])("finds by %s", async (_, text) => {
    const { list } = await show("fleet", TROUBLED);
    await choose(list, "input", text);
    expect(names(list)).toEqual(["Depot"]);
  });

  it.each([
    ["model", "6 BAND"],
    ["firmware", "2.4.1"],
    ["band", "800 mhz"],
    ["account", "demo@"],
  ])("finds all of a %s", async (_, text) => {
    const { list } = await show("fleet", TROUBLED);
    await choose(list, "input", text);
    expect(names(list)).toHaveLength(4);
  });

  it("is sorted as the user wants", async () => {
    const { list, hass } = await show("fleet", TROUBLED);
    await change(
      list,
      hass({
        "sensor.Barn_last_message": "2026-11-23T10:00:00Z",
        "sensor.Depot_last_message": "2026-11-23T11:00:00Z",
      }),
    );
    await choose(list, "select:last-of-type", "name");
    expect(names(list)).toEqual(["Attic", "Barn", "Cellar", "Depot"]);
    await choose(list, "select:last-of-type", "message");
    expect(names(list)).toEqual(["Barn", "Depot", "Attic", "Cellar"]);
    await choose(list, "select:last-of-type", "quota");
    expect(names(list)).toEqual(["Barn", "Attic", "Cellar", "Depot"]);
  });

  it("shows what each one reports", async () => {
    const { list } = await show("fleet", { Attic: { area: "Roof", used: 4200 } });
    const [row] = rows(list);
    for (const expected of ["Attic", "Roof", "47.4 °C", "12 sec. ago", "42%"])
      expect(words(row ?? null)).toContain(expected);
    expect(row?.getAttribute("href")).toBe("/repeaters/id-Attic");
  });

  it("leads to the device where there is no view of it", async () => {
    const { list, house, hass } = await show("fleet", { Attic: {} });
    list.setConfig({ type: "custom:stellacontrol-fleet" });
    await rendered(list);
    const href = () => rows(list)[0]?.getAttribute("href");
    // Home Assistant shows that page to administrators only.
    expect(href()).toBeNull();
    house.user = { ...house.user, is_admin: true };
    list.hass = { ...hass(), config: { components: [] } };
    await rendered(list);
    expect(href()).toBe("/config/devices/device/id-Attic");
  });

  it("counts each kind of trouble, and shows it alone", async () => {
    const { list } = await show("fleet", TROUBLED);
    await press(list, "1 Offline");
    expect(names(list)).toEqual(["Cellar"]);
    await press(list, "4 All");
    expect(names(list)).toHaveLength(4);
  });

  it("counts and shows a repeater with each kind of trouble that it has", async () => {
    const { list } = await show("fleet", {
      Attic: { alarm: "on", alarms: ["feedback"], used: 10_000 },
      Barn: { used: 10_000 },
      Cellar: {},
    });
    await press(list, "2 Quota at risk");
    expect(names(list)).toEqual(["Attic", "Barn"]);
    await press(list, "1 Alarm");
    expect(names(list)).toEqual(["Attic"]);
  });

  it("has a repeater by what nobody takes care of yet", async () => {
    const { list, hass } = await show("fleet", {
      Attic: { used: 10_000 },
      Barn: { alarm: "on", alarms: ["feedback"] },
      Zoo: { alarm: "on", alarms: ["feedback"], connected: "off" },
    });
    const taken = ["on", { acknowledged: true }] as [string, object];
    const alarms = ["Barn", "Zoo"].map((name) => [
      `binary_sensor.${name}_alarm`,
      taken,
    ]);
    await change(list, hass(Object.fromEntries(alarms) as Parameters<typeof hass>[0]));
    expect(names(list)).toEqual(["Zoo", "Attic", "Barn"]);
  });

  it("finds by name and by area", async () => {
    const { list } = await show("fleet", {
      Attic: { area: "Roof" },
      Barn: { area: "Yard", connected: "off" },
      Cellar: { area: "Yard" },
    });
    await choose(list, "select", "Yard");
    expect(names(list)).toEqual(["Barn", "Cellar"]);
    expect(words(list.renderRoot.querySelector(".kinds"))).toContain("2 All");
    await choose(list, "input", " CELL ");
    expect(names(list)).toEqual(["Cellar"]);
    await choose(list, "input", "nobody");
    expect(words(list.renderRoot.querySelector(".notice"))).toContain("No repeater");
  });

  it("forgets an area that has gone while it was chosen", async () => {
    const { list, hass } = await show("fleet", {
      Attic: { area: "Roof" },
      Barn: { area: "Yard" },
      Cellar: { area: "Zoo" },
    });
    await choose(list, "select", "Yard");
    expect(names(list)).toEqual(["Barn"]);
    const { Roof, Yard, Zoo } = hass().areas;
    // In another order the same one is chosen.
    await change(list, {
      ...hass(),
      areas: { Roof: { ...Roof, name: "Zenith" }, Yard, Zoo },
    });
    const chosen = () => list.renderRoot.querySelector("select")?.value;
    expect([names(list), chosen()]).toEqual([["Barn"], "Yard"]);
    await change(list, { ...hass(), areas: { Roof, Zoo } });
    expect(names(list)).toEqual(["Attic", "Barn", "Cellar"]);
    expect(chosen()).toBe("");
  });
});
