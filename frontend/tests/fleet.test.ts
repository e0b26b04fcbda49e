import { beforeEach, describe, expect, it, vi } from "vitest";

import type { RepeaterList } from "../src/fleet/repeater-list";
import type { HomeAssistant } from "../src/hass";
import "../src/main";
import { findButton, rendered, words } from "./elements";
import type { ListedRepeater } from "../src/repeaters";
import { fleetHouse, type Situation } from "./fleet-house";

beforeEach(() => {
  history.replaceState(null, "", "/repeaters/fleet");
});

const TROUBLED: Record<string, Situation> = {
  Attic: {},
  Barn: { used: 6000, projected: 12_000 },
  Cellar: { connected: "off", alarm: "unavailable" },
  Depot: {
    alarm: "on",
    alarms: ["feedback"],
  },
};

async function show(
  kind: "fleet" | "quota",
  fleet: Readonly<Record<string, Situation>> | Error,
) {
  const { house, hass } = fleetHouse(fleet instanceof Error ? {} : fleet);
  if (fleet instanceof Error) house.fleet = fleet;
  const list = document.createElement(`stellacontrol-${kind}`);
  list.setConfig({ type: `custom:stellacontrol-${kind}`, views: true });
  list.hass = hass();
  document.body.append(list);
  await rendered(list);
  return { list, house, hass };
}

function rows(list: RepeaterList): Element[] {
  return [...list.renderRoot.querySelectorAll(".row, tbody tr")];
}

/** The names of the repeaters that are shown, in their order. */
function names(list: RepeaterList): string[] {
  return rows(list).map((row) => words(row.querySelector(".who b, th a")));
}

async function press(list: RepeaterList, label: string): Promise<void> {
  findButton(label, list.renderRoot).click();
  await rendered(list);
}

async function choose(list: RepeaterList, selector: string, value: string) {
  const field = list.renderRoot.querySelector<HTMLInputElement>(selector);
  if (field === null) throw new Error(`no field ${selector}`);
  field.value = value;
  field.dispatchEvent(new Event(selector.startsWith("select") ? "change" : "input"));
  await rendered(list);
}

/** Gives a list other states, and the clock time to show them. */
async function change(list: RepeaterList, hass: HomeAssistant): Promise<void> {
  list.hass = hass;
  await rendered(list);
  vi.advanceTimersByTime(1000);
  await rendered(list);
}

