/** What the parts of the card are made of. */

import { html, nothing, type TemplateResult } from "lit";

import type { HomeAssistant } from "../hass";
import { showMoreInfo } from "../more-info";
import type { Translate } from "../translate";

/** What every part needs to know beside what it shows. */
export interface Surroundings {
  readonly hass: HomeAssistant;
  readonly translate: Translate;
  readonly language: string;
  /** In milliseconds. */
  readonly now: number;
}

/** Something to be read that opens Home Assistant's dialog about an entity. */
export function fact(
  entityId: string | undefined,
  content: TemplateResult | string,
  label?: string,
  kind = "",
): TemplateResult {
  if (entityId === undefined) return html`<span class="fact ${kind}">${content}</span>`;
  return html`<button
    class="fact ${kind}"
    aria-label=${label ?? nothing}
    title=${label ?? nothing}
    @click=${(event: Event) => {
      if (event.currentTarget) showMoreInfo(event.currentTarget, entityId);
    }}
  >
    ${content}
  </button>`;
}
