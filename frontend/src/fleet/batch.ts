/** One action for several repeaters: one question, and a result for each. */

import { LitElement, html, nothing, type TemplateResult } from "lit";

import { DEFAULT_BOOST, boostFields, field } from "../boost-fields";
import { acknowledge, boost, press, reasonOf, switchBand } from "../commands";
import { define, reactive } from "../define";
import { dialog, dialogStyles } from "../dialog";
import type { Member } from "../model/fleet";
import "../part-texts";
import type { RenderContext } from "../render-context";
import { theme } from "../theme";
import type { TextKey } from "../translate";
import { batchStyles } from "./batch-styles";

const ACTIONS = ["band_on", "band_off", "boost", "recalibrate", "acknowledge"] as const;
type Action = (typeof ACTIONS)[number];

declare global {
  interface HTMLElementTagNameMap {
    "stellacontrol-batch": StellaControlBatch;
  }
}

export class StellaControlBatch extends LitElement {
  static override styles = [theme, dialogStyles, batchStyles];

  static override properties = reactive(
    "context",
    "members",
    "action",
    "band",
    "choice",
    "isOpen",
    "isBusy",
    "results",
  );

  context!: RenderContext;
  /** Those that are selected. */
  members: readonly Member[] = [];
  private action: Action = "band_off";
  private band = "";
  private choice = DEFAULT_BOOST;
  private isOpen = false;
  private isBusy = false;
  /** What became of each, by its device. */
  private results: Readonly<Record<string, string>> = {};

  override render(): TemplateResult {
    const { translate, formats } = this.context;
    const count = formats.number(this.members.length);
    // Of those that cannot be read now nothing can be asked, as on their cards.
    const isAnyThere = this.members.some(({ isPast }) => !isPast);
    const open = () => {
      this.results = {};
      this.isOpen = true;
    };
    return html`<button class="open" ?disabled=${!isAnyThere} @click=${open}>
        ${translate("batch.selected", { count })}
      </button>
      ${this.isOpen ? this.question() : nothing}`;
  }

  private question(): TemplateResult {
    const { translate } = this.context;
    const close = () => {
      this.isOpen = false;
    };
    const actions = ACTIONS.map((one): [string, string] => [
      one,
      translate(
        one === "boost" || one === "recalibrate" ? `controls.${one}` : `batch.${one}`,
      ),
    ]);
    const isBand = this.action.startsWith("band");
    const content = html`<div class="fields">
        ${field(translate("batch.action"), actions, this.action, (action) => {
          this.action = action as Action;
          this.results = {};
        })}
        ${
          isBand
            ? field(translate("bands.label"), this.bands(), this.band, (band) => {
                this.band = band;
              })
            : nothing
        }
      </div>
      ${
        this.action === "boost"
          ? boostFields(
              this.choice,
              (choice) => {
                this.choice = choice;
              },
              undefined,
              this.context,
            )
          : nothing
      }
      <ul aria-live="polite">
        ${this.members.map(
          ({ name, repeater }) =>
            html`<li>
              <span><bdi>${name}</bdi></span>
              <b>${this.results[repeater.device_id] ?? ""}</b>
            </li>`,
        )}
      </ul>
      <div class="answers">
        <button class="cancel" @click=${close}>${translate("controls.close")}</button>
        <button
          class="confirm"
          aria-disabled=${this.isBusy ? "true" : nothing}
          @click=${() => this.run()}
        >
          ${translate("batch.start")}
        </button>
      </div>`;
    const count = this.context.formats.number(this.members.length);
    return dialog(translate("batch.selected", { count }), content, close);
  }

  /** The bands of all that are selected; the first one is chosen. */
  private bands(): [id: string, label: string][] {
    const found = new Map<string, string>();
    for (const { bands } of this.members)
      for (const { id, label } of bands) found.set(id, label);
    const bands = [...found].sort();
    if (!found.has(this.band)) this.band = bands[0]?.[0] ?? "";
    return bands;
  }

  private async run(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.results = {};
    const { context, action } = this;
    await Promise.all(
      this.members.map(async (member) => {
        const result = await this.perform(member, action).then(
          (outcome) => context.translate(outcome),
          async (error: unknown) =>
            (await reasonOf(context.hass, error)) ||
            context.translate("controls.failed"),
        );
        this.results = { ...this.results, [member.repeater.device_id]: result };
      }),
    );
    this.isBusy = false;
  }

  /** Returns what became of it: that it was sent, or why there was nothing to send. */
  private async perform(member: Member, action: Action): Promise<TextKey> {
    const { hass } = this.context;
    const { repeater, readings, alarms, isAcknowledged } = member;
    const { frequency, minutes } = this.choice;
    // Home Assistant would take an action for what is unavailable, and do nothing.
    if (member.isPast || member.presence === "unavailable") return "condition.silent";
    if (action === "boost") await boost(hass, repeater.device_id, frequency, minutes);
    else if (action === "acknowledge") {
      if (alarms.length === 0) return "batch.no_alarm";
      if (isAcknowledged) return "alarm.acknowledged";
      await acknowledge(hass, repeater.device_id, false);
    } else if (action === "recalibrate") {
      const entityId = readings.entityId(action);
      if (entityId === undefined) return "batch.no_button";
      if (!readings.isAvailable(action)) return "condition.offline";
      await press(hass, entityId);
    } else {
      const band = member.bands.find(({ id }) => id === this.band)?.switch;
      if (band === undefined) return "batch.no_band";
      if (!band.isAvailable) return "condition.silent";
      await switchBand(hass, band.entityId, action === "band_on", false);
    }
    return "progress.sent";
  }
}

define("stellacontrol-batch", StellaControlBatch);
