import { describe, expect, it } from "vitest";

import type { StellaControlCard } from "../src/card/card";
import type { HomeAssistant } from "../src/hass";
import "../src/main";
import { CONFIG } from "./card-page";
import { DEVICE, House } from "./house";

const house = new House();

describe("Home Assistant", () => {
  const [offer] = window.customCards ?? [];

  it("finds the card in its picker", () => {
    expect(offer).toMatchObject({ type: "stellacontrol-card", preview: true });
  });

  it("suggests it for our entities only", () => {
    const hass: HomeAssistant = house.hass();
    expect(offer?.getEntitySuggestion(hass, "sensor.temperature")).toEqual({
      config: CONFIG,
    });
    expect(offer?.getEntitySuggestion(hass, "light.kitchen")).toBeNull();
    expect(offer?.getEntitySuggestion(hass, "light.none")).toBeNull();
  });

  it("previews it with a repeater that there is", () => {
    const card = customElements.get("stellacontrol-card") as typeof StellaControlCard;
    expect(card.getStubConfig(house.hass())).toEqual({ device_id: DEVICE });
    expect(card.getStubConfig({ ...house.hass(), entities: {} })).toEqual({});
  });

  it("makes its editor from a form whose every field has a name", () => {
    const card = customElements.get("stellacontrol-card") as typeof StellaControlCard;
    const form = card.getConfigForm();
    for (const field of form.schema) expect(form.computeLabel(field)).toBeTruthy();
    expect(() => form.assertConfig({ device_id: 1 })).toThrow("device_id");
    expect(() => form.assertConfig({ name: {} })).toThrow("name");
  });
});
