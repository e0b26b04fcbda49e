import { beforeEach, describe, expect, it } from "vitest";

import { CONFIG, button, controls, settle, show, text } from "./card-page";
import { words } from "./elements";
import { House, OFFLINE, UNAVAILABLE, without } from "./house";

let house: House;

beforeEach(() => {
  house = new House();
});

describe("the card shows", () => {
  it("a repeater in good health", async () => {
    const card = await show(house);
    for (const expected of [
      "Attic",
      "online",
      "47.4 °C",
      "Message 12 sec. ago",
      "Every 10 min",
      "800 MHz",
      "Working",
      "4,210 of 10,000 messages used",
      "5,400 projected",
      "Resets on December 1",
    ])
      expect(text(card)).toContain(expected);
    expect(card.renderRoot.querySelectorAll(".leds .lit")).toHaveLength(4);
    expect(button(card, "Signal strength 4 of 5")).toBeTruthy();
  });

  it("an offline one with the platform's word, and commands that cannot be given", async () => {
    const card = await show(house, OFFLINE);
    expect(text(card)).toContain("lost");
    expect(text(card)).toContain("No data");
    expect(button(card, "Reboot").disabled).toBe(true);
    // The platform keeps a wish for it.
    expect(button(card, "800 MHz on or off").disabled).toBe(false);
  });

  it("that the platform does not answer", async () => {
    const card = await show(house, UNAVAILABLE);
    expect(text(card)).toContain("The platform does not answer");
    expect(text(card)).toContain("Messages used not known");
    expect(text(card)).not.toContain("No message yet");
    expect(button(card, "800 MHz on or off").disabled).toBe(true);
    expect(button(card, "Boost").disabled).toBe(true);
  });

  it("no frequency at which it evidently reports no longer", async () => {
    const fast = { "sensor.current_message_frequency": "10" };
    expect(text(await show(house, fast))).toContain("Every 10 sec");
    const silent = { ...fast, "sensor.last_message": "2026-11-23T11:59:00Z" };
    expect(text(await show(house, silent))).not.toContain("Every");
    const slow = { "sensor.last_message": "2026-11-23T11:31:00Z" };
    expect(text(await show(house, slow))).toContain("Every 10 min");
  });

  it("that there has been no message", async () => {
    const card = await show(house, { "sensor.last_message": "unknown" });
    expect(text(card)).toContain("No message yet");
  });

  it("that the platform does not know of a connection, though it answers", async () => {
    const unknown = { "sensor.connection_status": "unknown" };
    const card = await show(house, {
      ...unknown,
      "binary_sensor.connected": "unknown",
    });
    expect(words(card.renderRoot.querySelector(".connection"))).toBe("unknown");
  });

  it("a connection as the entities tell it that are not turned off", async () => {
    house = new House(without("connection_status"));
    const card = await show(house, { "binary_sensor.connected": "on" });
    expect(words(card.renderRoot.querySelector(".connection"))).toBe("on");
    house = new House(without("connection_status", "connected"));
    expect(text(await show(house))).not.toContain("does not answer");
  });

  it("that a switch waits for the device", async () => {
    const card = await show(house, { "switch.b08_switch": ["off", { pending: true }] });
    expect(text(card)).toContain("Pending");
    const toggle = button(card, "800 MHz on or off");
    expect(toggle.getAttribute("aria-checked")).toBe("false");
    expect(toggle.title).toBe("Waiting for the device to confirm");
  });

  it("an alarm in words, not in colour alone", async () => {
    const card = await show(house, { "binary_sensor.b08_feedback": "on" });
    expect(words(card.renderRoot.querySelector(".band.alarm .condition"))).toBe(
      "Feedback",
    );
    const lamp = button(card, "Feedback");
    expect(lamp.getAttribute("aria-hidden")).toBe("false");
    expect(button(card, "Over power").getAttribute("aria-hidden")).toBe("true");
  });

  it("a quota that is used up", async () => {
    const card = await show(house, { "sensor.messages_used": "10000" });
    expect(text(card)).toContain("Quota used up");
    expect(text(card)).toContain("100%");
  });

  it("that there is no such repeater", async () => {
    house = new House(null);
    expect(text(await show(house))).toContain("not there any more");
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
});
