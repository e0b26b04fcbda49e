/** The commands of a repeater, each asked back before anything is sent. */

import { LitElement, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import {
  BOOST_FREQUENCIES,
  boost,
  endBoost,
  press,
  reasonOf,
  type BoostFrequency,
} from "../commands";
import { Formats } from "../format";
import type { HomeAssistant } from "../hass";
import type { CommandButton, RepeaterView } from "../model/repeater";
import { translator, type Translate } from "../translate";
import { controlStyles } from "./control-styles";

type Panel = "boost" | "recalibrate" | "reboot";

const DURATIONS = [5, 15, 30, 60, 180, 360];
const DEFAULT_DURATION = 15;
const DEFAULT_FREQUENCY: BoostFrequency = "10s";
const MINUTE = 60;

export class StellaControlControls extends LitElement {
  static override styles = controlStyles;

  @property({ attribute: false }) hass!: HomeAssistant;
  @property({ attribute: false }) view!: RepeaterView;
  @property() name = "";

  @state() private open: Panel | undefined;
  @state() private isBusy = false;
  @state() private refusal = "";
  private frequency: BoostFrequency = DEFAULT_FREQUENCY;
  private minutes = DEFAULT_DURATION;

  private get text(): Translate {
    return translator(this.hass.language);
  }

  override render(): TemplateResult {
    const { view, text: translate } = this;
    return html`<div class="buttons">
        ${
          view.boost?.isByUser
            ? this.button("mdi:rocket-launch", translate("controls.end_boost"), () =>
                this.perform(() => endBoost(this.hass, view.deviceId)),
              )
            : this.opener("boost", "mdi:rocket-launch-outline", {
                isAvailable: view.presence !== "unavailable",
              })
        }
        ${this.opener("recalibrate", "mdi:tune", view.recalibrate)}
        ${this.opener("reboot", "mdi:restart", view.reboot)}
      </div>
      ${this.panel()}
      <p class="refusal" role="alert" ?hidden=${!this.refusal}>${this.refusal}</p>`;
  }

  /** Lets the keyboard begin in what has just opened, or go back where it was. */
  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has("open")) return;
    const before = changed.get("open") as Panel | undefined;
    const target = this.open ? ".panel" : before && `[data-panel="${before}"]`;
    if (target) this.renderRoot.querySelector<HTMLElement>(target)?.focus();
  }

  private opener(
    panel: Panel,
    icon: string,
    command: Pick<CommandButton, "isAvailable"> | undefined,
  ) {
    if (command === undefined) return nothing;
    return html`<button
      data-panel=${panel}
      aria-expanded=${this.open === panel ? "true" : "false"}
      ?disabled=${!command.isAvailable || this.isBusy}
      @click=${() => {
        this.show(this.open === panel ? undefined : panel);
      }}
    >
      <ha-icon icon=${icon}></ha-icon>${this.text(`controls.${panel}`)}
    </button>`;
  }

  private button(icon: string, label: string, act: () => Promise<void>) {
    return html`<button ?disabled=${this.isBusy} @click=${act}>
      <ha-icon icon=${icon}></ha-icon>${label}
    </button>`;
  }

  private panel() {
    if (this.open === undefined) return nothing;
    const title = this.text(`controls.${this.open}`);
    return html`<div
      class="panel"
      role="group"
      aria-label=${title}
      tabindex="-1"
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === "Escape") this.show(undefined);
      }}
    >
      ${this.open === "boost" ? this.boostPanel() : this.questionPanel(this.open)}
    </div>`;
  }

  private questionPanel(command: "recalibrate" | "reboot") {
    const { text: translate, view } = this;
    const question = translate(`controls.${command}_question`, { name: this.name });
    const entityId = view[command]?.entityId ?? "";
    return html`<p>${question}</p>
      ${this.answers(translate(`controls.${command}`), () => press(this.hass, entityId))}`;
  }

  private boostPanel() {
    const { text: translate } = this;
    const formats = new Formats(this.hass);
    const frequencies = Object.entries(BOOST_FREQUENCIES) as [BoostFrequency, number][];
    return html`<p>${translate("controls.boost_explained")}</p>
      <div class="fields">
        <label
          >${translate("controls.frequency")}
          <select
            name="frequency"
            @change=${(event: Event) => {
              this.frequency = (event.target as HTMLSelectElement)
                .value as BoostFrequency;
            }}
          >
            ${frequencies.map(
              ([value, seconds]) =>
                html`<option value=${value} ?selected=${value === this.frequency}>
                  ${translate("head.frequency", {
                    period: formats.period(seconds),
                  })}
                </option>`,
            )}
          </select></label
        >
        <label
          >${translate("controls.duration")}
          <select
            name="duration"
            @change=${(event: Event) => {
              this.minutes = Number((event.target as HTMLSelectElement).value);
            }}
          >
            ${DURATIONS.map(
              (minutes) =>
                html`<option value=${minutes} ?selected=${minutes === this.minutes}>
                  ${formats.period(minutes * MINUTE)}
                </option>`,
            )}
          </select></label
        >
      </div>
      ${this.answers(translate("controls.start"), () =>
        boost(this.hass, this.view.deviceId, this.frequency, this.minutes),
      )}`;
  }

  private answers(label: string, act: () => Promise<unknown>) {
    return html`<div class="answers">
      <button
        class="cancel"
        @click=${() => {
          this.show(undefined);
        }}
      >
        ${this.text("controls.cancel")}
      </button>
      <button
        class="confirm"
        ?disabled=${this.isBusy}
        @click=${() => this.perform(act)}
      >
        ${label}
      </button>
    </div>`;
  }

  private show(panel: Panel | undefined): void {
    this.open = panel;
    this.refusal = "";
  }

  /** What is refused stays open, so that it can be tried another way. */
  private async perform(act: () => Promise<unknown>): Promise<void> {
    this.isBusy = true;
    this.refusal = "";
    try {
      await act();
      this.open = undefined;
    } catch (error) {
      this.refusal = (await reasonOf(this.hass, error)) || this.text("controls.failed");
    } finally {
      this.isBusy = false;
    }
  }
}
