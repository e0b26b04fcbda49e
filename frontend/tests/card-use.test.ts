import { beforeEach, describe, expect, it, vi } from "vitest";

import type { StellaControlCard } from "../src/card/card";

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
import { chooseIn, last, words } from "./elements";
import { DEVICE, House, OFFLINE, REPEATER, without } from "./house";

const TOO_LARGE = Object.assign(new Error("in English"), {
  translation_domain: "stellacontrol",
  translation_key: "boost_too_large",
  translation_placeholders: { needed: "900", spare: "12" },
});

/** What Home Assistant's connection refuses with is no error with a message. */
const CONNECTION_LOST = { success: false, error: { code: 3 } } as unknown as Error;

let house: House;

async function choose(card: StellaControlCard, label: string, value: string) {
  chooseIn(card.renderRoot, label, value);
  await settle(card);
}

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
        notifies: true,
      },
    ]);
  });

  it("turns a band on, and one of which nobody knows", async () => {
    for (const state of ["off", "unknown"]) {
      const card = await show(house, { "switch.b08_switch": state });
      await click(card, "800 MHz on or off");
      expect(house.calls.at(-1)?.service).toBe("turn_on");
    }
  });

  it("sees at once what they asked for, however long the answer takes", async () => {
    const card = await show(house);
    const answer = house.waits();
    await click(card, "800 MHz on or off");
    const toggle = button(card, "800 MHz on or off");
    expect(toggle.getAttribute("aria-checked")).toBe("false");
    expect(text(card)).toContain("Pending");
    expect(said(card)).toBe("800 MHz: Waiting for the device to confirm");
    answer();
    await settle(card);
    // Home Assistant has the say again.
    expect(toggle.getAttribute("aria-checked")).toBe("true");
    expect(text(card)).not.toContain("Pending");
  });

  it("sees the last of two quick wishes, whichever is answered first", async () => {
    const card = await show(house);
    const first = house.waits();
    await click(card, "800 MHz on or off");
    const second = house.waits();
    await click(card, "800 MHz on or off");
    expect(house.calls.map(({ service }) => service)).toEqual(["turn_off", "turn_on"]);
    first();
    await settle(card);
    expect(text(card)).toContain("Pending");
    expect(button(card, "800 MHz on or off").getAttribute("aria-checked")).toBe("true");
    second();
    await settle(card);
    expect(text(card)).not.toContain("Pending");
  });

  it("sees the truth again when a change is refused, and hears of it", async () => {
    const card = await show(house);
    house.refusal = new Error("no");
    await click(card, "800 MHz on or off");
    expect(button(card, "800 MHz on or off").getAttribute("aria-checked")).toBe("true");
    expect(said(card)).toBe("800 MHz was not changed");
  });

  it("hears when the device has confirmed", async () => {
    const card = await show(house, { "switch.b08_switch": ["off", { pending: true }] });
    card.hass = house.hass({ "switch.b08_switch": ["off", { pending: false }] });
    await settle(card);
    expect(said(card)).toBe("800 MHz confirmed: Off");
  });

  it("hears nothing of bands that come, or that have no switch", async () => {
    const waiting = { "switch.b08_switch": ["off", { pending: true }] } as const;
    house = new House({ ...REPEATER, bands: [] });
    const card = await show(house, { ...waiting } as never);
    house.send(without("switch"));
    await settle(card);
    house.send(REPEATER);
    await settle(card);
    house.send(without("switch"));
    await settle(card);
    expect(said(card)).toBe("");
  });

  it("feels that a tap was taken, and that it was refused", async () => {
    const card = await show(house);
    const felt: unknown[] = [];
    card.addEventListener("haptic", (event) => {
      felt.push((event as CustomEvent).detail);
    });
    await click(card, "Get the latest message");
    await click(card, "800 MHz on or off");
    house.refusal = new Error("no");
    await click(card, "800 MHz on or off");
    expect(felt).toEqual(["light", "light", "light", "failure"]);
  });

  it("asks for the latest message", async () => {
    await click(await show(house), "Get the latest message");
    expect(house.calls).toMatchObject([
      { service: "press", target: { entity_id: "button.refresh" }, notifies: true },
    ]);
  });

  it("reads how far a reboot is", async () => {
    const card = await show(house);
    await click(card, "Reboot");
    await confirm(card);
    expect(text(card)).toContain("Sent");
    vi.advanceTimersByTime(6000);
    expect(text(card)).toContain("Restarting");
    card.hass = house.hass({ ...OFFLINE, "button.reboot": "unavailable" });
    await settle(card);
    expect(words(card.renderRoot.querySelector(".connection"))).toBe("Restarting");
    card.hass = house.hass({
      "sensor.last_message": "2026-11-23T12:00:30Z",
      "sensor.last_restart": "2026-11-23T12:00:10Z",
    });
    await settle(card);
    expect(words(card.renderRoot.querySelector(".connection"))).toBe("online");
    expect(text(card)).toContain("Done");
    vi.advanceTimersByTime(90_000);
    expect(button(card, "Reboot")).toBeTruthy();
  });

  it("reads that a recalibration is done once a message came after it", async () => {
    const card = await show(house);
    await click(card, "Recalibrate");
    await confirm(card);
    vi.advanceTimersByTime(6000);
    expect(text(card)).toContain("Recalibrating");
    card.hass = house.hass({ "sensor.last_message": "2026-11-23T12:00:04Z" });
    await settle(card);
    expect(text(card)).toContain("Done");
  });

  it("is not told that a reboot is done before the repeater has restarted", async () => {
    const card = await show(house);
    await click(card, "Reboot");
    await confirm(card);
    vi.advanceTimersByTime(6000);
    card.hass = house.hass({ "sensor.last_message": "2026-11-23T12:00:04Z" });
    await settle(card);
    expect(text(card)).toContain("Restarting");
    expect(text(card)).not.toContain("Done");
  });

  it("is told at once that a repeater is at work that has gone", async () => {
    const card = await show(house);
    await click(card, "Reboot");
    await confirm(card);
    card.hass = house.hass({
      ...OFFLINE,
      // Also if it sent a last message on its way.
      "sensor.last_message": "2026-11-23T12:00:01Z",
      "sensor.last_restart": "2026-11-23T12:00:01Z",
    });
    await settle(card);
    expect(words(card.renderRoot.querySelector(".connection"))).toBe("Restarting");
  });

  it("closes a question by a click beside it, and not by one in it", async () => {
    const card = await show(house);
    await click(card, "Reboot");
    const tap = async (pressedOn: string, releasedOn: string) => {
      const press = new MouseEvent("mousedown", { bubbles: true });
      last(card.renderRoot, pressedOn)?.dispatchEvent(press);
      last(card.renderRoot, releasedOn)?.click();
      await settle(card);
      return last(card.renderRoot, "dialog") !== null;
    };
    expect(await tap("dialog h3", "dialog h3")).toBe(true);
    // I marked a text, and let go beside the dialog.
    expect(await tap("dialog h3", "dialog")).toBe(true);
    expect(await tap("dialog", "dialog")).toBe(false);
  });

  it("is not told for ever that a repeater restarts that never came back", async () => {
    const card = await show(house);
    await click(card, "Reboot");
    await confirm(card);
    vi.advanceTimersByTime(601_000);
    card.hass = house.hass(OFFLINE);
    await settle(card);
    expect(words(card.renderRoot.querySelector(".connection"))).toBe("lost");
  });

  it("who keeps the card open has a lost repeater looked for, a few times only", async () => {
    const looks = () => house.calls.filter(({ service }) => service === "press").length;
    const card = await show(house, OFFLINE);
    vi.advanceTimersByTime(30_000);
    expect(looks()).toBe(0);
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    vi.advanceTimersByTime(600_000);
    expect(looks()).toBe(0);
    hidden.mockRestore();
    vi.advanceTimersByTime(60_000);
    expect(looks()).toBe(1);
    expect(house.calls.at(-1)).toMatchObject({
      target: { entity_id: "button.refresh" },
      notifies: false,
    });
    vi.advanceTimersByTime(3_600_000);
    expect(looks()).toBe(5);
    card.hass = house.hass();
    await settle(card);
    vi.advanceTimersByTime(60_000);
    card.hass = house.hass(OFFLINE);
    await settle(card);
    vi.advanceTimersByTime(180_000);
    expect(looks()).toBe(6);
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
    await confirm(card);
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
    await confirm(card);
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
    const refusal = last(card.renderRoot, "[role=alert]");
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
    await click(card, "End boost 5:00");
    expect(house.calls).toEqual([
      {
        domain: "stellacontrol",
        service: "end_boost",
        data: { device_id: DEVICE },
        target: undefined,
        notifies: true,
      },
    ]);
  });

  it("stays on the button of the boost when that begins or ends", async () => {
    const card = await show(house);
    const begin = button(card, "Boost");
    card.hass = house.hass(BOOST);
    await settle(card);
    expect(button(card, "End boost 5:00")).toBe(begin);
    expect(begin.hasAttribute("aria-haspopup")).toBe(false);
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

  it("reads what a boost costs, and what is left", async () => {
    const card = await show(house);
    await click(card, "Boost");
    const chosen = [
      ...(last(card.renderRoot, ".fields")?.querySelectorAll("select") ?? []),
    ];
    expect(chosen.map(({ value }) => value)).toEqual(["10s", "15"]);
    expect(text(card)).toContain("Costs about 90 messages. 5,790 are left for 8 days.");
    await choose(card, "Message frequency", "1s");
    await choose(card, "Duration", "360");
    expect(text(card)).toContain("Costs about 21,600 messages.");
    await click(card, "Start boost");
    expect(house.calls.at(-1)).toMatchObject({
      data: { frequency: "1s", duration: { minutes: 360 } },
      notifies: false,
    });
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
});
