import { describe, expect, it } from "vitest";

import type { StellaControlBatch } from "../src/fleet/batch";
import type { RepeaterList } from "../src/fleet/repeater-list";
import type { HomeAssistant } from "../src/hass";
import "../src/main";
import { chooseIn, findButton, rendered, words } from "./elements";
import { fleetHouse } from "./fleet-house";

/** A fleet in which repeaters can be selected. */
async function selecting(hass: HomeAssistant): Promise<RepeaterList> {
  const list = document.createElement("stellacontrol-fleet");
  list.setConfig({ type: "custom:stellacontrol-fleet" });
  list.hass = hass;
  document.body.append(list);
  await rendered(list);
  findButton("Select", list.renderRoot).click();
  await rendered(list);
  return list;
}

/** A fleet of three, in which some are selected by name. */
async function select(...names: string[]) {
  const { house, hass } = fleetHouse({ Attic: {}, Barn: {}, Cellar: {} });
  const list = await selecting(hass());
  for (const name of names) await tick(list, name);
  const batch = list.renderRoot.querySelector("stellacontrol-batch");
  if (!batch) throw new Error("nothing to do with them");
  await rendered(batch);
  return { house, hass, list, batch };
}

/** Ticks the box of a repeater, or takes the tick away. */
async function tick(list: RepeaterList, name: string): Promise<void> {
  const box = list.renderRoot.querySelector<HTMLInputElement>(`[aria-label="${name}"]`);
  if (!box) throw new Error(`no box for ${name}`);
  box.checked = !box.checked;
  box.dispatchEvent(new Event("change"));
  await rendered(list);
}

async function press(batch: StellaControlBatch, label: string): Promise<void> {
  findButton(label, batch.renderRoot).click();
  await rendered(batch);
}

async function choose(batch: StellaControlBatch, label: string, value: string) {
  chooseIn(batch.renderRoot, label, value);
  await rendered(batch);
}

const results = (batch: StellaControlBatch) =>
  [...batch.renderRoot.querySelectorAll("dialog li")].map(words);

