/** What a page says of accounts that cannot be read. */

import type { LitElement } from "lit";

import "../src/trouble";

/** `null` if it says nothing. */
export async function trouble(host: LitElement): Promise<ShadowRoot | null> {
  const banner = host.renderRoot.querySelector("stellacontrol-trouble");
  await banner?.updateComplete;
  return banner?.shadowRoot ?? null;
}
