import { beforeEach, describe, expect, it } from "vitest";

import { BOOST, CONFIG, button, settle, show, text } from "./card-page";
import { words } from "./elements";
import { House, OFFLINE, REPEATER, UNAVAILABLE, without } from "./house";

let house: House;

/** What shows the readings of the first band. */
function column(card: Element): HTMLElement {
  const found = card.shadowRoot?.querySelector<HTMLElement>(".details");
  if (!found) throw new Error("no band");
  return found;
}

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
  });

  it("each reading of a band with the band's name, in one stop of the keyboard", async () => {
    const card = await show(house, { "binary_sensor.b08_uplink_active": "on" });
    expect(words(column(card))).toBe(
      "800 MHz Signal strength 4 of 5 In use Uplink active " +
        "Uplink power -104.4 dBm Downlink power -64.3 dBm Usage 52 %",
    );
    const band = card.renderRoot.querySelector(".band");
    expect(band?.querySelectorAll("button")).toHaveLength(2);
  });

  it("the symbol of each lamp and reading, and which lamps are lit", async () => {
    const card = await show(house, {
      "binary_sensor.b08_uplink_active": "on",
      "switch.b08_switch": ["off", { pending: false }],
    });
    const icons = [...column(card).querySelectorAll("ha-icon")];
    const told = icons.map((icon) => icon.getAttribute("icon"));
    expect(told).toEqual([
      "mdi:cellphone-wireless",
      "mdi:flash-alert",
      "mdi:sync-alert",
      "mdi:shield-alert",
      "mdi:power",
      "mdi:arrow-up-thin",
      "mdi:arrow-down-thin",
      "mdi:gauge",
    ]);
    const lit = icons.filter((icon) => icon.classList.contains("lit"));
    expect(lit.map((icon) => icon.getAttribute("icon"))).toEqual([
      "mdi:cellphone-wireless",
      "mdi:power",
    ]);
  });

  it("a band in red while it has an alarm, and only then", async () => {
    const red = (card: Element) => card.shadowRoot?.querySelectorAll(".band.alarm");
    expect(red(await show(house))).toHaveLength(0);
    expect(red(await show(house, { "binary_sensor.b08_feedback": "on" }))).toHaveLength(
      1,
    );
  });

  it("what the platform writes about the connection, if it does", async () => {
    const role = { connection_description: "sensor.connection_description" };
    house = new House({ ...REPEATER, entities: { ...REPEATER.entities, ...role } });
    const told = { "sensor.connection_description": "on mains" };
    const connection = (card: Element) =>
      words(card.shadowRoot?.querySelector(".connection"));
    expect(connection(await show(house, told))).toBe("online on mains");
    const unknown = { "sensor.connection_description": "unknown" };
    expect(connection(await show(house, unknown))).toBe("online");
  });

  it("a connection that one entity does not tell, as the other does", async () => {
    const card = await show(house, { "sensor.connection_status": "unavailable" });
    expect(words(card.renderRoot.querySelector(".connection"))).toBe("on");
  });

  it("no projection where there is none, and no frequency that nobody has told", async () => {
    const card = await show(house, {
      "sensor.messages_projected": "unknown",
      "sensor.current_message_frequency": "unknown",
    });
    expect(text(card)).not.toContain("projected");
    expect(text(card)).not.toContain("Every");
    house = new House(without("current_message_frequency", "temperature"));
    const facts = [...(await show(house)).renderRoot.querySelectorAll(".facts .info")];
    expect(facts.map(words)).toEqual(["Message 12 sec. ago"]);
  });

  it("when a quota runs out, before it begins anew", async () => {
    const card = await show(house, {
      "sensor.quota_exhausted": "2026-11-28T10:00:00Z",
    });
    expect(words(card.renderRoot.querySelector(".lines"))).toBe(
      "4,210 of 10,000 messages used 5,400 projected " +
        "Runs out on November 28 Resets on December 1",
    );
    house = new House({ ...REPEATER, quota_resets_at: null });
    expect(text(await show(house))).toContain("Counts the last 30 days");
  });

  it("that it is too hot, and that a boost is why messages come so fast", async () => {
    const card = await show(house, {
      ...BOOST,
      "binary_sensor.temperature_alarm": "on",
      "sensor.current_message_frequency": "10",
    });
    const facts = [...card.renderRoot.querySelectorAll(".facts .info")];
    expect(
      facts.map((fact) => fact.querySelector("ha-icon")?.getAttribute("icon")),
    ).toEqual([
      "mdi:thermometer-alert",
      "mdi:rocket-launch-outline",
      "mdi:message-text-clock-outline",
    ]);
    expect(facts[0]?.getAttribute("title")).toBe("Temperature 47.4 °C, too hot");
    expect(facts.map((fact) => fact.className.split(" ").at(-1))).toEqual([
      "alarm",
      "boost",
      "",
    ]);
  });

  it("nothing before it is told what to show, and how large it will be", async () => {
    const card = document.createElement("stellacontrol-card");
    card.hass = house.hass();
    document.body.append(card);
    await settle(card);
    expect(words(card.renderRoot.querySelector("ha-card"))).toBe("");
    const sizeWith = (config: object) => {
      card.setConfig({ ...CONFIG, ...config });
      return card.getCardSize();
    };
    expect(sizeWith({})).toBe(15);
    expect(sizeWith({ hide_quota: true })).toBe(13);
    expect(sizeWith({ hide_quota: true, hide_controls: true })).toBe(11);
    expect(sizeWith({ compact: true })).toBe(6);
    Object.defineProperty(card, "offsetHeight", { value: 801 });
    expect(card.getCardSize()).toBe(17);
  });

  it("six bands in two rows on a telephone, and ten also elsewhere", async () => {
    const rows = async (count: number) => {
      const bands = Array.from({ length: count }, (_, at) =>
        REPEATER.bands.map((band) => ({ ...band, id: String(at) })),
      ).flat();
      const card = await show(new House({ ...REPEATER, bands }));
      return card.renderRoot.querySelector(".bands")?.getAttribute("style");
    };
    expect(await rows(4)).toBe("--wide: 4; --narrow: 4");
    expect(await rows(6)).toBe("--wide: 6; --narrow: 3");
    expect(await rows(9)).toBe("--wide: 5; --narrow: 5");
  });

  it("an offline one with the platform's word, and commands that cannot be given", async () => {
    const card = await show(house, OFFLINE);
    expect(text(card)).toContain("lost");
    expect(text(card)).toContain("No data");
    expect(button(card, "Reboot").disabled).toBe(true);
    // The platform keeps a wish for it.
    expect(button(card, "800 MHz on or off").disabled).toBe(false);
  });

  it("that nobody tells of the repeater", async () => {
    const card = await show(house, UNAVAILABLE);
    expect(text(card)).toContain("No data");
    expect(text(card)).toContain("Messages used: unknown");
    expect(text(card)).not.toContain("No message yet");
    expect(button(card, "800 MHz on or off").disabled).toBe(true);
    expect(button(card, "Boost").disabled).toBe(true);
  });

  it("no frequency at which it evidently reports no longer", async () => {
    const fast = {
      "sensor.current_message_frequency": "10",
      "sensor.boost_reason": "alarm",
    };
    expect(text(await show(house, fast))).toContain("Every 10 sec");
    const silent = { ...fast, "sensor.last_message": "2026-11-23T11:59:00Z" };
    expect(text(await show(house, silent))).not.toContain("Every");
    const slow = { "sensor.last_message": "2026-11-23T11:31:00Z" };
    expect(text(await show(house, slow))).toContain("Every 10 min");
  });

  it("the pace that is held again after a quick confirmation", async () => {
    const told = { "sensor.current_message_frequency": "10" };
    expect(text(await show(house, told))).toContain("Every 10 min");
    const chosen = { ...told, "select.message_frequency": "1s" };
    expect(text(await show(house, chosen))).toContain("Every 10 sec");
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

  it("an alarm in the head also where no entity tells which one", async () => {
    const house = new House(without("b08_feedback", "feedback"));
    const card = await show(house, {
      "binary_sensor.alarm": ["on", { acknowledged: true }],
      "binary_sensor.b08_feedback": "on",
    });
    const head = () => words(card.renderRoot.querySelector(".connection"));
    expect(head()).toBe("Alarm (acknowledged)");
    // Of an error, the connection tells more.
    card.hass = house.hass({
      ...OFFLINE,
      "binary_sensor.alarm": "on",
      "sensor.connection_status": "error",
    });
    await settle(card);
    expect(head()).toBe("error");
  });

  it("an alarm in words, not in colour alone, and above all in the head", async () => {
    const card = await show(house, { "binary_sensor.b08_feedback": "on" });
    expect(words(card.renderRoot.querySelector(".connection"))).toBe(
      "Feedback 800 MHz",
    );
    expect(words(column(card))).toMatch(/^800 MHz .* Feedback Feedback /);
    card.hass = house.hass({
      "binary_sensor.b08_over_power": "on",
      "binary_sensor.temperature_alarm": "on",
    });
    await settle(card);
    expect(words(card.renderRoot.querySelector(".connection"))).toBe(
      "Over power 800 MHz, +1",
    );
    card.hass = house.hass({ "binary_sensor.temperature_alarm": "on" });
    await settle(card);
    expect(words(card.renderRoot.querySelector(".connection"))).toBe("Too hot");
  });

  it("a switch of which nobody knows as neither on nor off", async () => {
    const card = await show(house, { "switch.b08_switch": "unknown" });
    const toggle = button(card, "800 MHz on or off");
    expect(toggle.getAttribute("role")).toBe("checkbox");
    expect(toggle.getAttribute("aria-checked")).toBe("mixed");
    expect(text(card)).toContain("No data");
  });

  it.each([
    ["online, until its next message", {}, "Next message in about 10 min"],
    [
      "online, which is late",
      { "sensor.last_message": "2026-11-23T11:49:00Z" },
      "Next message is due",
    ],
    ["offline, until it is back", OFFLINE, "Waits until it is back online"],
    [
      "that does not tell how often it reports",
      { "sensor.current_message_frequency": "unknown" },
      "Waiting for the device to confirm",
    ],
    [
      "of which no message came yet",
      { "sensor.last_message": "unknown" },
      "Waiting for the device to confirm",
    ],
  ])("what a change waits for at a repeater %s", async (_, changes, expected) => {
    const card = await show(house, {
      ...changes,
      "switch.b08_switch": ["off", { pending: true }],
    });
    expect(text(card)).toContain(expected);
  });

  it("a quota that is used up", async () => {
    const card = await show(house, { "sensor.messages_used": "10000" });
    expect(text(card)).toContain("Quota used up");
    expect(text(card)).toContain("100%");
  });
});
