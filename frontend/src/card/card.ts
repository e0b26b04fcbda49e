/** `stellacontrol-card`: one repeater as its front panel. */

import { LitElement, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import { renderEverySecond } from "../clock";
import type { HomeAssistant } from "../hass";
import { readRepeater, type RepeaterView } from "../model/repeater";
import { renderContext, type RenderContext } from "../render-context";
import { entityIds, subscribeRepeater, type RepeaterWithBands } from "../repeaters";
import { theme } from "../theme";
import type { TextKey } from "../translate";
import { bandColumn } from "./band-column";
import { cardStyles } from "./card-styles";
import { checkConfig, configForm, stubConfig, type CardConfig } from "./config";
import { head } from "./head";
import { quotaRing } from "./quota-ring";

type Told = RepeaterWithBands | null | "loading" | "not_loaded";

export class StellaControlCard extends LitElement {
  static override styles = [theme, cardStyles];

  @property({ attribute: false }) hass?: HomeAssistant;
  @state() private config?: CardConfig;
  @state() private told: Told = "loading";

  private subscribedTo: string | undefined;
  private askedWith: HomeAssistant["config"] | undefined;
  private unsubscribe: (() => void) | undefined;

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

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leave();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  /** Every state of the house comes by here; only those shown are worth a rendering. */
  protected override shouldUpdate(changed: Map<PropertyKey, unknown>): boolean {
    const before = changed.get("hass") as HomeAssistant | undefined;
    if (changed.size !== 1 || before === undefined || this.hass === undefined)
      return true;
    const { hass, told } = this;
    if (before.language !== hass.language || before.localize !== hass.localize)
      return true;
    if (told === null) return false;
    if (typeof told === "string") return before.config !== hass.config;
    return entityIds(told).some((id) => before.states[id] !== hass.states[id]);
  }

  protected override willUpdate(): void {
    const wanted = this.isConnected && this.hass ? this.config?.device_id : undefined;
    // A page may be open before the integration is; what is loaded meanwhile is in `config`.
    const mayAnswerNow =
      this.told === "not_loaded" && this.askedWith !== this.hass?.config;
    if (wanted === this.subscribedTo && !mayAnswerNow) return;
    this.leave();
    if (wanted !== undefined && this.hass) this.subscribe(this.hass, wanted);
  }

  private subscribe(hass: HomeAssistant, deviceId: string): void {
    let isOver = false;
    this.subscribedTo = deviceId;
    this.askedWith = hass.config;
    this.told = "loading";
    const subscription = subscribeRepeater(hass, deviceId, (repeater) => {
      if (!isOver) this.told = repeater;
    });
    subscription.catch(() => {
      if (!isOver) this.told = "not_loaded";
    });
    this.unsubscribe = () => {
      isOver = true;
      // The connection may be gone already, and the subscription with it.
      subscription.then((end) => end()).catch(() => undefined);
    };
  }

  private leave(): void {
    this.unsubscribe?.();
    this.unsubscribe = undefined;
    this.subscribedTo = undefined;
  }

  override render(): TemplateResult | typeof nothing {
    const { hass, config, told } = this;
    if (hass === undefined || config === undefined) return nothing;
    const context = renderContext(hass, () => {
      this.requestUpdate();
    });
    if (config.device_id === undefined) return notice("card.choose_device", context);
    if (told === "loading") return notice("card.loading", context);
    if (told === "not_loaded") return notice("card.not_loaded", context);
    if (told === null) return notice("card.unknown_device", context);
    const view = readRepeater(hass, told, context.now);
    return panel(view, config, context);
  }
}

function notice(key: TextKey, { translate }: RenderContext): TemplateResult {
  return html`<ha-card><p class="notice">${translate(key)}</p></ha-card>`;
}

function panel(view: RepeaterView, config: CardConfig, context: RenderContext) {
  const name = config.name ?? view.name;
  return html`<ha-card>
    ${head(view, name, context)} ${bands(view, context)}
    ${view.quota && !config.hide_quota ? quotaRing(view.quota, context) : nothing}
    ${
      config.hide_controls
        ? nothing
        : html`<stellacontrol-controls
            .context=${context}
            .view=${view}
            .name=${name}
          ></stellacontrol-controls>`
    }
  </ha-card>`;
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
