import { describe, expect, it } from "vitest";

import type { StellaControlCard } from "../src/card/card";
import type { RepeaterList } from "../src/fleet/repeater-list";
import type { HomeAssistant } from "../src/hass";
import "../src/main";
import { CONFIG } from "./card-page";
import { DEVICE, House } from "./house";

const house = new House();

describe("Home Assistant", () => {
  const [offer] = window.customCards ?? [];

  it("finds the cards in its picker", () => {
    expect(window.customCards).toMatchObject([
      { type: "stellacontrol-card", preview: true, name: "StellaControl repeater" },
      { type: "stellacontrol-fleet", preview: true, name: "StellaControl fleet" },
      { type: "stellacontrol-quota", preview: true, name: "StellaControl quota" },
    ]);
    for (const { description } of window.customCards ?? [])
      expect(description).not.toBe("");
  });

  it("suggests it for our entities only", () => {
    const hass: HomeAssistant = house.hass();
    expect(offer?.getEntitySuggestion?.(hass, "sensor.temperature")).toEqual({
      config: CONFIG,
    });
    expect(offer?.getEntitySuggestion?.(hass, "light.kitchen")).toBeNull();
    expect(offer?.getEntitySuggestion?.(hass, "light.none")).toBeNull();
  });

  it("previews it with a repeater that there is", () => {
    const card = customElements.get("stellacontrol-card") as typeof StellaControlCard;
    expect(card.getStubConfig(house.hass())).toEqual({ device_id: DEVICE });
    expect(card.getStubConfig({ ...house.hass(), entities: {} })).toEqual({});
  });

  it("makes its editor from a form whose every field has a name", async () => {
    const card = customElements.get("stellacontrol-card") as typeof StellaControlCard;
    const form = await card.getConfigForm();
    for (const field of form.schema) {
      expect(form.computeLabel(field)).toBeTruthy();
      expect(Object.keys(field.selector)).toHaveLength(1);
    }
    expect(form.schema[0]?.selector).toEqual({
      device: { filter: [{ integration: "stellacontrol" }] },
    });
    expect(form.schema.find(({ name }) => name === "bands")?.selector).toMatchObject({
      select: {
        multiple: true,
        options: [{ value: "07", label: "700 MHz" }, {}, {}, {}, {}, {}],
      },
    });
    expect(form.computeHelper({ name: "bands" })).toBe(
      "If you choose none, all are shown.",
    );
    expect(form.computeHelper({ name: "compact" })).toBeUndefined();
    expect(form.schema.filter(({ required }) => required)).toMatchObject([
      { name: "device_id" },
    ]);
  });

  it.each([
    ["nothing at all", null, "names and values"],
    ["a list", [], "names and values"],
    ["a number for a device", { device_id: 1 }, "device_id must be text"],
    ["something else for a name", { name: {} }, "name must be text"],
    ["a text for yes or no", { compact: "yes" }, "compact must be true or false"],
    ["one band that is no list", { bands: "08" }, "bands must be a list of texts"],
    ["numbers for bands", { bands: [8] }, "bands must be a list of texts"],
    ["a misspelt setting", { hide_qouta: true }, "hide_qouta is no setting"],
  ])("refuses %s", (_, config, reason) => {
    const card = document.createElement("stellacontrol-card");
    expect(() => {
      card.setConfig(config);
    }).toThrow(reason);
  });

  it("lets settings pass that any card may have, and empty fields", () => {
    const card = document.createElement("stellacontrol-card");
    const grid = { columns: 6 };
    card.setConfig({ ...CONFIG, grid_options: grid, visibility: [], name: undefined });
    expect(card.getGridOptions()).toMatchObject({ columns: 12, rows: "auto" });
  });

  it.each(["stellacontrol-fleet", "stellacontrol-quota"] as const)(
    "edits and previews the %s, and refuses what it does not know",
    async (type) => {
      const list = document.createElement(type);
      const kind = list.constructor as typeof RepeaterList;
      const form = await kind.getConfigForm();
      expect(form.schema.map(({ name }) => name)).toEqual(["views"]);
      expect(form.computeLabel({ name: "views" })).toBe(
        "Open repeaters on this dashboard",
      );
      expect(kind.getStubConfig()).toEqual({});
      expect(() => {
        list.setConfig({ type: `custom:${type}`, views: "yes" });
      }).toThrow("views must be true or false");
      expect(() => {
        list.setConfig(null);
      }).toThrow("names and values");
    },
  );
});
