/** The view strategy `stellacontrol-report`: fetches the report when its view is opened. */

import type { HomeAssistant } from "../hass";
import { fetchPart } from "../parts";
import { renderContext } from "../render-context";
import { loadTexts } from "../translate";

export const REPORT_STRATEGY = "stellacontrol-report";
export const REPORT_PATH = "report";

/** Home Assistant calls it, and never puts it on a page. */
export class StellaControlReportView extends HTMLElement {
  static noEditor = true;

  static async generate(_config: unknown, hass: HomeAssistant) {
    await loadTexts(hass.language);
    // The window passes on what it is told, as an element of the page would.
    await fetchPart(
      "report",
      window,
      renderContext(hass, () => undefined),
    );
    return { type: "panel", cards: [{ type: "custom:stellacontrol-report" }] };
  }
}
