/** The card that everything of ours stands in. */

import { html, nothing, type TemplateResult } from "lit";

import type { RenderContext } from "./render-context";
import { languageOfTexts, type TextKey } from "./translate";

export function frame(content: unknown, { hass }: RenderContext): TemplateResult {
  const language = languageOfTexts(hass.language);
  // English is read from the left, also on a page that is read from the right.
  const direction = language === hass.language ? nothing : "ltr";
  return html`<ha-card lang=${language} dir=${direction}>${content}</ha-card>`;
}

/** Says why there is nothing else to show. */
export function notice(key: TextKey, context: RenderContext): TemplateResult {
  return frame(html`<p class="notice">${context.translate(key)}</p>`, context);
}
