/** The dashboard strategy `stellacontrol`: the fleet, the quota, a view per repeater. */

import type { HomeAssistant } from "../hass";
import { askOnce, subscribeRepeaters, type ListedRepeater } from "../repeaters";
import { loadTexts, translator } from "../translate";
import { REPORT_PATH, REPORT_STRATEGY } from "./report-view";
import { VIEW_STRATEGY } from "./view";

export const DASHBOARD_STRATEGY = "stellacontrol";

/** Home Assistant calls it, and never puts it on a page. */
export class StellaControlDashboard extends HTMLElement {
  /** There is nothing to choose. */
  static noEditor = true;
  /** A repeater that comes or goes is a device that does. */
  static registryDependencies = ["devices"];

  /** What a new dashboard is called, unless the user wants it otherwise. */
  static getCreateSuggestions(hass: HomeAssistant) {
    return {
      title: translator(hass.language)("dashboard.title"),
      icon: "mdi:radio-tower",
    };
  }

  static async generate(_config: unknown, hass: HomeAssistant) {
    await loadTexts(hass.language);
    const translate = translator(hass.language);
    const repeaters = await askOnce<readonly ListedRepeater[]>((tell) =>
      subscribeRepeaters(hass, "", tell),
    ).catch(() => {
      throw new Error(translate("card.not_loaded"));
    });
    return {
      title: translate("dashboard.title"),
      views: [
        {
          title: translate("dashboard.fleet"),
          path: "fleet",
          type: "panel",
          cards: [{ type: "custom:stellacontrol-fleet", views: true }],
        },
        {
          title: translate("dashboard.quota"),
          path: "quota",
          type: "panel",
          cards: [{ type: "custom:stellacontrol-quota", views: true }],
        },
        {
          title: translate("dashboard.report"),
          path: REPORT_PATH,
          strategy: { type: `custom:${REPORT_STRATEGY}` },
        },
        ...repeaters.map(viewOf),
      ],
    };
  }
}

/** Made when it is opened, so that two hundred of them cost nothing before. */
function viewOf({ device_id: device, name }: ListedRepeater) {
  return {
    title: name ?? "",
    path: device,
    subview: true,
    strategy: { type: `custom:${VIEW_STRATEGY}`, device_id: device },
  };
}
