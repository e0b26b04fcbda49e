/** Asks back before a command is sent, and says why it was refused. */

import { LitElement, css, html, nothing, type TemplateResult } from "lit";

import { DEFAULT_BOOST, boostFields, type BoostChoice } from "../boost-fields";
import { define, reactive } from "../define";
import { dialog, dialogStyles } from "../dialog";
import type { RepeaterView } from "../model/repeater";
import "../part-texts";
import type { RenderContext } from "../render-context";
import { theme } from "../theme";
import { isAvailable, type Command } from "./progress";

declare global {
  interface HTMLElementTagNameMap {
    "stellacontrol-question": StellaControlQuestion;
  }
}

const questionStyles = css`
  p {
    margin: 0 0 12px;
    overflow-wrap: anywhere;
  }
`;

export class StellaControlQuestion extends LitElement {
  static override styles = [theme, dialogStyles, questionStyles];

  static override properties = reactive(
    "context",
    "command",
    "view",
    "name",
    "isBusy",
    "refusal",
    "choice",
  );

  context!: RenderContext;
  command!: Command;
  view!: RepeaterView;
  name = "";
  isBusy = false;
  refusal = "";
  close!: () => void;
  /** Sends what is asked; the choice counts for a boost only. */
  confirm!: (choice: BoostChoice) => unknown;
  private choice: BoostChoice = DEFAULT_BOOST;

  override render(): TemplateResult {
    const { context, command, close } = this;
    const { translate } = context;
    const content = html`${this.words()}
      <p class="refusal" role="alert">${this.refusal}</p>
      <div class="answers">
        <button class="cancel" @click=${close}>${translate("controls.cancel")}</button>
        <button
          class="confirm"
          aria-disabled=${this.isBusy ? "true" : nothing}
          ?disabled=${!isAvailable(this.view, command)}
          @click=${() => this.confirm(this.choice)}
        >
          ${translate(command === "boost" ? "controls.start" : `controls.${command}`)}
        </button>
      </div>`;
    return dialog(translate(`controls.${command}`), content, close);
  }

  private words(): TemplateResult {
    const { command, name, context } = this;
    const { translate } = context;
    if (command !== "boost")
      return html`<p>${translate(`controls.${command}_question`, { name })}</p>`;
    const choose = (choice: BoostChoice) => {
      this.choice = choice;
    };
    return html`<p>${translate("controls.boost_explained")}</p>
      ${boostFields(this.choice, choose, this.view.quota, context)}`;
  }
}

define("stellacontrol-question", StellaControlQuestion);
