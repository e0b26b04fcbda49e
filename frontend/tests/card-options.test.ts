import { beforeEach, describe, expect, it } from "vitest";

import type { Band } from "../src/repeaters";
import { BOOST, CONFIG, button, controls, settle, show, text } from "./card-page";
import { words } from "./elements";
import { House, REPEATER } from "./house";

let house: House;

beforeEach(() => {
  house = new House();
});

describe("the card shows", () => {
  it("that there is no such repeater", async () => {
    house = new House(null);
    expect(text(await show(house))).toContain("no longer exists");
  });

  it("that the integration does not answer", async () => {
    house = new House(new Error("unknown command"));
    expect(text(await show(house))).toContain("Is the integration set up?");
  });

  it("what to do as long as no repeater is chosen", async () => {
    expect(text(await show(house, {}, { type: CONFIG.type }))).toContain(
      "Choose a repeater",
    );
  });

  it.each([
    ["en-GB", "en-GB", null],
    ["he", "en", "ltr"],
  ])("in %s what is to be read in %s", async (language, written, direction) => {
    const card = await show(house);
    card.hass = house.hass({ "sensor.temperature": "50" }, language);
    await settle(card);
    const body = card.renderRoot.querySelector("ha-card");
    expect(body?.getAttribute("lang")).toBe(written);
    expect(body?.getAttribute("dir")).toBe(direction);
  });

  it("less, if the user wants", async () => {
    const card = await show(
      house,
      {},
      { ...CONFIG, name: "Loft", hide_quota: true, hide_controls: true },
    );
    expect(text(card)).toContain("Loft");
    expect(text(card)).not.toContain("messages used");
    expect(controls(card)).toBeNull();
  });

  it("the chosen bands only", async () => {
    const more = { ...REPEATER.bands[0], id: "21", label: "2100 MHz" } as Band;
    house = new House({ ...REPEATER, bands: [...REPEATER.bands, more] });
    const card = await show(house, {}, { ...CONFIG, bands: ["21"] });
    expect(text(card)).toContain("2100 MHz");
    expect(text(card)).not.toContain("800 MHz");
    card.setConfig({ ...CONFIG, bands: [] });
    await settle(card);
    expect(text(card)).toContain("800 MHz");
  });

  it("little, if it is to be compact", async () => {
    const card = await show(house, {}, { ...CONFIG, compact: true });
    expect(text(card)).toContain("Working");
    expect(text(card)).not.toContain("-104.4");
    expect(text(card)).not.toContain("messages used");
    expect(controls(card)).toBeNull();
  });

  it("nothing to be changed, if it is to be read only", async () => {
    const card = await show(house, {}, { ...CONFIG, read_only: true });
    expect(button(card, "800 MHz on or off").disabled).toBe(true);
    expect(controls(card)).toBeNull();
    expect(() => button(card, "Get the latest message")).toThrow();
    expect(text(card)).toContain("messages used");
  });

  it("a panel of the same make while it looks for the repeater", async () => {
    house.answers = false;
    const card = await show(house);
    expect(text(card)).toContain("Looking for the repeater…");
    expect(text(card)).toContain("Attic's device");
    expect(card.renderRoot.querySelector(".panel")?.hasAttribute("inert")).toBe(true);
    expect(card.renderRoot.querySelectorAll(".band")).toHaveLength(1);
    house.send(REPEATER);
    await settle(card);
    expect(card.renderRoot.querySelector(".panel")?.hasAttribute("inert")).toBe(false);
  });

  it("that Home Assistant is still starting, which is no reason to look for a mistake", async () => {
    house = new House(new Error("unknown command"));
    house.config = { ...house.config, state: "STARTING" };
    expect(text(await show(house))).toContain("Home Assistant is still starting");
  });

  it.each([
    ["used and projected", {}, ["100 100", "54 100", "42.1 100"], "42%"],
    ["used in a boost", BOOST, ["100 100", "0 100", "42.1 100"], "42%"],
    [
      "nothing of what nobody knows",
      { "sensor.messages_used": "unknown", "sensor.messages_projected": "unknown" },
      ["100 100", "0 100", "0 100"],
      "–",
    ],
  ])("draws %s as a ring", async (_, changes, arcs, percent) => {
    const card = await show(new House(), changes);
    const circles = [...card.renderRoot.querySelectorAll("circle")];
    expect(circles.map((arc) => arc.getAttribute("stroke-dasharray"))).toEqual(arcs);
    expect(words(card.renderRoot.querySelector(".ring b"))).toBe(percent);
  });

  it("says what the number of the temperature is", async () => {
    const card = await show(new House());
    const facts = [...card.renderRoot.querySelectorAll(".facts [title]")];
    expect(facts.map((fact) => fact.getAttribute("title"))).toContain(
      "Temperature 47.4 °C",
    );
  });
});
