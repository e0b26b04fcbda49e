/** All of a repeater's panel, as its card is configured. */

import { html, nothing, type TemplateResult } from "lit";

import type { RepeaterView } from "../model/repeater";
import type { Part } from "../parts";
import type { RenderContext } from "../render-context";
import type { RepeaterWithBands } from "../repeaters";
import { bandColumn } from "./band-column";
import type { CardConfig } from "./config";
import { head, headline } from "./head";
import { quotaRing } from "./quota-ring";

export interface PanelChoices {
  readonly config: CardConfig;
  /** What is shown; `undefined` while nobody has told. */
  readonly repeater: RepeaterWithBands | undefined;
  /** The band whose details are open, or the repeater itself. */
  readonly detailsOf: string | undefined;
  readonly showDetails: (bandId: string | undefined) => void;
}

export function panel(
  view: RepeaterView,
  choices: PanelChoices,
  context: RenderContext,
): TemplateResult {
  const { config } = choices;
  const { compact = false, read_only: readOnly = false } = config;
  // An empty field of the editor is no name.
  const { name: chosen = "" } = config;
  const name = chosen === "" ? view.name : chosen;
  const shown = readOnly ? { ...view, refresh: undefined } : view;
  const correct = readOnly
    ? undefined
    : () => {
        choices.showDetails(QUOTA);
      };
  return html`${head(shown, name, choices.showDetails, context)}
  ${bands(view, choices, context)}
  ${view.quota && !config.hide_quota && !compact ? quotaRing(view.quota, correct, context) : nothing}
  ${
    config.hide_controls || compact || readOnly
      ? nothing
      : html`<stellacontrol-controls
          .context=${context}
          .view=${view}
          .name=${name}
        ></stellacontrol-controls>`
  }
  ${openDetails(view, name, choices, context)}`;
}

/** How the repeater itself, and its quota, are called among what opens. */
export const WHOLE = "";
const QUOTA = "quota";

/** What has to be fetched for what opens. */
export function partFor(opened: string): Part {
  return opened === QUOTA ? "correction" : "details";
}

function openDetails(
  view: RepeaterView,
  name: string,
  { config, repeater, detailsOf, showDetails }: PanelChoices,
  context: RenderContext,
) {
  const close = () => {
    showDetails(undefined);
  };
  const details = (heading: string, condition: string) =>
    html`<stellacontrol-details
      .context=${context}
      .view=${view}
      .repeater=${repeater}
      .band=${detailsOf}
      .heading=${heading}
      .condition=${condition}
      .mayAct=${!config.read_only}
      .close=${close}
    ></stellacontrol-details>`;
  if (repeater === undefined || detailsOf === undefined) return nothing;
  if (detailsOf === QUOTA)
    return html`<stellacontrol-correction
      .context=${context}
      .deviceId=${view.deviceId}
      .used=${view.quota?.used}
      .close=${close}
    ></stellacontrol-correction>`;
  if (detailsOf === WHOLE) return details(name, headline(view, context).words);
  const band = view.bands.find(({ id }) => id === detailsOf);
  if (band === undefined) return nothing;
  return details(band.label, context.translate(`condition.${band.condition}`));
}

/** Bands beside each other on a telephone, and on anything else. */
const NARROW_ROW = 4;
const WIDE_ROW = 8;

function bands(
  view: RepeaterView,
  { config, showDetails }: PanelChoices,
  context: RenderContext,
): TemplateResult {
  const { translate } = context;
  if (view.bands.length === 0)
    return html`<p class="notice">${translate("bands.none")}</p>`;
  const count = view.bands.length;
  // Two equal rows are calmer than a full one with a rest below.
  const narrow = count > NARROW_ROW ? Math.ceil(count / 2) : count;
  const wide = count > WIDE_ROW ? Math.ceil(count / 2) : count;
  const choices = {
    isCompact: config.compact ?? false,
    // While the platform is away nobody would hear what is asked for.
    isReadOnly: view.isPast || (config.read_only ?? false),
    showDetails,
  };
  return html`<ul
    class="bands"
    style="--wide: ${wide}; --narrow: ${narrow}"
    aria-label=${translate("bands.label")}
  >
    ${view.bands.map((band) => bandColumn(band, choices, context))}
  </ul>`;
}