describe("several repeaters", () => {
  it("have a band turned off, with one question and a result for each", async () => {
    const { house, batch } = await select("Attic", "Cellar");
    await press(batch, "2 selected");
    expect(results(batch)).toEqual(["Attic", "Cellar"]);
    expect(house.calls).toEqual([]);
    await press(batch, "Do it");
    expect(house.calls).toMatchObject([
      { service: "turn_off", target: { entity_id: "switch.Attic_band" } },
      { service: "turn_off", target: { entity_id: "switch.Cellar_band" } },
    ]);
    expect(house.calls.every(({ notifies }) => notifies)).toBe(false);
    expect(results(batch)).toEqual(["Attic Sent", "Cellar Sent"]);
    await press(batch, "Close");
    expect(batch.renderRoot.querySelector("dialog")).toBeNull();
  });

  it.each([
    ["band_on", { domain: "switch", service: "turn_on" }],
    [
      "recalibrate",
      { service: "press", target: { entity_id: "button.Barn_recalibrate" } },
    ],
    [
      "boost",
      {
        service: "boost",
        data: { device_id: "id-Barn", frequency: "10s", duration: { minutes: 15 } },
      },
    ],
  ])("do %s", async (action, call) => {
    const { house, batch } = await select("Barn");
    await press(batch, "1 selected");
    await choose(batch, "Action", action);
    await press(batch, "Do it");
    expect(house.calls).toMatchObject([call]);
    expect(results(batch)).toEqual(["Barn Sent"]);
  });

  it("have their alarms acknowledged, where there are any", async () => {
    const { house, hass, list, batch } = await select("Attic", "Barn", "Cellar");
    const alarm = (acknowledged: boolean): [string, { acknowledged: boolean }] => [
      "on",
      { acknowledged },
    ];
    list.hass = hass({
      "binary_sensor.Attic_feedback": "on",
      "binary_sensor.Attic_alarm": alarm(false),
      "binary_sensor.Cellar_feedback": "on",
      "binary_sensor.Cellar_alarm": alarm(true),
    });
    await rendered(list);
    await press(batch, "3 selected");
    await choose(batch, "Action", "acknowledge");
    await press(batch, "Do it");
    expect(house.calls).toEqual([
      {
        domain: "stellacontrol",
        service: "acknowledge_alarms",
        data: { device_id: "id-Attic" },
        target: undefined,
        notifies: false,
      },
    ]);
    expect(results(batch)).toEqual([
      "Attic Sent",
      "Barn It has no alarm",
      "Cellar acknowledged",
    ]);
  });

  it("are boosted as the user chooses", async () => {
    const { house, batch } = await select("Barn");
    await press(batch, "1 selected");
    await choose(batch, "Action", "boost");
    await choose(batch, "Message frequency", "1m");
    await choose(batch, "Duration", "60");
    await press(batch, "Do it");
    expect(house.calls).toMatchObject([
      { data: { frequency: "1m", duration: { minutes: 60 } } },
    ]);
  });

  it("tell each for itself why not", async () => {
    const { house, batch } = await select("Attic");
    house.refusal = new Error("not now");
    await press(batch, "1 selected");
    await press(batch, "Do it");
    expect(results(batch)).toEqual(["Attic not now"]);
    house.refusal = { error: "lost" } as unknown as Error;
    await press(batch, "Do it");
    expect(results(batch)).toEqual(["Attic It did not work."]);
  });

  it("are left alone where there is nothing to do", async () => {
    const { house, list, batch } = await select("Attic");
    const [attic] = house.fleet as Exclude<typeof house.fleet, Error>;
    if (!attic) throw new Error("no repeater");
    const { recalibrate, ...others } = attic.entities;
    expect(recalibrate).toBeDefined();
    house.sendFleet([{ ...attic, entities: others }]);
    await rendered(list);
    await press(batch, "1 selected");
    await choose(batch, "Action", "recalibrate");
    await press(batch, "Do it");
    expect(house.calls).toEqual([]);
    expect(results(batch)).toEqual(["Attic It has no button for that"]);
  });

  it("say what cannot be reached, of which Home Assistant would take any action", async () => {
    const { house, hass, list, batch } = await select("Attic", "Barn", "Cellar");
    list.hass = hass({
      "button.Attic_recalibrate": "unavailable",
      "binary_sensor.Barn_connected": "unavailable",
      "switch.Attic_band": "unavailable",
      "switch.Cellar_band": undefined,
    });
    await rendered(list);
    await press(batch, "3 selected");
    await press(batch, "Do it");
    expect(house.calls).toEqual([]);
    expect(results(batch)).toEqual([
      "Attic No data",
      "Barn No data",
      "Cellar It has no such band",
    ]);
    await choose(batch, "Action", "recalibrate");
    await press(batch, "Do it");
    expect(house.calls).toMatchObject([
      { target: { entity_id: "button.Cellar_recalibrate" } },
    ]);
    expect(results(batch)).toEqual(["Attic Offline", "Barn No data", "Cellar Sent"]);
  });

  it("are left alone where they have no such band", async () => {
    const { house, list, batch } = await select("Attic", "Barn");
    const [, barn] = house.fleet as Exclude<typeof house.fleet, Error>;
    const [band] = barn?.bands ?? [];
    if (!barn || !band) throw new Error("no repeater");
    house.sendFleet([{ ...barn, bands: [{ ...band, id: "07", label: "700 MHz" }] }]);
    await rendered(list);
    await press(batch, "2 selected");
    const offered = [...batch.renderRoot.querySelectorAll("select")].at(-1);
    expect([...(offered?.options ?? [])].map(words)).toEqual(["700 MHz", "800 MHz"]);
    await choose(batch, "Bands", "08");
    await press(batch, "Do it");
    expect(house.calls).toHaveLength(1);
    expect(results(batch)).toEqual(["Attic Sent", "Barn It has no such band"]);
    // What was done before tells nothing of another action.
    await choose(batch, "Action", "recalibrate");
    expect(results(batch)).toEqual(["Attic", "Barn"]);
    expect(batch.renderRoot.querySelectorAll("select")).toHaveLength(1);
  });

  it("are asked once, however often somebody presses", async () => {
    const { house, batch } = await select("Attic");
    const answer = house.waits();
    await press(batch, "1 selected");
    await press(batch, "Do it");
    expect(findButton("Do it", batch.renderRoot).getAttribute("aria-disabled")).toBe(
      "true",
    );
    await press(batch, "Do it");
    expect(house.calls).toHaveLength(1);
    answer();
    await rendered(batch);
    await press(batch, "Do it");
    expect(house.calls).toHaveLength(2);
  });

  it("are selected all at once, those of a search on any page", async () => {
    const many = Array.from({ length: 30 }, (_, at) => [`Mast ${at}`, {}] as const);
    const { hass } = fleetHouse({ Attic: {}, ...Object.fromEntries(many) });
    const list = await selecting(hass());
    await tick(list, "Select all (31)");
    await tick(list, "Attic");
    const all = list.renderRoot.querySelector<HTMLInputElement>(".pick input");
    expect(all?.checked).toBe(false);
    const batch = () => list.renderRoot.querySelector("stellacontrol-batch");
    await rendered(batch());
    expect(words(batch()?.shadowRoot)).toBe("30 selected");
    const search = list.renderRoot.querySelector<HTMLInputElement>("[type=search]");
    if (!search) throw new Error("no search");
    search.value = "mast 1";
    search.dispatchEvent(new Event("input"));
    await rendered(list);
    await tick(list, "Select all (11)");
    await rendered(batch());
    expect(words(batch()?.shadowRoot)).toBe("19 selected");
  });

  it("are selected and let go of", async () => {
    const { list, batch } = await select("Attic", "Barn");
    await tick(list, "Attic");
    await rendered(batch);
    expect(findButton("1 selected", batch.renderRoot).disabled).toBe(false);
    await tick(list, "Barn");
    await rendered(batch);
    expect(findButton("0 selected", batch.renderRoot).disabled).toBe(true);
    findButton("Select", list.renderRoot).click();
    await rendered(list);
    expect(list.renderRoot.querySelector("input[type=checkbox]")).toBeNull();
  });
});
