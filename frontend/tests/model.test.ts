import { describe, expect, it } from "vitest";

import { readRepeater } from "../src/model/repeater";
import { entityIds, type RepeaterWithBands } from "../src/repeaters";
import { GOOD, House, NOW, OFFLINE, REPEATER, UNAVAILABLE, without } from "./house";

function view(
  changes: Parameters<House["hass"]>[0] = {},
  repeater: RepeaterWithBands = REPEATER,
) {
  return readRepeater(new House().hass(changes), repeater, NOW);
}

function bandView(...given: Parameters<typeof view>) {
  const [band] = view(...given).bands;
  if (band === undefined) throw new Error("no band");
  return band;
}

describe("a repeater", () => {
  it("in good health", () => {
    expect(view()).toMatchObject({
      name: "Attic",
      presence: "online",
      connection: { text: "online" },
      temperature: { text: "47.4 °C", number: "47.4" },
      isTooHot: false,
      lastMessage: { at: NOW - 12_000 },
      period: 600,
      boost: undefined,
      reboot: { entityId: "button.reboot", isAvailable: true },
    });
  });

  it("that is offline keeps its connection, its quota and its last message", () => {
    const offline = view(OFFLINE);
    expect(offline.presence).toBe("offline");
    expect(offline.connection?.text).toBe("lost");
    expect(offline.quota?.used).toBe(4210);
    expect(offline.lastMessage?.at).toBe(NOW - 12_000);
    // Its place is kept.
    expect(offline.temperature?.text).toBe("–");
    expect(offline.reboot?.isAvailable).toBe(false);
  });

  it("of a silent platform is neither online nor offline", () => {
    expect(view(UNAVAILABLE).presence).toBe("unavailable");
  });

  it("whose connection the platform does not tell is unknown", () => {
    expect(view({ "binary_sensor.connected": "unknown" }).presence).toBe("unknown");
  });

  it("shows its connection without the entity that some turn off", () => {
    const repeater = without("connected");
    expect(view({}, repeater).presence).toBe("online");
    const lost = { "sensor.connection_status": "lost" };
    expect(view(lost, repeater).presence).toBe("offline");
    expect(view({}, without("connected", "connection_status")).presence).toBe(
      "unknown",
    );
  });

  it.each([
    ["600", "s", 600],
    ["10", "min", 600],
    ["0.5", "h", 1800],
    ["600", undefined, 600],
    ["1", "d", undefined],
  ])("reports every %s %s", (state, unit, seconds) => {
    const told: [string, object] = [state, { unit_of_measurement: unit }];
    const changes = { "sensor.current_message_frequency": told as never };
    expect(view(changes).period).toBe(seconds);
  });

  it("has a boost while that lasts, and tells whose it is", () => {
    const ends = { "sensor.boost_ends": "2026-11-23T12:05:00Z" };
    expect(view({ ...ends, "sensor.boost_reason": "boost" }).boost).toMatchObject({
      until: NOW + 300_000,
      isByUser: true,
    });
    expect(view({ ...ends, "sensor.boost_reason": "alarm" }).boost?.isByUser).toBe(
      false,
    );
    expect(view({ "sensor.boost_ends": "2026-11-23T11:59:00Z" }).boost).toBeUndefined();
  });

  it("without any entity is still a repeater", () => {
    const bare = view({}, without(...Object.keys(REPEATER.entities)));
    expect(bare).toMatchObject({ name: "Attic", quota: undefined, reboot: undefined });
  });

  it("is shown by the entities of device and bands", () => {
    expect(entityIds(REPEATER).sort()).toEqual(Object.keys(GOOD).sort());
  });
});

