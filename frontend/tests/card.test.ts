import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { StellaControlCard } from "../src/card/card";
import type { HomeAssistant } from "../src/hass";
import "../src/main";
import { DEVICE, House, NOW, OFFLINE, REPEATER, UNAVAILABLE, without } from "./house";

const CONFIG = { type: "custom:stellacontrol-card", device_id: DEVICE };

let house: House;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date", "setInterval", "clearInterval"] });
  house = new House();
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

async function show(
  changes: Parameters<House["hass"]>[0] = {},
  config: object = CONFIG,
): Promise<StellaControlCard> {
  const card = document.createElement("stellacontrol-card");
  card.setConfig(config);
  card.hass = house.hass(changes);
  document.body.append(card);
  await settle(card);
  return card;
}

async function settle(card: StellaControlCard): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await Promise.resolve();
    await card.updateComplete;
    await controls(card)?.updateComplete;
  }
}

function controls(card: StellaControlCard) {
  return card.renderRoot.querySelector("stellacontrol-controls");
}

/** What is written on an element, with single spaces. */
function words(element: Element | ShadowRoot | null | undefined): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

function text(card: StellaControlCard): string {
  const body = card.renderRoot.querySelector("ha-card");
  return `${words(body)} ${words(controls(card)?.shadowRoot)}`;
}

function button(card: StellaControlCard, label: string): HTMLButtonElement {
  const roots = [card.renderRoot, controls(card)?.shadowRoot];
  const found = roots
    .flatMap((root) => [...(root?.querySelectorAll("button") ?? [])])
    .filter((known) =>
      [words(known), known.getAttribute("aria-label")].includes(label),
    );
  const last = found.at(-1);
  if (last === undefined) throw new Error(`no button ${label} in: ${text(card)}`);
  return last;
}

async function click(card: StellaControlCard, label: string): Promise<void> {
  button(card, label).click();
  await settle(card);
}

describe("the card shows", () => {
  it("a repeater in good health", async () => {
    const card = await show();
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
    const card = await show(OFFLINE);
    expect(text(card)).toContain("lost");
    expect(text(card)).toContain("No data");
    expect(button(card, "Reboot").disabled).toBe(true);
    // The platform keeps a wish for it.
    expect(button(card, "800 MHz on or off").disabled).toBe(false);
  });

  it("that the platform does not answer", async () => {
    const card = await show(UNAVAILABLE);
    expect(text(card)).toContain("The platform does not answer");
    expect(text(card)).toContain("Messages used not known");
    expect(button(card, "800 MHz on or off").disabled).toBe(true);
    expect(button(card, "Boost").disabled).toBe(true);
  });

  it("that the platform does not know of a connection, though it answers", async () => {
    const unknown = { "sensor.connection_status": "unknown" };
    const card = await show({ ...unknown, "binary_sensor.connected": "unknown" });
    expect(words(card.renderRoot.querySelector(".connection"))).toBe("unknown");
  });

  it("a connection as the entities tell it that are not turned off", async () => {
    house = new House(without("connection_status"));
    const card = await show({ "binary_sensor.connected": "on" });
    expect(words(card.renderRoot.querySelector(".connection"))).toBe("on");
    house = new House(without("connection_status", "connected"));
    expect(text(await show())).not.toContain("does not answer");
  });

  it("that a switch waits for the device", async () => {
    const card = await show({ "switch.b08_switch": ["off", { pending: true }] });
    expect(text(card)).toContain("Pending");
    const toggle = button(card, "800 MHz on or off");
    expect(toggle.getAttribute("aria-checked")).toBe("false");
    expect(toggle.title).toBe("Waiting for the device to confirm");
  });

  it("an alarm in words, not in colour alone", async () => {
    const card = await show({ "binary_sensor.b08_feedback": "on" });
    expect(words(card.renderRoot.querySelector(".band.alarm .condition"))).toBe(
      "Feedback",
    );
    const lamp = button(card, "Feedback");
    expect(lamp.getAttribute("aria-hidden")).toBe("false");
    expect(button(card, "Over power").getAttribute("aria-hidden")).toBe("true");
  });

  it("a quota that is used up", async () => {
    const card = await show({ "sensor.messages_used": "10000" });
    expect(text(card)).toContain("Quota used up");
    expect(text(card)).toContain("100%");
  });

  it("that there is no such repeater", async () => {
    house = new House(null);
    expect(text(await show())).toContain("not there any more");
  });

  it("that the integration does not answer", async () => {
    house = new House(new Error("unknown command"));
    expect(text(await show())).toContain("Is the integration set up?");
  });

  it("what to do as long as no repeater is chosen", async () => {
    expect(text(await show({}, { type: CONFIG.type }))).toContain("Choose a repeater");
  });

  it("less, if the user wants", async () => {
    const card = await show(
      {},
      { ...CONFIG, name: "Loft", hide_quota: true, hide_controls: true },
    );
    expect(text(card)).toContain("Loft");
    expect(text(card)).not.toContain("messages used");
    expect(controls(card)).toBeNull();
  });
});

