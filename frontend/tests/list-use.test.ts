import { describe, expect, it, vi } from "vitest";

import type { ListedRepeater } from "../src/repeaters";
import { findButton, rendered, words } from "./elements";
import { fleetHouse } from "./fleet-house";
import { change, choose, names, press, rows, show, TROUBLED } from "./list-page";

describe("the fleet", () => {
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
    expect(states).toEqual(["No data", "Quota used up"]);
    const icons = [...list.renderRoot.querySelectorAll(".mark")];
    expect(icons.map((icon) => icon.getAttribute("icon"))).toEqual([
      "mdi:help-circle-outline",
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
