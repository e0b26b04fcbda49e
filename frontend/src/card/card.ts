/** `stellacontrol-card`: one repeater as its front panel. */

import { LitElement, html, nothing, type TemplateResult } from "lit";

import { renderWhenAsked } from "../asked";
import { banner } from "../banner";
import { reactive } from "../define";
import { frame, notice } from "../frame";
import { isWrittenOtherwise, type HomeAssistant } from "../hass";
import { readRepeater, type RepeaterView } from "../model/repeater";
import { fetchPart } from "../parts";
import { renderContext } from "../render-context";
import { entityIds, subscribeRepeater, type RepeaterWithBands } from "../repeaters";
import { Subscription, type Answer } from "../subscription";
import { theme } from "../theme";
import type { TextKey } from "../translate";
import { announcement } from "./announcement";
import { bandStyles } from "./band-styles";
import { cardStyles } from "./card-styles";
import { checkConfig, stubConfig, type CardConfig } from "./config";
import { headStyles } from "./head-styles";
import { lookAgain } from "./look-again";
import { panel, partFor } from "./panel";
import { placeholder } from "./placeholder";
import { quotaRingStyles } from "./quota-ring-styles";

/** In pixels; what Home Assistant counts a card's size in. */
const SIZE_UNIT = 50;

export class StellaControlCard extends LitElement {
  static override styles = [theme, cardStyles, headStyles, bandStyles, quotaRingStyles];

  static override properties = reactive("hass", "config", "answer", "detailsOf");

  hass?: HomeAssistant;
  private config?: CardConfig;
  private answer: Answer<RepeaterWithBands | null> = "loading";
  /** What has its details open. */
  private detailsOf: string | undefined;
  private view: RepeaterView | undefined;
  private said = "";

  private readonly subscription = new Subscription(
    this,
    subscribeRepeater,
    (answer) => {
      this.answer = answer;
    },
  );

  static getConfigForm = async () => (await import("../forms")).cardForm();
  static getStubConfig = stubConfig;

  constructor() {
    super();
    renderWhenAsked(this);
    lookAgain(
      this,
      () => this.hass && this.view && { hass: this.hass, view: this.view },
    );
  }

  setConfig(config: unknown): void {
    this.config = checkConfig(config);
  }

  getCardSize(): number {
    return Math.ceil((this.offsetHeight || this.likelyHeight()) / SIZE_UNIT);
  }

  /** Before it is on the page: beside others it is as narrow as on a telephone. */
  private likelyHeight(): number {
    const { compact, hide_quota, hide_controls } = this.config ?? {};
    if (compact) return 300;
    return 550 + (hide_quota ? 0 : 100) + (hide_controls ? 0 : 80);
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
    if (isWrittenOtherwise(before, hass) || before.connected !== hass.connected)
      return true;
    if (answer === null) return false;
    if (typeof answer === "string") return before.config !== hass.config;
    return entityIds(answer).some((id) => before.states[id] !== hass.states[id]);
  }

  protected override willUpdate(): void {
    const { hass, config } = this;
    if (hass === undefined) return;
    this.subscription.follow(hass, config?.device_id);
    const before = this.view;
    this.view =
      this.answer === null || typeof this.answer === "string"
        ? undefined
        : readRepeater(hass, chosenBands(this.answer, config), Date.now());
    if (before && this.view)
      this.said = announcement(before, this.view, this.context(hass)) ?? this.said;
  }

  private context(hass: HomeAssistant) {
    return renderContext(hass, () => {
      this.requestUpdate();
    });
  }

  override render(): TemplateResult | typeof nothing {
    const { hass, config, answer, view } = this;
    if (hass === undefined || config === undefined) return nothing;
    const context = this.context(hass);
    if (config.device_id === undefined) return notice("card.choose_device", context);
    if (answer === null) return notice("card.unknown_device", context);
    const choices = {
      config,
      repeater: typeof answer === "object" ? answer : undefined,
      detailsOf: this.detailsOf,
      showDetails: (bandId: string | undefined) => {
        this.detailsOf = bandId;
        if (bandId !== undefined) void fetchPart(partFor(bandId), this, context);
      },
    };
    if (view === undefined) {
      const why: TextKey = answer === "loading" ? "card.loading" : waitingFor(hass);
      const blank = placeholder(hass, config.device_id, context.translate(why));
      if (blank === undefined) return notice(why, context);
      return frame(
        html`<div class="panel" inert>${panel(blank, choices, context)}</div>`,
        context,
      );
    }
    return frame(
      html`${banner(choices.repeater ? [choices.repeater] : [], this, context)}
        <div class="panel${view.isPast ? " past" : ""}">
          ${panel(view, choices, context)}
        </div>
        <div class="said" role="status">${this.said}</div>`,
      context,
    );
  }
}

/** Why nobody answers; what is still being started will. */
function waitingFor({ config }: HomeAssistant): TextKey {
  const hasStarted = (config.state ?? "RUNNING") === "RUNNING";
  return hasStarted ? "card.not_loaded" : "card.starting";
}

function chosenBands(
  repeater: RepeaterWithBands,
  config: CardConfig | undefined,
): RepeaterWithBands {
  const chosen = config?.bands ?? [];
  if (chosen.length === 0) return repeater;
  return { ...repeater, bands: repeater.bands.filter(({ id }) => chosen.includes(id)) };
}
