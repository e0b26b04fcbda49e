/** `stellacontrol-quota-feature`: how much of a repeater's quota is used, in a tile. */

import { css, html, nothing, type TemplateResult } from "lit";

import { reactive } from "../define";
import { quotaBar, quotaBarStyles } from "../fleet/quota-bar";
import type { HomeAssistant } from "../hass";
import { readQuota, usedShare } from "../model/quota";
import { Readings } from "../model/reading";
import { subscribeRepeater, type RepeaterWithBands } from "../repeaters";
import { Subscription, type Answer } from "../subscription";
import { theme } from "../theme";
import { Feature, ownEntity, type FeatureContext } from "./feature";

export class StellaControlQuotaFeature extends Feature {
  static isSupported = (hass: HomeAssistant, context: FeatureContext): boolean =>
    ownEntity(hass, context)?.translation_key === "messages_used";

  static getStubConfig = () => ({ type: "custom:stellacontrol-quota-feature" });

  static override properties = { ...Feature.properties, ...reactive("answer") };

  static override styles = [
    theme,
    quotaBarStyles,
    css`
      :host {
        display: grid;
        align-content: center;
        gap: 4px;
        height: var(--feature-height, 42px);
        color: var(--text);
        font-size: var(--ha-font-size-s, 12px);
      }
    `,
  ];

  private answer: Answer<RepeaterWithBands | null> = "loading";
  private readonly subscription = new Subscription(
    this,
    subscribeRepeater,
    (answer) => {
      this.answer = answer;
    },
  );

  protected override willUpdate(): void {
    const { hass, context } = this;
    const device = hass && ownEntity(hass, context)?.device_id;
    if (hass) this.subscription.follow(hass, device ?? undefined);
  }

  override render(): TemplateResult | typeof nothing {
    const { hass, answer } = this;
    if (hass === undefined || answer === null || typeof answer === "string")
      return nothing;
    const quota = readQuota(new Readings(hass, answer.entities), answer, Date.now());
    if (quota?.used === undefined) return nothing;
    const { translate, formats } = this.renderContext(hass);
    return html`${quotaBar(quota)}
      <span>
        ${translate("fleet.quota_used", {
          share: usedShare(quota, formats),
        })}
      </span>`;
  }
}
