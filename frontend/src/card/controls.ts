/** The commands of a repeater, each asked back before anything is sent. */

import { LitElement, html, nothing, type TemplateResult } from "lit";

import { ageing } from "../ageing";
import type { BoostChoice } from "../boost-fields";
import { boost, endBoost, press, reasonOf } from "../commands";
import { reactive } from "../define";
import { formatCountdown } from "../format";
import type { RepeaterView } from "../model/repeater";
import { fetchPart } from "../parts";
import type { RenderContext } from "../render-context";
import { theme } from "../theme";
import { controlStyles } from "./control-styles";
import { isAvailable, phaseOf, wasSent, type Command } from "./progress";

const ICONS: Readonly<Record<Command, string>> = {
  boost: "mdi:rocket-launch-outline",
  recalibrate: "mdi:tune",
  reboot: "mdi:restart",
};

export class StellaControlControls extends LitElement {
  static override styles = [theme, controlStyles];

  static override properties = reactive(
    "context",
    "view",
    "name",
    "open",
    "isBusy",
    "refusal",
  );

  context!: RenderContext;
  view!: RepeaterView;
  name = "";

  private open: Command | undefined;
  private isBusy = false;
  private refusal = "";

  /** A question or an answer is about what was shown when it came. */
  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get("view") as RepeaterView | undefined;
    if (before === undefined || this.open === undefined) return;
    const isAnother = before.deviceId !== this.view.deviceId;
    if (isAnother || isAvailable(this.view, this.open) === undefined)
      this.show(undefined);
  }

  override render(): TemplateResult {
    return html`<div class="buttons">
        ${this.boostButton()} ${this.opener("recalibrate")} ${this.opener("reboot")}
      </div>
      ${this.open ? this.question(this.open) : nothing}`;
  }

  /** One button, so that the keyboard stays on it when the boost begins or ends. */
  private boostButton() {
    const { boost: running, deviceId } = this.view;
    if (!running?.isByUser) return this.opener("boost");
    const { translate, hass } = this.context;
    const countdown = ageing((now) => formatCountdown(running.until, now));
    const label = html`<span>${translate("controls.end_boost")}</span>
      <span>${countdown}</span>`;
    return this.button("boost", "mdi:rocket-launch", label, false, () =>
      this.perform(() => endBoost(hass, deviceId)),
    );
  }

  private opener(command: Command) {
    return this.button(command, ICONS[command], this.label(command), true, () => {
      this.show(command);
    });
  }

  /** What the command is called, or how far it is. */
  private label(command: Command) {
    const { view, context } = this;
    const name = context.translate(`controls.${command}`);
    if (command === "boost") return html`<span>${name}</span>`;
    const words = (now: number) => {
      const phase = phaseOf(context.hass, view, command, now);
      if (phase === undefined) return name;
      return context.translate(
        phase === "working" ? `progress.${command}` : `progress.${phase}`,
      );
    };
    return html`<span>${ageing(words)}</span>`;
  }

  private button(
    command: Command,
    icon: string,
    label: TemplateResult,
    asksBack: boolean,
    act: () => unknown,
  ) {
    const mayAct = isAvailable(this.view, command);
    if (mayAct === undefined) return nothing;
    return html`<button
      aria-haspopup=${asksBack ? "dialog" : nothing}
      aria-disabled=${this.isBusy ? "true" : nothing}
      ?disabled=${!mayAct}
      @click=${() => {
        if (!this.isBusy) act();
      }}
    >
      <ha-icon icon=${icon}></ha-icon><span class="words">${label}</span>
    </button>`;
  }

  private question(command: Command) {
    return html`<stellacontrol-question
      .context=${this.context}
      .command=${command}
      .view=${this.view}
      .name=${this.name}
      .isBusy=${this.isBusy}
      .refusal=${this.refusal}
      .close=${() => {
        this.show(undefined);
      }}
      .confirm=${(choice: BoostChoice) =>
        this.perform(() => this.send(command, choice), command)}
    ></stellacontrol-question>`;
  }

  private async send(command: Command, choice: BoostChoice): Promise<unknown> {
    const { view, context } = this;
    if (command === "boost")
      return boost(context.hass, view.deviceId, choice.frequency, choice.minutes);
    await press(context.hass, view[command]?.entityId ?? "");
    wasSent(context.hass, view.deviceId, command);
  }

  private show(command: Command | undefined): void {
    this.open = command;
    this.refusal = "";
    if (command) void fetchPart("question", this, this.context);
  }

  /** What is refused stays open, so that it can be tried another way. */
  private async perform(act: () => Promise<unknown>, command?: Command): Promise<void> {
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
    // Without a dialog, Home Assistant tells of a refusal.
    if (deviceId !== this.view.deviceId || command !== this.open || !command) return;
    this.refusal = refusal;
    if (!refusal) this.open = undefined;
  }
}
