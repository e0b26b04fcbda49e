/** The card on a page, as a person sees and uses it. */

import type { StellaControlCard } from "../src/card/card";
import "../src/main";
import { findButton, last, rendered, withInner, words } from "./elements";
import { DEVICE, type House } from "./house";

export const CONFIG = { type: "custom:stellacontrol-card", device_id: DEVICE };

/** A boost of five minutes that the user asked for. */
export const BOOST = {
  "sensor.boost_ends": "2026-11-23T12:05:00Z",
  "sensor.boost_reason": "boost",
};

export async function show(
  house: House,
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

export async function settle(card: StellaControlCard): Promise<void> {
  await rendered(card);
}

export function text(card: StellaControlCard): string {
  const [, ...inner] = withInner(card.renderRoot);
  const body = card.renderRoot.querySelector("ha-card");
  return [body, ...inner].map((part) => words(part as Element | ShadowRoot)).join(" ");
}

export function button(card: StellaControlCard, label: string): HTMLButtonElement {
  return findButton(label, ...withInner(card.renderRoot));
}

export async function click(card: StellaControlCard, label: string): Promise<void> {
  button(card, label).click();
  await settle(card);
}

export function controls(card: StellaControlCard) {
  return card.renderRoot.querySelector("stellacontrol-controls");
}

/** What a screen reader says by itself. */
export function said(card: StellaControlCard): string {
  return words(card.renderRoot.querySelector("[role=status]"));
}

/** Says yes to what is asked back. */
export async function confirm(card: StellaControlCard): Promise<void> {
  last(card.renderRoot, "dialog .confirm")?.click();
  await settle(card);
}
