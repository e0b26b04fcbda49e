import { beforeEach, describe, expect, it, vi } from "vitest";

import { CONFIG, settle, show, text } from "./card-page";
import { House, REPEATER, without } from "./house";

let house: House;

beforeEach(() => {
  house = new House();
});

describe("the card keeps up", () => {
  it("with the clock", async () => {
    const card = await show(house, {
      "sensor.boost_ends": "2026-11-23T12:05:00Z",
      "sensor.boost_reason": "boost",
    });
    expect(text(card)).toContain("End boost 5:00");
    expect(text(card)).toContain("No projection during a boost");
    const render = vi.spyOn(card, "render");
    vi.advanceTimersByTime(3000);
    expect(text(card)).toContain("End boost 4:57");
    expect(text(card)).toContain("Message 15 sec. ago");
    // Two texts are no reason to render a whole card.
    await settle(card);
    expect(render).not.toHaveBeenCalled();
  });

  it("with no clock while nobody sees the page, and at once when somebody does", async () => {
    const card = await show(house);
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    vi.advanceTimersByTime(30_000);
    expect(text(card)).toContain("Message 12 sec. ago");
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event("visibilitychange"));
    expect(text(card)).toContain("Message 42 sec. ago");
    hidden.mockRestore();
  });

  it("with other units or another language, whatever else stays", async () => {
    const card = await show(house);
    house.format = (state) => `${state.state} furlongs`;
    card.hass = house.hass();
    await settle(card);
    expect(text(card)).toContain("47.4 furlongs");
  });

  it.each(["localize", "locale"] as const)("with another %s alone", async (what) => {
    const card = await show(house);
    const render = vi.spyOn(card, "render");
    const hass = house.hass();
    card.hass = { ...hass, localize: () => "" };
    if (what === "locale") card.hass = { ...hass, locale: { language: "en" } };
    await settle(card);
    expect(render).toHaveBeenCalledTimes(1);
  });

  it("with the clock, also when another card leaves the page", async () => {
    const card = await show(house);
    const other = await show(house);
    other.remove();
    await settle(other);
    vi.advanceTimersByTime(3000);
    expect(text(card)).toContain("Message 15 sec. ago");
    // Nobody sees the other one, so nothing of it is written until it is back.
    expect(text(other)).toContain("Message 12 sec. ago");
    document.body.append(other);
    await settle(other);
    expect(text(other)).toContain("Message 15 sec. ago");
  });

  it("with its own states, and renders for no others", async () => {
    const card = await show(house);
    const render = vi.spyOn(card, "render");
    card.hass = house.hass({ "light.kitchen": "on" });
    await settle(card);
    expect(render).not.toHaveBeenCalled();
    card.hass = house.hass({ "sensor.temperature": "50" });
    await settle(card);
    expect(text(card)).toContain("50");
  });

  it("with entities that come or change", async () => {
    const card = await show(house);
    const bands = REPEATER.bands.map((band) => ({ ...band, label: "Upstairs" }));
    house.send({ ...REPEATER, bands });
    await settle(card);
    expect(text(card)).toContain("Upstairs");
    house.send({ ...REPEATER, bands: [] });
    await settle(card);
    expect(text(card)).toContain("not reported any bands");
  });

  it("with messages, though no entity tells of them", async () => {
    house = new House(without("last_message"));
    const card = await show(house);
    expect(text(card)).not.toContain("Message");
    house.sendMessages({ "device-1": null });
    await settle(card);
    expect(text(card)).toContain("No message yet");
    house.sendMessages({ "device-1": "2026-11-23T11:58:00+00:00", other: null });
    await settle(card);
    expect(text(card)).toContain("Message 2 min. ago");
    house.send({ ...without("last_message"), name: "Loft" });
    await settle(card);
    expect(text(card)).toContain("Loft");
    expect(text(card)).toContain("Message 2 min. ago");
  });

  it("only while it is on the page", async () => {
    const card = await show(house);
    expect(house.open).toBe(1);
    card.remove();
    await settle(card);
    expect(house.open).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    document.body.append(card);
    await settle(card);
    expect(house.open).toBe(1);
    expect(text(card)).toContain("Attic");
  });

  it("with an integration that is loaded after the page", async () => {
    house = new House(new Error("unknown command"));
    const card = await show(house);
    house.repeater = REPEATER;
    await settle(card);
    expect(text(card)).toContain("Is the integration set up?");
    house.config = { components: ["history", "stellacontrol"] };
    card.hass = house.hass();
    vi.advanceTimersByTime(1000);
    await settle(card);
    expect(text(card)).toContain("Attic");
  });

  it("with a Home Assistant that restarts, also before the integration is loaded", async () => {
    const card = await show(house);
    house.disconnect();
    card.hass = house.hass();
    await settle(card);
    expect(text(card)).toContain("Attic");
    house.connected = true;
    house.repeater = new Error("unknown command");
    card.hass = house.hass();
    await settle(card);
    expect(text(card)).toContain("Is the integration set up?");
    house.repeater = { ...REPEATER, name: "Loft" };
    house.config = { components: ["stellacontrol"] };
    card.hass = house.hass();
    await settle(card);
    expect(text(card)).toContain("Loft");
    expect(house.open).toBe(1);
  });

  it("with what is told last, whatever a former subscription tells", async () => {
    const card = await show(house);
    const former = house.teller;
    card.setConfig({ ...CONFIG, device_id: "device-2" });
    await settle(card);
    former?.({ repeater: { ...REPEATER, name: "Elsewhere" } } as never);
    await settle(card);
    expect(text(card)).toContain("Attic");
  });

  it("with a repeater that is chosen anew", async () => {
    const card = await show(house);
    card.setConfig({ ...CONFIG, device_id: "device-2" });
    await settle(card);
    expect(house.open).toBe(1);
  });
});