describe("the card keeps up", () => {
  it("with the clock", async () => {
    const card = await show({ "sensor.boost_ends": "2026-11-23T12:05:00Z" });
    expect(text(card)).toContain("Boost 5:00");
    expect(text(card)).toContain("No projection during a boost");
    vi.advanceTimersByTime(3000);
    await settle(card);
    expect(text(card)).toContain("Boost 4:57");
    expect(text(card)).toContain("Message 15 sec. ago");
  });

  it("with its own states, and renders for no others", async () => {
    const card = await show();
    const render = vi.spyOn(card, "render");
    card.hass = house.hass({ "light.kitchen": "on" });
    await settle(card);
    expect(render).not.toHaveBeenCalled();
    card.hass = house.hass({ "sensor.temperature": "50" });
    await settle(card);
    expect(text(card)).toContain("50");
  });

  it("with entities that come or change", async () => {
    const card = await show();
    const bands = REPEATER.bands.map((band) => ({ ...band, label: "Upstairs" }));
    house.send({ ...REPEATER, bands });
    await settle(card);
    expect(text(card)).toContain("Upstairs");
    house.send({ ...REPEATER, bands: [] });
    await settle(card);
    expect(text(card)).toContain("not told of any band");
  });

  it("only while it is on the page", async () => {
    const card = await show();
    expect(house.open).toBe(1);
    card.remove();
    await settle(card);
    expect(house.open).toBe(0);
    document.body.append(card);
    await settle(card);
    expect(house.open).toBe(1);
    expect(text(card)).toContain("Attic");
  });

  it("with an integration that is loaded after the page", async () => {
    house = new House(new Error("unknown command"));
    const card = await show();
    house.repeater = REPEATER;
    vi.advanceTimersByTime(1000);
    await settle(card);
    expect(text(card)).toContain("Is the integration set up?");
    house.config = { components: ["history", "stellacontrol"] };
    card.hass = house.hass();
    vi.advanceTimersByTime(1000);
    await settle(card);
    expect(text(card)).toContain("Attic");
  });

  it("with a repeater that is chosen anew", async () => {
    const card = await show();
    card.setConfig({ ...CONFIG, device_id: "device-2" });
    await settle(card);
    expect(house.open).toBe(1);
  });
});

describe("a user", () => {
  it("turns a band off", async () => {
    await click(await show(), "800 MHz on or off");
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
    const card = await show();
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
    const card = await show();
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
    const card = await show({
      "sensor.boost_ends": "2026-11-23T12:05:00Z",
      "sensor.boost_reason": "boost",
    });
    await click(card, "End boost");
    expect(house.calls).toMatchObject([{ service: "end_boost" }]);
  });

  it("gets to the dialog about whatever is shown", async () => {
    const card = await show();
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
