/** The view strategy `stellacontrol-repeater`: a repeater's card and its history. */

import { CARD_TYPE } from "../card/config";
import type { HomeAssistant } from "../hass";
import { askOnce, subscribeRepeater, type RepeaterWithBands } from "../repeaters";
import { loadTexts, translator, type TextKey, type Translate } from "../translate";
import { REPORT_PATH } from "./report-view";

export const VIEW_STRATEGY = "stellacontrol-repeater";

const HOURS = 24;

/** What is drawn of each band, in a graph for all bands. */
const BAND_GRAPHS: readonly (readonly [role: string, title: TextKey])[] = [
  ["uplink_power", "graph.uplink_power"],
  ["downlink_power", "graph.downlink_power"],
  ["band_usage", "graph.band_usage"],
];

/** Home Assistant calls it, and never puts it on a page. */
export class StellaControlView extends HTMLElement {
  static noEditor = true;
  static registryDependencies = ["entities"];

  static async generate(config: { device_id: string }, hass: HomeAssistant) {
    await loadTexts(hass.language);
    const translate = translator(hass.language);
    const card = { type: `custom:${CARD_TYPE}`, device_id: config.device_id };
    // The card says so if nobody answers, and asks again.
    const repeater = await askOnce<RepeaterWithBands | null>((tell) =>
      subscribeRepeater(hass, config.device_id, tell),
    ).catch(() => null);
    // Without a history there is nothing to draw.
    const isRecorded = hass.config.components.includes("history");
    const graphs = repeater && isRecorded ? graphsOf(repeater, translate) : [];
    const heading = { type: "heading", heading: translate("graph.title") };
    return {
      type: "sections",
      max_columns: 2,
      sections: [
        { type: "grid", cards: [card, linkToReport(config.device_id, translate)] },
        ...(graphs.length > 0 ? [{ type: "grid", cards: [heading, ...graphs] }] : []),
      ],
    };
  }
}

/** Home Assistant's own heading is a link, too. */
function linkToReport(deviceId: string, translate: Translate) {
  const dashboard = location.pathname.split("/")[1] ?? "";
  return {
    type: "heading",
    heading: translate("dashboard.report"),
    icon: "mdi:file-chart-outline",
    tap_action: {
      action: "navigate",
      navigation_path: `/${dashboard}/${REPORT_PATH}?repeater=${deviceId}`,
    },
  };
}

function graphsOf({ entities, bands }: RepeaterWithBands, translate: Translate) {
  const temperature = entities.temperature;
  return [
    ...(temperature === undefined
      ? []
      : [graph(translate("graph.temperature"), [{ entity: temperature }])]),
    ...BAND_GRAPHS.flatMap(([role, title]) => {
      const drawn = bands.flatMap(({ label, entities: { [role]: entity } }) =>
        entity === undefined ? [] : [{ entity, name: label }],
      );
      return drawn.length > 0 ? [graph(translate(title), drawn)] : [];
    }),
  ];
}

function graph(title: string, entities: readonly { entity: string; name?: string }[]) {
  return {
    type: "history-graph",
    title,
    hours_to_show: HOURS,
    entities,
    grid_options: { columns: "full" },
  };
}
