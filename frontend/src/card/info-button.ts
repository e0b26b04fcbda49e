/** What is shown and has more to say: it opens Home Assistant's dialog about an entity. */

import { html, nothing, type TemplateResult } from "lit";

import { showMoreInfo } from "../page-events";

/**
 * Without an entity there is nothing to open, and the content stands there alone. The
 * label is read out in the content's place.
 */
export function infoButton(
  entityId: string | undefined,
  content: TemplateResult | string,
  label?: string,
  kind = "",
): TemplateResult {
  if (!entityId) return html`<span class="info ${kind}">${content}</span>`;
  return html`<button
    class="info ${kind}"
    aria-label=${label ?? nothing}
    title=${label ?? nothing}
    @click=${(event: Event) => {
      if (event.currentTarget) showMoreInfo(event.currentTarget, entityId);
    }}
  >
    ${content}
  </button>`;
}
