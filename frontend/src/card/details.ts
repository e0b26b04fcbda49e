/** All readings of a band or a repeater in words; also the legend of the panel's symbols. */

import { LitElement, css, html, nothing, type TemplateResult } from "lit";

import { acknowledge } from "../commands";
import { define, reactive } from "../define";
import { dialog, dialogStyles } from "../dialog";
import type { EntityState } from "../hass";
import type { RepeaterView } from "../model/repeater";
import { showMoreInfo } from "../page-events";
import type { RenderContext } from "../render-context";
import type { RepeaterWithBands, Roles } from "../repeaters";
import { theme } from "../theme";
import "./advice";
import { ICONS } from "./icons";

/** What is pressed or chosen tells nothing. */
const NO_READING = /^(button|event|select)\./;

const detailsStyles = css`
  .readings {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .reading {
    display: grid;
    grid-template-columns: 24px minmax(min-content, 1fr) fit-content(50%);
    align-items: center;
    gap: 8px;
    width: 100%;
    min-height: 44px;
    border-top: 1px solid var(--line);
    border-radius: 0;
  }
  .reading b {
    font-weight: 500;
    font-variant-numeric: tabular-nums;
    text-align: end;
    overflow-wrap: anywhere;
  }
  .reading ha-icon {
    --mdc-icon-size: 20px;
    color: var(--quiet);
  }
`;

declare global {
  interface HTMLElementTagNameMap {
    "stellacontrol-details": StellaControlDetails;
  }
}

export class StellaControlDetails extends LitElement {
  static override styles = [theme, dialogStyles, detailsStyles];

  static override properties = reactive(
    "context",
    "view",
    "repeater",
    "band",
    "heading",
    "condition",
    "mayAct",
    "close",
  );

  context!: RenderContext;
  heading = "";
  condition = "";
  view!: RepeaterView;
  repeater!: RepeaterWithBands;
  /** What is shown of it: the identifier of a band, or empty for the repeater itself. */
  band = "";
  /** Whether it may be changed from here. */
  mayAct = true;
  close!: () => void;
  /** Whether alarms could be acknowledged when it was rendered last. */
  private hasButton = false;

  override render(): TemplateResult {
    const { condition, heading, close, context, view } = this;
    const { translate } = context;
    const take = () => {
      acknowledge(context.hass, view.deviceId).catch(() => undefined);
    };
    const content = html`<p aria-live="polite">${condition}</p>
      <stellacontrol-advice
        .context=${context}
        .repeater=${this.repeater}
        .band=${this.band === "" ? undefined : this.band}
        .mayAct=${this.mayAct}
      ></stellacontrol-advice>
      <ul class="readings">
        ${this.shown().map((state) => this.reading(state))}
      </ul>
      <div class="answers">
        ${
          this.mayAcknowledge()
            ? html`<button class="confirm" @click=${take}>
                ${translate("batch.acknowledge")}
              </button>`
            : nothing
        }
        <button class="close" @click=${close}>${translate("controls.close")}</button>
      </div>`;
    return dialog(heading, content, close);
  }

  private mayAcknowledge(): boolean {
    const { alarms, isAcknowledged } = this.view;
    return this.mayAct && alarms.length > 0 && !isAcknowledged;
  }

  /** The button that was pressed may have gone; the keyboard stays in the dialog. */
  protected override updated(): void {
    const hadButton = this.hasButton;
    this.hasButton = this.mayAcknowledge();
    if (hadButton && !this.hasButton)
      this.renderRoot.querySelector<HTMLElement>(".close")?.focus();
  }

  private roles(): Roles {
    const { repeater, band } = this;
    if (band === "") return repeater.entities;
    return repeater.bands.find(({ id }) => id === band)?.entities ?? {};
  }

  /** What the panel has a symbol for comes first. */
  private shown() {
    const { hass } = this.context;
    const known = Object.keys(ICONS);
    const rank = (role: string) => (ICONS[role] ? known.indexOf(role) : known.length);
    return Object.entries(this.roles())
      .sort(([one], [other]) => rank(one) - rank(other))
      .flatMap(([role, id = ""]) => {
        const state = hass.states[id];
        return state && !NO_READING.test(id) ? [{ role, state }] : [];
      });
  }

  private reading({ role, state }: { role: string; state: EntityState }) {
    const { hass } = this.context;
    const name = hass.formatEntityName?.(state, { type: "entity" }) ?? state.entity_id;
    return html`<li>
      <button
        class="reading"
        @click=${() => {
          showMoreInfo(this, state.entity_id);
          this.close();
        }}
      >
        <ha-icon icon=${ICONS[role] ?? ""}></ha-icon>
        <span><bdi>${name}</bdi></span>
        <b><bdi>${hass.formatEntityState(state)}</bdi></b>
      </button>
    </li>`;
  }
}

define("stellacontrol-details", StellaControlDetails);
