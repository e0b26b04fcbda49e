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
import type { RepeaterView } from "../model/repeater";
import type { RenderContext } from "../render-context";
import { theme } from "../theme";
import { controlStyles } from "./control-styles";

/** What a panel opens for. */
type Command = "boost" | "recalibrate" | "reboot";

const ICONS: Readonly<Record<Command, string>> = {
  boost: "mdi:rocket-launch-outline",
  recalibrate: "mdi:tune",
  reboot: "mdi:restart",
};

const DURATIONS = [5, 15, 30, 60, 180, 360];
const DEFAULT_DURATION = 15;
const DEFAULT_FREQUENCY: BoostFrequency = "10s";
const MINUTE = 60;

export class StellaControlControls extends LitElement {
  static override styles = [theme, controlStyles];

  @property({ attribute: false }) context!: RenderContext;
  @property({ attribute: false }) view!: RepeaterView;
  @property() name = "";

  @state() private open: Command | undefined;
  @state() private isBusy = false;
  @state() private refusal = "";
  private frequency: BoostFrequency = DEFAULT_FREQUENCY;
  private minutes = DEFAULT_DURATION;
  private hasFocus = false;

  /** A question or an answer is about what was shown when it came. */
  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    this.hasFocus = this.shadowRoot?.activeElement instanceof HTMLElement;
    const before = changed.get("view") as RepeaterView | undefined;
    if (before === undefined) return;
    const isAnother = before.deviceId !== this.view.deviceId;
    const hasNoCommand = this.open && this.isAvailable(this.open) === undefined;
    const isBoostOver = before.boost?.isByUser && !this.view.boost?.isByUser;
    if (isAnother || hasNoCommand) this.show(undefined);
    else if (isBoostOver && this.open === undefined) this.refusal = "";
  }

  override render(): TemplateResult {
    return html`<div class="buttons">
        ${this.boostButton()} ${this.opener("recalibrate")} ${this.opener("reboot")}
      </div>
      ${this.panel()}
      <p class="refusal" role="alert" ?hidden=${!this.refusal}>${this.refusal}</p>`;
  }

  /** Lets the keyboard begin in what has just opened, or go back to what opened it. */
  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has("open")) return;
    const before = changed.get("open") as Command | undefined;
    if (!this.open && !this.hasFocus) return;
    const target = this.open ? ".panel" : `[data-command="${before ?? ""}"]`;
    this.renderRoot.querySelector<HTMLElement>(target)?.focus();
  }

  /** `undefined` if there is no such command. */
  private isAvailable(command: Command): boolean | undefined {
    if (command === "boost") return this.view.presence !== "unavailable";
    return this.view[command]?.isAvailable;
  }

  /** One button, so that the keyboard stays on it when the boost begins or ends. */
  private boostButton() {
    if (!this.view.boost?.isByUser) return this.opener("boost");
    const { deviceId } = this.view;
    const label = this.context.translate("controls.end_boost");
    return this.button("boost", "mdi:rocket-launch", label, undefined, () =>
      this.perform(() => endBoost(this.context.hass, deviceId)),
    );
  }

  private opener(command: Command) {
    const label = this.context.translate(`controls.${command}`);
    const isOpen = this.open === command;
    return this.button(command, ICONS[command], label, isOpen, () => {
      this.show(isOpen ? undefined : command);
    });
  }

  private button(
    command: Command,
    icon: string,
    label: string,
    isOpen: boolean | undefined,
    act: () => unknown,
  ) {
    const isAvailable = this.isAvailable(command);
    if (isAvailable === undefined) return nothing;
    return html`<button
      data-command=${command}
      aria-expanded=${isOpen ?? nothing}
      aria-disabled=${this.isBusy ? "true" : nothing}
      ?disabled=${!isAvailable}
      @click=${() => {
        if (!this.isBusy) act();
      }}
    >
      <ha-icon icon=${icon}></ha-icon>${label}
    </button>`;
  }

  private panel() {
    if (this.open === undefined) return nothing;
    return html`<div
      class="panel"
      role="group"
      aria-label=${this.context.translate(`controls.${this.open}`)}
      tabindex="-1"
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === "Escape") this.show(undefined);
      }}
    >
      ${this.open === "boost" ? this.boostPanel() : this.questionPanel(this.open)}
    </div>`;
  }

  private questionPanel(command: "recalibrate" | "reboot") {
    const { translate } = this.context;
    const question = translate(`controls.${command}_question`, { name: this.name });
    const entityId = this.view[command]?.entityId ?? "";
    return html`<p>${question}</p>
      ${this.answers(command, translate(`controls.${command}`), () =>
        press(this.context.hass, entityId),
      )}`;
  }

  private boostPanel() {
    const { translate, formats } = this.context;
    const frequencies = Object.entries(BOOST_FREQUENCIES) as [BoostFrequency, number][];
    const every = (seconds: number) =>
      translate("head.frequency", { period: formats.period(seconds) });
    return html`<p>${translate("controls.boost_explained")}</p>
      <div class="fields">
        <label
          >${translate("controls.frequency")}
          <select
            name="frequency"
            @change=${(event: Event) => {
              this.frequency = chosen(event) as BoostFrequency;
            }}
          >
            ${frequencies.map(([frequency, seconds]) =>
              option(frequency, every(seconds), frequency === this.frequency),
            )}
          </select></label
        >
        <label
          >${translate("controls.duration")}
          <select
            name="duration"
            @change=${(event: Event) => {
              this.minutes = Number(chosen(event));
            }}
          >
            ${DURATIONS.map((minutes) =>
              option(
                minutes,
                formats.period(minutes * MINUTE),
                minutes === this.minutes,
              ),
            )}
          </select></label
        >
      </div>
      ${this.answers("boost", translate("controls.start"), () =>
        boost(this.context.hass, this.view.deviceId, this.frequency, this.minutes),
      )}`;
  }

  private answers(command: Command, label: string, act: () => Promise<unknown>) {
    return html`<div class="answers">
      <button
        class="cancel"
        @click=${() => {
          this.show(undefined);
        }}
      >
        ${this.context.translate("controls.cancel")}
      </button>
      <button
        class="confirm"
        aria-disabled=${this.isBusy ? "true" : nothing}
        ?disabled=${!this.isAvailable(command)}
        @click=${() => this.perform(act)}
      >
        ${label}
      </button>
    </div>`;
  }

  private show(command: Command | undefined): void {
    this.open = command;
    this.refusal = "";
  }

  /** What is refused stays open, so that it can be tried another way. */
  private async perform(act: () => Promise<unknown>): Promise<void> {
    // Nothing is disabled meanwhile, since the keyboard would lose its place.
    if (this.isBusy) return;
    const { deviceId } = this.view;
    this.isBusy = true;
    this.refusal = "";
    const refusal = await act().then(
      () => "",
      async (error: unknown) =>
        (await reasonOf(this.context.hass, error)) ||
        this.context.translate("controls.failed"),
    );
    this.isBusy = false;
    if (deviceId !== this.view.deviceId) return;
    this.refusal = refusal;
    if (!refusal) this.open = undefined;
  }
}

function option(value: string | number, label: string, isChosen: boolean) {
  return html`<option value=${value} ?selected=${isChosen}>${label}</option>`;
}

function chosen(event: Event): string {
  return (event.target as HTMLSelectElement).value;
}
