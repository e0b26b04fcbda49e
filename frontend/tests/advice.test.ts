import { describe, expect, it } from "vitest";

import { readAdvised } from "../src/model/advice";
import { button, click, show, text } from "./card-page";
import { House, REPEATER } from "./house";

const REDUCED = "binary_sensor.b08_reduced_power";
const WITH_REDUCED = {
  ...REPEATER,
  bands: REPEATER.bands.map((band) => ({
    ...band,
    entities: { ...band.entities, reduced_power: REDUCED },
  })),
};
const LOST: NonNullable<Parameters<House["hass"]>[0]> = {
  [REDUCED]: ["on", { cause: "signal" }],
};

/** A house whose texts of advice are their keys. */
function house() {
  const made = new House(WITH_REDUCED);
  made.errorTexts = (key) => `(${key})`;
  return made;
}

describe("what there is advice about", () => {
  function keys(changes: Parameters<House["hass"]>[0], band?: string) {
    return readAdvised(new House().hass(changes), WITH_REDUCED, band).map(
      ({ key, bands }) => [key, ...bands.map(({ label }) => label)].join(" "),
    );
  }

  it("is nothing while all is well", () => {
    expect(keys({})).toEqual([]);
  });

  it("is each alarm of the bands and of the repeater", () => {
    const changes = {
      ...LOST,
      "binary_sensor.b08_feedback": "on",
      "binary_sensor.temperature_alarm": "on",
      "binary_sensor.connected": "off",
    };
    const ofBand = ["feedback 800 MHz", "reduced_power_signal 800 MHz"];
    expect(keys(changes)).toEqual([...ofBand, "temperature", "offline"]);
    expect(keys(changes, "08")).toEqual(ofBand);
    expect(keys(changes, "21")).toEqual([]);
  });

  it("is not lost power of which nobody knows why", () => {
    expect(keys({ [REDUCED]: "on" })).toEqual([]);
  });
});

describe("the details of a repeater with an alarm", () => {
  async function opened(...args: Parameters<typeof show>) {
    const card = await show(...args);
    await click(card, "Attic");
    return card;
  }

  it("say what to do, in the integration's words", async () => {
    const made = house();
    const card = await opened(made, { "binary_sensor.b08_feedback": "on" });
    expect(text(card)).toContain("(component.stellacontrol.common.advice_feedback)");
    expect(made.textsAsked).toContainEqual(["common", "stellacontrol"]);
    expect(() => button(card, "This is normal now")).toThrow();
  });

  it("let me say that this is normal now", async () => {
    const made = house();
    const card = await opened(made, LOST);
    expect(text(card)).toContain("advice_reduced_power_signal");
    await click(card, "This is normal now");
    expect(made.calls).toMatchObject([
      {
        service: "take_power_as_normal",
        data: { device_id: "device-1", bands: ["08"] },
        notifies: false,
      },
    ]);
  });

  it("say why that is refused", async () => {
    const made = house();
    made.refusal = new Error("You may not.");
    const card = await opened(made, LOST);
    await click(card, "This is normal now");
    expect(text(card)).toContain("You may not.");
  });

  it("change nothing on a read-only card", async () => {
    const config = {
      type: "custom:stellacontrol-card",
      device_id: "device-1",
      read_only: true,
    };
    const card = await opened(house(), LOST, config);
    expect(text(card)).toContain("advice_reduced_power_signal");
    expect(() => button(card, "This is normal now")).toThrow();
  });

  it("go on without texts that cannot be had", async () => {
    const made = house();
    made.errorTexts = new Error("offline");
    const card = await opened(made, LOST);
    expect(text(card)).not.toContain("advice");
  });
});
