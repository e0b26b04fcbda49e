/** A list of repeaters on a page, as a person sees and uses it. */

import { vi } from "vitest";

import type { RepeaterList } from "../src/fleet/repeater-list";
import type { HomeAssistant } from "../src/hass";
import "../src/main";
import { findButton, rendered, words } from "./elements";
import { fleetHouse, type Situation } from "./fleet-house";

export const TROUBLED: Record<string, Situation> = {
  Attic: {},
  Barn: { used: 6000, projected: 12_000 },
  Cellar: { connected: "off", alarm: "unavailable" },
  Depot: {
    alarm: "on",
    alarms: ["feedback"],
  },
};

export async function show(
  kind: "fleet" | "quota",
  fleet: Readonly<Record<string, Situation>> | Error,
) {
  const { house, hass } = fleetHouse(fleet instanceof Error ? {} : fleet);
  if (fleet instanceof Error) house.fleet = fleet;
  const list = document.createElement(`stellacontrol-${kind}`);
  list.setConfig({ type: `custom:stellacontrol-${kind}`, views: true });
  list.hass = hass();
  document.body.append(list);
  await rendered(list);
  return { list, house, hass };
}

export function rows(list: RepeaterList): Element[] {
  return [...list.renderRoot.querySelectorAll(".row, tbody tr")];
}

/** The names of the repeaters that are shown, in their order. */
export function names(list: RepeaterList): string[] {
  return rows(list).map((row) => words(row.querySelector(".who b, th a")));
}

export async function press(list: RepeaterList, label: string): Promise<void> {
  findButton(label, list.renderRoot).click();
  await rendered(list);
}

export async function choose(list: RepeaterList, selector: string, value: string) {
  const field = list.renderRoot.querySelector<HTMLInputElement>(selector);
  if (field === null) throw new Error(`no field ${selector}`);
  field.value = value;
  field.dispatchEvent(new Event(selector.startsWith("select") ? "change" : "input"));
  await rendered(list);
}

/** Gives a list other states, and the clock time to show them. */
export async function change(list: RepeaterList, hass: HomeAssistant): Promise<void> {
  list.hass = hass;
  await rendered(list);
  vi.advanceTimersByTime(1000);
  await rendered(list);
}
