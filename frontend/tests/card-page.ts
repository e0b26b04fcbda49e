/** The card on a page, as a person sees and uses it. */

import type { StellaControlCard } from "../src/card/card";
import "../src/main";
import { findButton, rendered, words } from "./elements";
import { DEVICE, type House } from "./house";

export const CONFIG = { type: "custom:stellacontrol-card", device_id: DEVICE };

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
  await rendered(controls(card), card);
}

export function controls(card: StellaControlCard) {
  return card.renderRoot.querySelector("stellacontrol-controls");
}

export function text(card: StellaControlCard): string {
  const body = card.renderRoot.querySelector("ha-card");
  return `${words(body)} ${words(controls(card)?.shadowRoot)}`;
}

export function button(card: StellaControlCard, label: string): HTMLButtonElement {
  return findButton(label, card.renderRoot, controls(card)?.shadowRoot);
}

export async function click(card: StellaControlCard, label: string): Promise<void> {
  button(card, label).click();
  await settle(card);
}
