/** A column of the panel: one band. */

import { html, nothing, type TemplateResult } from "lit";

import { switchBand } from "../commands";
import { LEDS, type BandView, type Lamp } from "../model/band";
import type { Value } from "../model/reading";
import { vibrate } from "../page-events";
import type { RenderContext } from "../render-context";
import { ICONS } from "./icons";

export interface Choices {
  readonly isCompact: boolean;
  readonly isReadOnly: boolean;
  readonly showDetails: (bandId: string) => void;
}

export function bandColumn(
  view: BandView,
  choices: Choices,
  context: RenderContext,
): TemplateResult {
  const alarm = view.alarms.length > 0 ? "alarm" : "";
  return html`<li class="band ${view.condition} ${alarm}">
    <button
      class="details"
      aria-haspopup="dialog"
      @click=${() => {
        choices.showDetails(view.id);
      }}
    >
      <span class="label"><bdi>${view.label}</bdi></span>
      ${signalBar(view, context)}
      <span class="condition">${context.translate(`condition.${view.condition}`)}</span>
      ${choices.isCompact ? nothing : readings(view, context)}
    </button>
    ${toggleButton(view, choices, context)}
  </li>`;
}

/** What the eye sees without words. */
function unseen(words: string): TemplateResult {
  return html`<span class="said"> ${words}</span>`;
}

function signalBar({ leds, signal }: BandView, { translate }: RenderContext) {
  const steps = Array.from({ length: LEDS }, (_, step) => LEDS - step);
  const words = signal
    ? translate("band.signal", { count: leds })
    : translate("band.no_signal");
  return html`<span class="leds"
    >${steps.map((step) => html`<i class=${step <= leds ? "lit" : ""}></i>`)}
    ${unseen(words)}</span
  >`;
}

function readings(view: BandView, context: RenderContext): TemplateResult {
  return html`<span class="lamps">${view.lamps.map((one) => lamp(one, context))}</span>
    <span class="values">
      ${value(view.uplinkPower, "uplink_power", context)}
      ${value(view.downlinkPower, "downlink_power", context)}
      ${value(view.usage, "band_usage", context)}
    </span>`;
}

function lamp({ role, isLit }: Lamp, { translate }: RenderContext): TemplateResult {
  return html`<ha-icon
      class="lamp ${role} ${isLit ? "lit" : ""}"
      icon=${ICONS[role] ?? ""}
    ></ha-icon>
    ${isLit ? unseen(translate(`lamp.${role}`)) : nothing}`;
}

/** The unit apart, since a narrow column has no room for it. */
function value(
  shown: Value | undefined,
  role: "uplink_power" | "downlink_power" | "band_usage",
  { translate }: RenderContext,
) {
  if (shown === undefined) return nothing;
  const { text, number } = shown;
  const [before = "", after = ""] = number ? text.split(number, 2) : [text];
  const unit = (part: string) => part && html`<span class="unit">${part}</span>`;
  return html`<span
    ><ha-icon icon=${ICONS[role] ?? ""}></ha-icon>${unseen(translate(`graph.${role}`))}
    <bdi>${unit(before)}${number}${unit(after)}</bdi></span
  >`;
}

function toggleButton(
  view: BandView,
  { isReadOnly }: Choices,
  { hass, translate }: RenderContext,
) {
  if (view.switch === undefined) return nothing;
  const { entityId, isOn, isPending, isAvailable } = view.switch;
  // A switch has two states only; what nobody knows is a third.
  const isKnown = isOn !== undefined;
  return html`<button
    class="switch ${isPending ? "pending" : ""}"
    role=${isKnown ? "switch" : "checkbox"}
    aria-checked=${isKnown ? String(isOn) : "mixed"}
    aria-label=${translate("band.switch", { band: view.label })}
    title=${isPending ? translate("lamp.pending") : nothing}
    ?disabled=${!isAvailable || isReadOnly}
    @click=${({ currentTarget }: Event) => {
      if (currentTarget) vibrate(currentTarget, "light");
      switchBand(hass, entityId, !isOn).catch(() => {
        if (currentTarget) vibrate(currentTarget, "failure");
      });
    }}
  >
    <span class="track"><i></i></span>
  </button>`;
}
