/** What everything that renders needs to know beside what it shows. */

import { Formats } from "./format";
import type { HomeAssistant } from "./hass";
import { translator, type Translate } from "./translate";

export interface RenderContext {
  readonly hass: HomeAssistant;
  readonly translate: Translate;
  readonly formats: Formats;
  /** In milliseconds. */
  readonly now: number;
}

/** The context of now; `renderAgain` is called when the user's language has come. */
export function renderContext(
  hass: HomeAssistant,
  renderAgain: () => void,
): RenderContext {
  return {
    hass,
    translate: translator(hass.language, renderAgain),
    formats: new Formats(hass),
    now: Date.now(),
  };
}
