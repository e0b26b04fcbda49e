import { beforeEach, describe, expect, it } from "vitest";

import { CONFIG, button, click, controls, settle, show, text } from "./card-page";
import { words } from "./elements";
import { DEVICE, House, REPEATER, without } from "./house";

const BOOST = {
  "sensor.boost_ends": "2026-11-23T12:05:00Z",
  "sensor.boost_reason": "boost",
};

const TOO_LARGE = Object.assign(new Error("in English"), {
  translation_domain: "stellacontrol",
  translation_key: "boost_too_large",
  translation_placeholders: { needed: "900", spare: "12" },
});

/** What Home Assistant's connection refuses with is no error with a message. */
const CONNECTION_LOST = { success: false, error: { code: 3 } } as unknown as Error;

let house: House;

beforeEach(() => {
  house = new House();
});

describe("a user", () => {
  it("turns a band off", async () => {
    await click(await show(house), "800 MHz on or off");
    expect(house.calls).toEqual([
      {
        domain: "switch",
        service: "turn_off",
        data: {},
        target: { entity_id: "switch.b08_switch" },
      },
    ]);
  });

  it("is asked back before a reboot", async () => {
    const card = await show(house);
    await click(card, "Reboot");
    expect(text(card)).toContain("Reboot Attic now?");
    expect(house.calls).toEqual([]);
    await click(card, "Cancel");
    expect(text(card)).not.toContain("Reboot Attic now?");
    expect(house.calls).toEqual([]);
    await click(card, "Reboot");
    await click(card, "Reboot");
    expect(house.calls).toMatchObject([
      { domain: "button", service: "press", target: { entity_id: "button.reboot" } },
    ]);
    expect(text(card)).not.toContain("Reboot Attic now?");
  });

  it("cannot confirm what has become impossible meanwhile", async () => {
    const card = await show(house);
    await click(card, "Reboot");
    card.hass = house.hass({ "button.reboot": "unavailable" });
    await settle(card);
    expect(text(card)).toContain("Reboot Attic now?");
    await click(card, "Reboot");
    expect(house.calls).toEqual([]);
    house.send(without("reboot"));
    await settle(card);
    expect(text(card)).not.toContain("Reboot");
  });

  it("sends a command once, however often they press", async () => {
    const card = await show(house);
    let answer: (() => void) | undefined;
    house.delay = new Promise((resolve) => (answer = resolve));
    await click(card, "Recalibrate");
    await click(card, "Recalibrate");
    await click(card, "Recalibrate");
    expect(house.calls).toHaveLength(1);
    // Disabled, it would lose the keyboard.
    expect(button(card, "Recalibrate").disabled).toBe(false);
    expect(button(card, "Recalibrate").getAttribute("aria-disabled")).toBe("true");
    answer?.();
    await settle(card);
    expect(text(card)).not.toContain("Recalibrate Attic now?");
  });

  it("boosts, and reads why not", async () => {
    house.refusal = TOO_LARGE;
    const card = await show(house);
    await click(card, "Boost");
    await click(card, "Start boost");
    const refusal = controls(card)?.renderRoot.querySelector("[role=alert]");
    expect(words(refusal)).toContain("boost_too_large");
    expect(words(refusal)).toContain('"spare":"12"');
    house.refusal = undefined;
    await click(card, "Start boost");
    expect(text(card)).not.toContain("boost_too_large");
    expect(house.calls.at(-1)).toMatchObject({
      domain: "stellacontrol",
      service: "boost",
      data: { device_id: DEVICE, frequency: "10s", duration: { minutes: 15 } },
    });
  });

  it("ends a boost of theirs", async () => {
    const card = await show(house, BOOST);
    await click(card, "End boost");
    expect(house.calls).toMatchObject([{ service: "end_boost" }]);
  });

  it("is led by the keyboard into a question and back, and not away from elsewhere", async () => {
    const card = await show(house);
    const focused = () => controls(card)?.shadowRoot?.activeElement;
    await click(card, "Reboot");
    expect(focused()?.className).toBe("panel");
    await click(card, "Cancel");
    expect(focused()).toBe(button(card, "Reboot"));
    let answer: (() => void) | undefined;
    house.delay = new Promise((resolve) => (answer = resolve));
    await click(card, "Reboot");
    await click(card, "Reboot");
    const elsewhere = document.body.appendChild(document.createElement("input"));
    elsewhere.focus();
    answer?.();
    await settle(card);
    expect(document.activeElement).toBe(elsewhere);
  });

  it("stays on the button of the boost when that begins or ends", async () => {
    const card = await show(house);
    const begin = button(card, "Boost");
    card.hass = house.hass(BOOST);
    await settle(card);
    expect(button(card, "End boost")).toBe(begin);
    expect(begin.hasAttribute("aria-expanded")).toBe(false);
    card.hass = house.hass();
    await settle(card);
    expect(button(card, "Boost")).toBe(begin);
  });

  it.each([
    ["in English, if their language cannot be had", TOO_LARGE, "in English"],
    ["that it failed, if nobody says why", CONNECTION_LOST, "It did not work."],
  ])("reads %s", async (_, refusal, words) => {
    house.refusal = refusal;
    house.errorTexts = new Error("Connection lost");
    const card = await show(house);
    await click(card, "Boost");
    await click(card, "Start boost");
    expect(text(card)).toContain(words);
  });

  it("does not read for ever why a boost could not be ended", async () => {
    house.refusal = new Error("not now");
    const card = await show(house, BOOST);
    await click(card, "End boost");
    expect(text(card)).toContain("not now");
    card.hass = house.hass();
    await settle(card);
    expect(text(card)).not.toContain("not now");
  });

  it("who chooses another repeater is neither asked nor told of the former", async () => {
    const card = await show(house);
    let answer: (() => void) | undefined;
    house.delay = new Promise((resolve) => (answer = resolve));
    house.refusal = new Error("not now");
    await click(card, "Reboot");
    await click(card, "Reboot");
    house.repeater = { ...REPEATER, device_id: "device-2", name: "Barn" };
    card.setConfig({ ...CONFIG, device_id: "device-2" });
    house.send(house.repeater);
    await settle(card);
    expect(text(card)).toContain("Barn");
    expect(text(card)).not.toContain("now?");
    answer?.();
    await settle(card);
    expect(text(card)).not.toContain("not now");
  });

  it("gets to the dialog about whatever is shown", async () => {
    const card = await show(house);
    const opened: unknown[] = [];
    document.addEventListener("hass-more-info", (event) => {
      opened.push((event as CustomEvent<{ entityId: string }>).detail.entityId);
    });
    const shown = card.renderRoot.querySelectorAll<HTMLElement>("button:not(.switch)");
    shown.forEach((one) => {
      one.click();
    });
    expect(opened).toHaveLength(shown.length);
    expect(opened).toContain("sensor.temperature");
    expect(opened).toContain("sensor.b08_uplink_power");
    expect(opened).toContain("sensor.messages_used");
  });
});
