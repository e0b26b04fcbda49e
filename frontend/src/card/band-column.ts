/** A column of the panel: one band. */

import { html, nothing, type TemplateResult } from "lit";

import { switchBand } from "../commands";
import { LEDS, type BandView, type Lamp, type LampRole } from "../model/band";
import type { Value } from "../model/reading";
import { showMoreInfo } from "../more-info";
import type { RenderContext } from "../render-context";
import type { TextKey } from "../translate";
import { infoButton } from "./info-button";

const LAMP_ICONS: Readonly<Record<LampRole, string>> = {
  uplink_active: "mdi:cellphone-wireless",
  agc_active: "mdi:tune-vertical",
  over_power: "mdi:flash-alert",
  feedback: "mdi:sync-alert",
  automatic_shutdown: "mdi:shield-alert",
  manual_shutdown: "mdi:power",
};

export function bandColumn(view: BandView, context: RenderContext): TemplateResult {
  const { translate } = context;
  const condition = translate(`condition.${view.condition}`);
  const isOn = view.switch?.isOn ?? true;
  return html`<li
    class="band ${view.condition} ${view.isAlarm ? "alarm" : ""} ${isOn ? "" : "off"}"
  >
    ${infoButton(view.switch?.entityId ?? view.signal?.entityId, view.label, undefined, "label")}
    ${signalBar(view, context)}
    <div class="condition">${condition}</div>
    <div class="lamps">${view.lamps.map((lamp) => lampButton(lamp, context))}</div>
    <div class="values">
      ${value(view.uplinkPower, "mdi:arrow-up-thin", "band.uplink_power", context)}
      ${value(view.downlinkPower, "mdi:arrow-down-thin", "band.downlink_power", context)}
      ${value(view.usage, "mdi:gauge", "band.usage", context)}
    </div>
    ${toggleButton(view, context)}
  </li>`;
}

function signalBar(view: BandView, { translate }: RenderContext): TemplateResult {
  const label = view.signal
    ? translate("band.signal", { count: view.leds })
    : translate("band.no_signal");
  const steps = Array.from({ length: LEDS }, (_, step) => LEDS - step);
  return infoButton(
    view.signal?.entityId,
    html`${steps.map((step) => html`<i class=${step <= view.leds ? "lit" : ""}></i>`)}`,
    label,
    "leds",
  );
}

/** An unlit lamp is only in the way of a keyboard or a screen reader. */
function lampButton({ role, entityId, isLit }: Lamp, { translate }: RenderContext) {
  const label = translate(`lamp.${role}`);
  return html`<button
    class="lamp ${role} ${isLit ? "lit" : ""}"
    title=${label}
    aria-label=${label}
    aria-hidden=${isLit ? "false" : "true"}
    tabindex=${isLit ? 0 : -1}
    @click=${(event: Event) => {
      if (event.currentTarget) showMoreInfo(event.currentTarget, entityId);
    }}
  >
    <ha-icon icon=${LAMP_ICONS[role]}></ha-icon>
  </button>`;
}

function value(
  shown: Value | undefined,
  icon: string,
  label: TextKey,
  { translate }: RenderContext,
) {
  if (shown === undefined) return nothing;
  return infoButton(
    shown.entityId,
    html`<ha-icon icon=${icon}></ha-icon>${amount(shown)}`,
    translate(label, { value: shown.text }),
  );
}

/** The unit apart, since a narrow column has no room for it. */
function amount({ text, unit = "" }: Value): TemplateResult {
  const number = text.endsWith(unit) ? text.slice(0, text.length - unit.length) : text;
  return html`<span
    >${number}<span class="unit">${text.slice(number.length)}</span></span
  >`;
}

function toggleButton(view: BandView, { hass, translate }: RenderContext) {
  if (view.switch === undefined) return nothing;
  const { entityId, isOn, isPending, isAvailable } = view.switch;
  return html`<button
    class="switch ${isPending ? "pending" : ""}"
    role="switch"
    aria-checked=${isOn ? "true" : "false"}
    aria-label=${translate("band.switch", { band: view.label })}
    title=${isPending ? translate("lamp.pending") : nothing}
    ?disabled=${!isAvailable}
    @click=${() => {
      // Home Assistant tells the user if it is refused.
      switchBand(hass, entityId, !isOn).catch(() => undefined);
    }}
  >
    <i></i>
  </button>`;
}
