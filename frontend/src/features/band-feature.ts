/** `stellacontrol-band-feature`: the switch of a band in a tile, with what it waits for. */

import { css, html, nothing, type TemplateResult } from "lit";

import { askedOf } from "../asked";
import { switchBand } from "../commands";
import type { HomeAssistant } from "../hass";
import { vibrate } from "../page-events";
import { theme } from "../theme";
import { Feature, ownEntity, type FeatureContext } from "./feature";

export class StellaControlBandFeature extends Feature {
  static isSupported = (hass: HomeAssistant, context: FeatureContext): boolean =>
    ownEntity(hass, context)?.id.startsWith("switch.") ?? false;

  static getStubConfig = () => ({ type: "custom:stellacontrol-band-feature" });

  static override styles = [
    theme,
    css`
      button {
        display: block;
        width: 100%;
        height: var(--feature-height, 42px);
        border-radius: var(--feature-border-radius, 12px);
        background: var(--faint);
        text-align: center;
        color: var(--text);
      }
      /* The theme's colours for the text, which can be read on any accent so faint. */
      [aria-checked="true"] {
        background: color-mix(in srgb, var(--accent) 20%, transparent);
        box-shadow: inset 0 0 0 2px var(--accent);
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { hass, context } = this;
    const entityId = context.entity_id ?? "";
    const state = hass?.states[entityId];
    if (hass === undefined || state === undefined) return nothing;
    const asked = askedOf(entityId);
    const isOn = asked ?? state.state === "on";
    const isPending = asked !== undefined || state.attributes.pending === true;
    const { translate } = this.renderContext(hass);
    return html`<button
      role="switch"
      aria-checked=${String(isOn)}
      ?disabled=${state.state === "unavailable"}
      @click=${(event: Event) => {
        // The tile would open the entity's dialog.
        event.stopPropagation();
        vibrate(this, "light");
        switchBand(hass, entityId, !isOn).catch(() => {
          vibrate(this, "failure");
        });
      }}
    >
      ${isPending ? translate("condition.pending") : hass.formatEntityState(state)}
    </button>`;
  }
}