describe("the fleet", () => {
  it("begins with those in trouble, and says which", async () => {
    const { list } = await show("fleet", TROUBLED);
    expect(names(list)).toEqual(["Depot", "Cellar", "Barn", "Attic"]);
    const states = rows(list).map((row) => words(row.querySelector(".state")));
    expect(states).toEqual(["Feedback 800 MHz", "lost", "Quota at risk", "online"]);
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
    const began = (entityId: string, moment: string) => {
      const state = list.hass?.states[entityId];
      return state && { [entityId]: { ...state, last_changed: moment } };
    };
    list.hass = {
      ...hass(),
      states: {
        ...hass().states,
        ...began("binary_sensor.Depot_alarm", "2026-11-23T09:05:00Z"),
        ...began("binary_sensor.Cellar_connected", "2026-11-20T09:05:00Z"),
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
    const { list } = await show("fleet", { Attic: {} });
    list.setConfig({ type: "custom:stellacontrol-fleet" });
    await rendered(list);
    expect(rows(list)[0]?.getAttribute("href")).toBe("/config/devices/device/id-Attic");
  });

  it("counts each kind of trouble, and shows it alone", async () => {
    const { list } = await show("fleet", TROUBLED);
    await press(list, "1 Offline");
    expect(names(list)).toEqual(["Cellar"]);
    await press(list, "4 All");
    expect(names(list)).toHaveLength(4);
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

  it("shows two hundred on pages", async () => {
    const many = Array.from({ length: 200 }, (_, at) => [`Repeater ${at + 1}`, {}]);
    const { list } = await show("fleet", Object.fromEntries(many) as typeof TROUBLED);
    expect(names(list)).toHaveLength(25);
    expect(names(list).slice(0, 3)).toEqual(["Repeater 1", "Repeater 2", "Repeater 3"]);
    await press(list, "Next page");
    expect(names(list)[0]).toBe("Repeater 26");
    expect(words(list.renderRoot.querySelector("nav"))).toBe("‹ Page 2 of 8 ›");
    for (let page = 2; page < 8; page++) await press(list, "Next page");
    const last = findButton("Next page", list.renderRoot);
    expect(last.getAttribute("aria-disabled")).toBe("true");
    // Disabled, it would lose the keyboard.
    expect(last.disabled).toBe(false);
    await press(list, "Next page");
    expect(words(list.renderRoot.querySelector("nav"))).toBe("‹ Page 8 of 8 ›");
    await choose(list, "input", "repeater 200");
    expect(names(list)).toEqual(["Repeater 200"]);
    expect(list.renderRoot.querySelector("nav")).toBeNull();
  });

  it("puts an alarm on top at once, and the rest with the clock", async () => {
    const { list, hass } = await show("fleet", { Attic: {}, Barn: {} });
    list.hass = hass({ "binary_sensor.Barn_alarm": "on" });
    await rendered(list);
    expect(names(list)).toEqual(["Barn", "Attic"]);
    const render = vi.spyOn(list, "render");
    list.hass = hass({ "binary_sensor.Barn_alarm": "on", "sensor.Attic_used": "5000" });
    await rendered(list);
    expect(render).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1000);
    await rendered(list);
    expect(words(rows(list)[1] ?? null)).toContain("50%");
  });

  it.each(["fleet", "quota"] as const)(
    "leaves the keyboard on a repeater of the %s that others overtake",
    async (kind) => {
      const { list, hass } = await show(kind, { Attic: {}, Barn: {} });
      const link = () =>
        [...list.renderRoot.querySelectorAll("a")].find((found) =>
          words(found).startsWith("Attic"),
        );
      const before = link();
      await change(
        list,
        hass({ "binary_sensor.Barn_alarm": "on", "sensor.Barn_projected": "900" }),
      );
      expect(names(list)).toEqual(["Barn", "Attic"]);
      expect(link()).toBe(before);
    },
  );

  it("hears of repeaters that come, change and go", async () => {
    const { list, house, hass } = await show("fleet", { Attic: {} });
    const { hass: larger, house: next } = fleetHouse({ Attic: {}, Barn: {} });
    list.hass = { ...hass(), states: larger().states };
    const [attic, barn] = next.fleet as readonly ListedRepeater[];
    if (!attic || !barn) throw new Error("no repeaters");
    house.sendFleet([barn]);
    await rendered(list);
    expect(names(list)).toEqual(["Attic", "Barn"]);
    house.sendFleet([{ ...barn, name: "Loft" }]);
    await rendered(list);
    expect(names(list)).toEqual(["Attic", "Loft"]);
    house.sendFleet([], [attic.device_id]);
    await rendered(list);
    expect(names(list)).toEqual(["Loft"]);
    expect(house.asked).toEqual([
      {
        command: { type: "stellacontrol/subscribe_repeaters" },
        options: { resubscribe: false },
      },
    ]);
  });

  it("is told nothing more once it has left the page", async () => {
    const { list, house } = await show("fleet", { Attic: {} });
    expect(house.open).toBe(1);
    list.remove();
    await rendered(list);
    expect(house.open).toBe(0);
  });

  it("subscribes again when something was loaded, if nobody answered", async () => {
    const { list, house, hass } = await show("fleet", new Error("unknown command"));
    house.fleet = fleetHouse({ Attic: {} }).house.fleet;
    list.hass = hass();
    await rendered(list);
    expect(house.asked).toHaveLength(1);
    house.config = { components: ["history", "stellacontrol"] };
    list.hass = hass();
    await rendered(list);
    expect(names(list)).toEqual(["Attic"]);
    house.config = { components: ["history", "stellacontrol", "map"] };
    list.hass = hass();
    await rendered(list);
    expect(house.asked).toHaveLength(2);
  });

  it("says that it looks for them", async () => {
    const { house, hass } = fleetHouse({ Attic: {} });
    house.answers = false;
    const list = document.createElement("stellacontrol-fleet");
    list.hass = hass();
    document.body.append(list);
    await rendered(list);
    expect(words(list.renderRoot.querySelector("ha-card"))).toBe("");
    list.setConfig({ type: "custom:stellacontrol-fleet" });
    await rendered(list);
    expect(words(list.renderRoot.querySelector("ha-card"))).toBe(
      "Looking for repeaters…",
    );
  });

  it("goes back to the last page that there is when repeaters go", async () => {
    const many = Array.from({ length: 26 }, (_, at) => [`Repeater ${at + 1}`, {}]);
    const { list, house } = await show(
      "fleet",
      Object.fromEntries(many) as typeof TROUBLED,
    );
    await press(list, "Next page");
    expect(names(list)).toEqual(["Repeater 26"]);
    house.sendFleet([], ["id-Repeater 26"]);
    await rendered(list);
    expect(names(list)).toHaveLength(25);
    await press(list, "Select");
    expect(list.renderRoot.querySelector("nav")).toBeNull();
  });

  it("turns back, and no further than the first page", async () => {
    const many = Array.from({ length: 60 }, (_, at) => [`Repeater ${at + 1}`, {}]);
    const { list } = await show("fleet", Object.fromEntries(many) as typeof TROUBLED);
    const back = () => findButton("Previous page", list.renderRoot);
    expect(back().getAttribute("aria-disabled")).toBe("true");
    await press(list, "Previous page");
    expect(names(list)[0]).toBe("Repeater 1");
    await press(list, "Next page");
    expect(back().hasAttribute("aria-disabled")).toBe(false);
    await press(list, "Previous page");
    expect(names(list)[0]).toBe("Repeater 1");
    // Another choice begins on the first page.
    await press(list, "Next page");
    await press(list, "60 All");
    expect(names(list)[0]).toBe("Repeater 1");
  });

  it("shows which kind is chosen, and marks only kinds that there are", async () => {
    const { list } = await show("fleet", TROUBLED);
    const kinds = () =>
      [...list.renderRoot.querySelectorAll(".kind")].map((kind) => [
        words(kind),
        kind.getAttribute("aria-pressed"),
      ]);
    await press(list, "1 Alarm");
    expect(kinds()).toEqual([
      ["4 All", "false"],
      ["1 Alarm", "true"],
      ["1 Offline", "false"],
      ["1 Quota at risk", "false"],
      ["Select", "false"],
    ]);
    await press(list, "Select");
    expect(kinds().at(-1)).toEqual(["Select", "true"]);
    const icons = [...list.renderRoot.querySelectorAll(".mark")];
    expect(icons.map((icon) => icon.getAttribute("icon"))).toEqual(["mdi:alert"]);
  });

  it("is silent about a platform that does not answer, but for that", async () => {
    const { list } = await show("fleet", {
      Attic: { connected: "unavailable" },
      Barn: { used: 10_000 },
    });
    const states = rows(list).map((row) => words(row.querySelector(".state")));
    expect(states).toEqual(["The platform does not answer", "Quota used up"]);
    const icons = [...list.renderRoot.querySelectorAll(".mark")];
    expect(icons.map((icon) => icon.getAttribute("icon"))).toEqual([
      "mdi:lan-disconnect",
      "mdi:gauge-full",
    ]);
  });

  it("renders nothing for what is not its own", async () => {
    const { list, hass } = await show("fleet", { Attic: {} });
    const render = vi.spyOn(list, "render");
    await change(list, hass({ "light.kitchen": "on" }));
    expect(render).not.toHaveBeenCalled();
    await change(list, { ...hass(), areas: {} });
    expect(render).toHaveBeenCalledTimes(1);
  });

  it("says that there is none, or that nobody answers", async () => {
    const { list } = await show("fleet", {});
    expect(words(list.renderRoot.querySelector("ha-card"))).toContain(
      "no repeaters yet",
    );
    const { list: lost } = await show("fleet", new Error("unknown command"));
    expect(words(lost.renderRoot.querySelector("ha-card"))).toContain("not answer");
  });
});

describe("the quota", () => {
  it("begins with the one that will use most of its own, and sums all up", async () => {
    const { list } = await show("quota", {
      Attic: { used: 100, projected: 200 },
      Barn: { used: 6000, projected: 12_000 },
      Cellar: { used: 10_000, projected: 10_000 },
    });
    expect(names(list)).toEqual(["Barn", "Cellar", "Attic"]);
    expect(words(list.renderRoot.querySelector(".total"))).toBe(
      "16,100 of 30,000 messages used 22,200 projected",
    );
    const [barn, cellar, attic] = rows(list).map(words);
    expect(barn).toContain("6,000 60% 12,000 10,000");
    expect(barn).toContain("Quota at risk");
    expect(cellar).toContain("Quota used up");
    expect(attic).toContain("Resets on December 1");
    // Where there is no room for a column, a warning stands below the name.
    const below = rows(list).map((row) => words(row.querySelector(".narrow")));
    expect(below).toEqual(["Quota at risk", "Quota used up", ""]);
    const bars = rows(list).map((row) =>
      [...row.querySelectorAll<HTMLElement>(".bar i")].map(({ style }) => style.width),
    );
    expect(bars).toEqual([
      ["100%", "60%"],
      ["100%", "100%"],
      ["2%", "1%"],
    ]);
  });

  it("says when one runs out, and has a dash for what nobody knows", async () => {
    const { list, house, hass } = await show("quota", { Attic: {} });
    const [attic] = house.fleet as readonly ListedRepeater[];
    if (!attic) throw new Error("no repeater");
    const entities = { ...attic.entities, quota_exhausted: "sensor.out" };
    house.sendFleet([{ ...attic, entities }]);
    await change(list, hass({ "sensor.out": "2026-11-28T10:00:00Z" }));
    expect(words(rows(list)[0])).toContain("Runs out on November 28");
    await change(list, hass({ "sensor.Attic_used": "unknown" }));
    expect(words(rows(list)[0]?.querySelector("td"))).toBe("–");
    const { messages_used, ...others } = attic.entities;
    expect(messages_used).toBeDefined();
    house.sendFleet([{ ...attic, entities: others }]);
    await rendered(list);
    expect(words(rows(list)[0])).toBe("Attic – – –");
  });

  const total = (list: RepeaterList) => words(list.renderRoot.querySelector(".total"));

  it("says of a count that it is an estimate", async () => {
    for (const of of ["fleet", "quota"] as const) {
      const { list, hass } = await show(of, { Attic: {} });
      await change(list, hass({ "sensor.Attic_used": ["100", { estimate: true }] }));
      expect(rows(list).map(words)[0]).toContain("≈ 1%");
    }
  });

  it("sums up only what is known", async () => {
    const { list, hass } = await show("quota", { Attic: {}, Barn: {} });
    await change(list, hass({ "sensor.Barn_used": "unavailable" }));
    expect(total(list)).toBe("100 of 10,000 messages used 200 projected");
    await change(
      list,
      hass({
        "sensor.Attic_used": "unavailable",
        "sensor.Barn_used": "unavailable",
      }),
    );
    expect(total(list)).toBe("");
  });

  it("projects for a boosted one no less than it has used", async () => {
    const { list, hass } = await show("quota", { Attic: {}, Barn: { used: 6000 } });
    const until = "2026-11-23T12:05:00Z";
    await change(list, hass({ "sensor.Barn_boost_ends": until }));
    expect(total(list)).toBe("6,100 of 20,000 messages used 6,200 projected");
    await change(
      list,
      hass({
        "sensor.Attic_boost_ends": until,
        "sensor.Barn_boost_ends": until,
      }),
    );
    expect(total(list)).toBe("6,100 of 20,000 messages used");
  });
});
