import { beforeEach, describe, expect, it } from "vitest";

import "../src/main";
import { rendered, withInner, words } from "./elements";
import { DEVICE, House } from "./house";

const BAND = "switch.b08_switch";
const USED = "sensor.messages_used";

let house: House;

/** The house, with what its registry tells of two entities of ours and one of others. */
function hass(changes: Parameters<House["hass"]>[0] = {}) {
  const ours = { platform: "stellacontrol", device_id: DEVICE };
  return {
    ...house.hass(changes),
    entities: {
      [BAND]: { ...ours, translation_key: "band" },
      [USED]: { ...ours, translation_key: "messages_used" },
      "sensor.temperature": { ...ours, translation_key: "temperature" },
      "switch.kettle": { platform: "demo", translation_key: "messages_used" },
    },
  };
}

async function show(
  type: "stellacontrol-band-feature" | "stellacontrol-quota-feature",
  entityId: string,
  changes: Parameters<House["hass"]>[0] = {},
) {
  const feature = document.createElement(type);
  feature.setConfig({ type: `custom:${type}` });
  feature.hass = hass(changes);
  feature.context = { entity_id: entityId };
  document.body.append(feature);
  await rendered(feature);
  return feature;
}

const text = (feature: HTMLElement) =>
  feature.shadowRoot ? words(withInner(feature.shadowRoot)[0] as ShadowRoot) : "";

beforeEach(() => {
  house = new House();
});

describe("a tile", () => {
  it.each([
    [BAND, ["Band switch"]],
    [USED, ["Message quota"]],
    ["sensor.temperature", []],
    ["switch.kettle", []],
    ["light.of_nobody", []],
  ])("of %s is offered %s", (entity_id, names) => {
    const offered = (window.customCardFeatures ?? []).filter(({ isSupported }) =>
      isSupported(hass(), { entity_id }),
    );
    expect(offered.map(({ name }) => name)).toEqual(names);
  });

  it("switches a band, and says what waits", async () => {
    const feature = await show("stellacontrol-band-feature", BAND);
    const button = feature.shadowRoot?.querySelector("button");
    expect(text(feature)).toBe("on");
    expect(button?.getAttribute("aria-checked")).toBe("true");
    const opened: Event[] = [];
    feature.addEventListener("click", (event) => opened.push(event));
    const answer = house.waits();
    button?.click();
    await rendered(feature);
    expect(opened).toEqual([]);
    expect(house.calls).toEqual([
      {
        domain: "switch",
        service: "turn_off",
        data: {},
        target: { entity_id: BAND },
        notifies: true,
      },
    ]);
    expect(text(feature)).toBe("Pending");
    expect(button?.getAttribute("aria-checked")).toBe("false");
    feature.hass = hass({ [BAND]: ["off", { pending: true }] });
    answer();
    await rendered(feature);
    expect(text(feature)).toBe("Pending");
    feature.hass = hass({ [BAND]: ["off", { pending: false }] });
    await rendered(feature);
    expect(text(feature)).toBe("off");
    button?.click();
    await rendered(feature);
    expect(house.calls[1]).toMatchObject({ service: "turn_on" });
  });

  it("cannot switch what is not there", async () => {
    const feature = await show("stellacontrol-band-feature", BAND, {
      [BAND]: "unavailable",
    });
    expect(feature.shadowRoot?.querySelector("button")?.disabled).toBe(true);
  });

  it("shows how much of the quota is used", async () => {
    const feature = await show("stellacontrol-quota-feature", USED);
    expect(text(feature)).toBe("42% of the quota used");
    const bar = feature.shadowRoot?.querySelector<HTMLElement>(".used");
    expect(bar?.getAttribute("style")).toContain("42.1%");
    expect(house.asked.at(-1)?.command).toMatchObject({ device_id: DEVICE });
    feature.hass = hass({ [USED]: ["4210", { estimate: true }] });
    await rendered(feature);
    expect(text(feature)).toBe("≈ 42% of the quota used");
    feature.hass = hass({ [USED]: "unknown" });
    await rendered(feature);
    expect(text(feature)).toBe("");
  });

  it.each(["stellacontrol-band-feature", "stellacontrol-quota-feature"] as const)(
    "shows nothing in %s of what is not there, or before it is given a house",
    async (type) => {
      expect(text(await show(type, "switch.of_nobody"))).toBe("");
      const feature = document.createElement(type);
      document.body.append(feature);
      await rendered(feature);
      expect(text(feature)).toBe("");
    },
  );

  it.each([
    ["nobody tells", undefined],
    ["the repeater is gone", null],
    ["nobody answers", new Error("unknown command")],
  ])("shows no quota while %s", async (_, repeater) => {
    if (repeater === undefined) house.answers = false;
    else house.repeater = repeater;
    expect(text(await show("stellacontrol-quota-feature", USED))).toBe("");
  });

  it("lets the finger feel a tap, and a refusal", async () => {
    const feature = await show("stellacontrol-band-feature", BAND);
    const felt: unknown[] = [];
    feature.addEventListener("haptic", (event) => {
      felt.push((event as CustomEvent).detail);
    });
    house.refusal = new Error("no");
    feature.shadowRoot?.querySelector("button")?.click();
    await rendered(feature);
    expect(felt).toEqual(["light", "failure"]);
    expect(text(feature)).toBe("on");
  });

  it("takes no setting that means nothing", () => {
    const feature = document.createElement("stellacontrol-band-feature");
    expect(() => {
      feature.setConfig({ type: "custom:stellacontrol-band-feature", size: 3 });
    }).toThrow("size is no setting of this card");
  });
});