describe("a band", () => {
  it("that works", () => {
    expect(bandView()).toMatchObject({
      label: "800 MHz",
      condition: "working",
      alarms: [],
      leds: 4,
      switch: { isOn: true, isPending: false, isAvailable: true },
      uplinkPower: { text: "-104.4 dBm" },
      usage: { text: "52 %" },
    });
  });

  const on = "on";
  it.each([
    ["in_use", { "binary_sensor.b08_uplink_active": on }],
    ["over_power", { "binary_sensor.b08_over_power": on }],
    ["feedback", { "binary_sensor.b08_feedback": on }],
    ["automatic_shutdown", { "binary_sensor.b08_automatic_shutdown": on }],
    [
      "automatic_shutdown",
      { "binary_sensor.b08_automatic_shutdown": on, "binary_sensor.b08_feedback": on },
    ],
    ["pending", { "switch.b08_switch": ["off", { pending: true }] }],
    ["off", { "switch.b08_switch": ["off", { pending: false }] }],
    ["offline", { "binary_sensor.b08_online": "off" }],
    ["silent", OFFLINE],
    ["silent", UNAVAILABLE],
  ] as [string, typeof GOOD][])("is %s", (condition, changes) => {
    expect(bandView(changes).condition).toBe(condition);
  });

  it("that somebody turned off lights its lamp, but not before it is confirmed", () => {
    const lamp = (pending: boolean) =>
      bandView({ "switch.b08_switch": ["off", { pending }] }).lamps.find(
        (known) => known.role === "manual_shutdown",
      );
    expect(lamp(false)).toMatchObject({ isLit: true, entityId: "switch.b08_switch" });
    expect(lamp(true)?.isLit).toBe(false);
  });

  it("does without entities that are turned off", () => {
    const roles = bandView().lamps.map((lamp) => lamp.role);
    expect(roles).not.toContain("agc_active");
    const bare = bandView({}, without("online", "signal_strength", "uplink_active"));
    expect(bare).toMatchObject({ condition: "silent", leds: 0, signal: undefined });
    expect(bandView({}, without("online")).condition).toBe("working");
    expect(bandView({}, without("switch"))).toMatchObject({
      condition: "working",
      switch: undefined,
    });
  });

  it.each([
    ["9", 5],
    ["-1", 0],
    ["nonsense", 0],
  ])("that tells %s LEDs lights %i", (told, lit) => {
    expect(bandView({ "sensor.b08_signal_strength": told }).leds).toBe(lit);
  });
});

describe("the quota", () => {
  const quota = (changes: typeof GOOD = {}) => view(changes).quota;

  it("that lasts", () => {
    expect(quota()).toMatchObject({ health: "good", limit: 10_000, used: 4210 });
  });

  it("tells nothing of the month from a pace that ends by itself", () => {
    const found = quota({
      "sensor.boost_ends": "2026-11-23T12:05:00Z",
      "sensor.messages_projected": "1000000",
    });
    expect(found).toMatchObject({ isBoosted: true, health: "good" });
    expect(found?.projected).toBeUndefined();
  });

  it.each([
    ["as the integration says", "on", "unknown", "at_risk"],
    ["unless the integration says no", "off", "2026-11-28T10:00:00Z", "good"],
    ["by the usual pace", "unknown", "2026-11-28T10:00:00Z", "at_risk"],
  ])("is at risk %s, also in a boost", (_, atRisk, exhausted, health) => {
    const told = "binary_sensor.quota_at_risk";
    const entities = { ...REPEATER.entities, quota_at_risk: told };
    const changes = {
      "sensor.boost_ends": "2026-11-23T12:05:00Z",
      "sensor.quota_exhausted": exhausted,
      [told]: atRisk,
    };
    expect(view(changes, { ...REPEATER, entities }).quota?.health).toBe(health);
  });

  it("that will run out is at risk, and tells when", () => {
    const found = quota({ "sensor.quota_exhausted": "2026-11-28T10:00:00Z" });
    expect(found?.health).toBe("at_risk");
    expect(found?.runsOutAt).toEqual(new Date("2026-11-28T10:00:00Z"));
    expect(quota({ "sensor.messages_projected": "10001" })?.health).toBe("at_risk");
  });

  it("that is used up is exhausted", () => {
    expect(quota({ "sensor.messages_used": "10000" })?.health).toBe("exhausted");
  });

  it("that nobody knows is not called good or bad for a number that is not there", () => {
    expect(quota(UNAVAILABLE)).toMatchObject({ used: undefined, health: "good" });
  });

  it("begins anew when the integration says", () => {
    expect(quota()?.resetsAt).toEqual(new Date("2026-12-01T00:00:00Z"));
  });
});
