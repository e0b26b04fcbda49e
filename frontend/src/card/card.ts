/** `stellacontrol-card`: one repeater as its front panel. */

import { LitElement, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import { renderEverySecond } from "../clock";
import { frame, notice } from "../frame";
import type { HomeAssistant } from "../hass";
import { readRepeater, type RepeaterView } from "../model/repeater";
import { renderContext, type RenderContext } from "../render-context";
import { entityIds } from "../repeaters";
import { theme } from "../theme";
import { bandColumn } from "./band-column";
import { bandStyles } from "./band-styles";
import { cardStyles } from "./card-styles";
import { checkConfig, configForm, stubConfig, type CardConfig } from "./config";
import { head } from "./head";
import { headStyles } from "./head-styles";
import { quotaRing } from "./quota-ring";
import { quotaRingStyles } from "./quota-ring-styles";
import { Subscription, type Answer } from "./subscription";

export class StellaControlCard extends LitElement {
  static override styles = [theme, cardStyles, headStyles, bandStyles, quotaRingStyles];

  @property({ attribute: false }) hass?: HomeAssistant;
  @state() private config?: CardConfig;
  @state() private answer: Answer = "loading";

  private readonly subscription = new Subscription(this, (answer) => {
    this.answer = answer;
  });

  static getConfigForm = configForm;
  static getStubConfig = stubConfig;

  constructor() {
    super();
    renderEverySecond(this);
  }

  setConfig(config: unknown): void {
    this.config = checkConfig(config);
  }

  /** In units of 50 pixels. */
  getCardSize(): number {
    return 9;
  }

  getGridOptions() {
    return { columns: 12, min_columns: 6, rows: "auto" };
  }

  /** Every state of the house comes by here; only those shown are worth a rendering. */
  protected override shouldUpdate(changed: Map<PropertyKey, unknown>): boolean {
    const before = changed.get("hass") as HomeAssistant | undefined;
    if (changed.size !== 1 || before === undefined || this.hass === undefined)
      return true;
    const { hass, answer } = this;
    if (before.localize !== hass.localize || before.connected !== hass.connected)
      return true;
    if (answer === null) return false;
    if (typeof answer === "string") return before.config !== hass.config;
    return entityIds(answer).some((id) => before.states[id] !== hass.states[id]);
  }

  protected override willUpdate(): void {
    if (this.hass) this.subscription.follow(this.hass, this.config?.device_id);
  }

  override render(): TemplateResult | typeof nothing {
    const { hass, config, answer } = this;
    if (hass === undefined || config === undefined) return nothing;
    const context = renderContext(hass, () => {
      this.requestUpdate();
    });
    if (config.device_id === undefined) return notice("card.choose_device", context);
    if (answer === "loading") return notice("card.loading", context);
    if (answer === "not_loaded") return notice("card.not_loaded", context);
    if (answer === null) return notice("card.unknown_device", context);
    const view = readRepeater(hass, answer, context.now);
    return frame(panel(view, config, context), context);
  }
}

function panel(view: RepeaterView, config: CardConfig, context: RenderContext) {
  const name = config.name ?? view.name;
  return html`${head(view, name, context)} ${bands(view, context)}
  ${view.quota && !config.hide_quota ? quotaRing(view.quota, context) : nothing}
  ${
    config.hide_controls
      ? nothing
      : html`<stellacontrol-controls
          .context=${context}
          .view=${view}
          .name=${name}
        ></stellacontrol-controls>`
  }`;
}

/** Bands beside each other on a telephone, and on anything else. */
const NARROW_ROW = 4;
const WIDE_ROW = 8;

function bands(view: RepeaterView, context: RenderContext): TemplateResult {
  const { translate } = context;
  if (view.bands.length === 0)
    return html`<p class="notice">${translate("bands.none")}</p>`;
  const count = view.bands.length;
  // Two equal rows are calmer than a full one with a rest below.
  const narrow = count > NARROW_ROW ? Math.ceil(count / 2) : count;
  const wide = count > WIDE_ROW ? Math.ceil(count / 2) : count;
  return html`<ul
    class="bands"
    style="--wide: ${wide}; --narrow: ${narrow}"
    aria-label=${translate("bands.label")}
  >
    ${view.bands.map((band) => bandColumn(band, context))}
  </ul>`;
}
