import { beforeEach, describe, expect, it } from "vitest";

import { click, controls, show, text } from "./card-page";
import { words } from "./elements";
import { DEVICE, House } from "./house";

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

  it("boosts, and reads why not", async () => {
    house.refusal = Object.assign(new Error("in English"), {
      translation_domain: "stellacontrol",
      translation_key: "boost_too_large",
      translation_placeholders: { needed: "900", spare: "12" },
    });
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
    const card = await show(house, {
      "sensor.boost_ends": "2026-11-23T12:05:00Z",
      "sensor.boost_reason": "boost",
    });
    await click(card, "End boost");
    expect(house.calls).toMatchObject([{ service: "end_boost" }]);
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
