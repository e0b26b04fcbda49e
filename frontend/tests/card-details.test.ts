import { beforeEach, describe, expect, it, vi } from "vitest";
import type { LitElement } from "lit";

import {
  BOOST,
  CONFIG,
  button,
  click,
  confirm,
  said,
  settle,
  show,
  text,
} from "./card-page";
import { last, words } from "./elements";
import { DEVICE, House, REPEATER } from "./house";

const ESTIMATE = {
  "sensor.messages_used": ["4210", { estimate: true }] as [
    string,
    { estimate: boolean },
  ],
};

let house: House;

beforeEach(() => {
  house = new House();
});

describe("a user, of what opens above the card,", () => {
  it("sees all readings of a band, and gets to the dialog about each", async () => {
    const card = await show(house);
    const opened: unknown[] = [];
    document.addEventListener("hass-more-info", (event) => {
      opened.push((event as CustomEvent<{ entityId: string }>).detail.entityId);
    });
    card.renderRoot.querySelector<HTMLElement>(".details")?.click();
    await settle(card);
    const dialog = last(card.renderRoot, "dialog");
    expect(dialog?.hasAttribute("open")).toBe(true);
    expect([...(dialog?.querySelectorAll("li") ?? [])].map(words)).toEqual([
      "entity b08_signal_strength 4",
      "entity b08_uplink_power -104.4 dBm",
      "entity b08_downlink_power -64.3 dBm",
      "entity b08_band_usage 52 %",
      "entity b08_uplink_active off",
      "entity b08_over_power off",
      "entity b08_feedback off",
      "entity b08_automatic_shutdown off",
      "entity b08_switch on",
      "entity b08_online on",
    ]);
    await click(card, "entity b08_uplink_power -104.4 dBm");
    expect(opened).toEqual(["sensor.b08_uplink_power"]);
    expect(last(card.renderRoot, "dialog")).toBeNull();
  });

  it("sees the readings of that band, and what becomes of it meanwhile", async () => {
    const [first] = REPEATER.bands;
    if (!first) throw new Error("no band");
    const second = {
      id: "21",
      label: "2100 MHz",
      entities: { feedback: "binary_sensor.b08_feedback" },
    };
    house = new House({ ...REPEATER, bands: [first, second] });
    const card = await show(house);
    card.renderRoot.querySelectorAll<HTMLElement>(".details")[1]?.click();
    await settle(card);
    const dialog = () => words(last(card.renderRoot, "dialog"));
    expect(dialog()).toBe("2100 MHz No data entity b08_feedback off Close");
    card.hass = house.hass({ "binary_sensor.b08_feedback": "on" });
    await settle(card);
    expect(dialog()).toBe(
      "2100 MHz Feedback entity b08_feedback on Acknowledge alarms Close",
    );
    house.send({ ...REPEATER, bands: [first] });
    await settle(card);
    expect(dialog()).toBe("");
  });

  it("has a dialog also where the browser knows none", async () => {
    const { prototype } = HTMLDialogElement;
    const known = Object.getOwnPropertyDescriptor(prototype, "showModal") ?? {};
    Object.defineProperty(prototype, "showModal", { ...known, value: undefined });
    const card = await show(house);
    await click(card, "Attic");
    Object.defineProperty(prototype, "showModal", known);
    expect(last(card.renderRoot, "dialog")?.hasAttribute("open")).toBe(true);
  });

  it("loses the details with the connection to the house", async () => {
    const card = await show(house);
    await click(card, "Attic");
    house.repeater = new Error("unknown command");
    house.disconnect();
    card.hass = house.hass();
    await settle(card);
    house.connected = true;
    card.hass = house.hass();
    await settle(card);
    expect(last(card.renderRoot, "dialog")).toBeNull();
    expect(text(card)).toContain("Is the integration set up?");
  });

  it("keeps a question that they opened while another answer was on its way", async () => {
    const card = await show(house, BOOST);
    const answer = house.waits();
    await click(card, "End boost 5:00");
    expect(button(card, "Reboot").getAttribute("aria-disabled")).toBe("true");
    answer();
    await settle(card);
    await click(card, "Reboot");
    expect(text(card)).toContain("Reboot Attic now?");
  });

  it("sees all readings of the repeater, and leaves them", async () => {
    const card = await show(house);
    await click(card, "Attic");
    const dialog = last(card.renderRoot, "dialog");
    expect(words(dialog)).toContain("entity temperature 47.4 °C");
    expect(words(dialog)).not.toContain("reboot");
    await click(card, "Close");
    expect(last(card.renderRoot, "dialog")).toBeNull();
  });

  it("acknowledges the alarms that there are, and sees that somebody has", async () => {
    const howling = { "binary_sensor.b08_feedback": "on" };
    const card = await show(house, howling);
    await click(card, "Attic");
    await click(card, "Acknowledge alarms");
    expect(house.calls).toEqual([
      {
        domain: "stellacontrol",
        service: "acknowledge_alarms",
        data: { device_id: DEVICE },
        target: undefined,
        notifies: true,
      },
    ]);
    card.hass = house.hass({
      ...howling,
      "binary_sensor.alarm": ["on", { acknowledged: true }],
    });
    await settle(card);
    expect(words(card.renderRoot.querySelector(".connection"))).toBe(
      "Feedback 800 MHz (acknowledged)",
    );
    expect(() => button(card, "Acknowledge alarms")).toThrow();
    // What is behind a dialog is not read out, so the dialog says it too.
    expect(said(card)).toBe("Feedback 800 MHz (acknowledged)");
    expect(words(last(card.renderRoot, "dialog [aria-live]"))).toBe(said(card));
    const { renderRoot } = last(card.renderRoot, "stellacontrol-details") as LitElement;
    expect(words((renderRoot as ShadowRoot).activeElement)).toBe("Close");
  });

  it.each([
    ["without an alarm", {}, CONFIG],
    [
      "on a card that is only read",
      { "binary_sensor.b08_feedback": "on" },
      { ...CONFIG, read_only: true },
    ],
  ])("has nothing to acknowledge %s", async (_, changes, config) => {
    const card = await show(house, changes, config);
    await click(card, "Attic");
    expect(() => button(card, "Acknowledge alarms")).toThrow();
  });

  it("corrects an estimate by the platform's own count", async () => {
    const card = await show(house, ESTIMATE);
    await click(card, "Correct the count");
    const count = last(card.renderRoot, "input") as HTMLInputElement;
    expect(count.value).toBe("4210");
    count.value = "";
    const told = vi.fn();
    count.addEventListener("invalid", told);
    await confirm(card);
    expect(told).toHaveBeenCalledOnce();
    expect(house.calls).toEqual([]);
    count.value = "3000";
    house.refusal = new Error("not now");
    await confirm(card);
    expect(words(last(card.renderRoot, "[role=alert]"))).toBe("not now");
    house.refusal = undefined;
    const answer = house.waits();
    count.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
    await settle(card);
    await confirm(card);
    answer();
    await settle(card);
    expect(house.calls).toHaveLength(2);
    expect(house.calls[1]).toEqual({
      domain: "stellacontrol",
      service: "set_messages_used",
      data: { device_id: DEVICE, used: 3000 },
      target: undefined,
      notifies: false,
    });
    expect(last(card.renderRoot, "dialog")).toBeNull();
  });

  it.each([
    ["what is counted in full", {}, CONFIG],
    ["a card that is only read", ESTIMATE, { ...CONFIG, read_only: true }],
  ])("does not correct %s", async (_, changes, config) => {
    const card = await show(house, changes, config);
    expect(() => button(card, "Correct the count")).toThrow();
  });

  it("gets to the history of the quota", async () => {
    const card = await show(house);
    const opened = vi.fn();
    document.addEventListener("hass-more-info", opened, { once: true });
    await click(card, "Message quota: 42%");
    expect(opened.mock.calls[0]?.[0]).toMatchObject({
      detail: { entityId: "sensor.messages_used" },
    });
  });
});
