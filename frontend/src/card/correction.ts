/** Asks for the platform's own count of messages, which takes the place of our estimate. */

import { LitElement, css, html, nothing, type TemplateResult } from "lit";

import { reasonOf, setMessagesUsed } from "../commands";
import { define, reactive } from "../define";
import { dialog, dialogStyles } from "../dialog";
import "../part-texts";
import type { RenderContext } from "../render-context";
import { theme } from "../theme";

declare global {
  interface HTMLElementTagNameMap {
    "stellacontrol-correction": StellaControlCorrection;
  }
}

const correctionStyles = css`
  p {
    margin: 0 0 12px;
  }
`;

export class StellaControlCorrection extends LitElement {
  static override styles = [theme, dialogStyles, correctionStyles];

  static override properties = reactive(
    "context",
    "deviceId",
    "used",
    "isBusy",
    "refusal",
  );

  context!: RenderContext;
  deviceId = "";
  /** Our own count; `undefined` if there is none. */
  used: number | undefined;
  close!: () => void;
  private isBusy = false;
  private refusal = "";

  override render(): TemplateResult {
    const { translate } = this.context;
    const content = html`<p>${translate("quota.correct_question")}</p>
      <label
        >${translate("quota.correct_used")}
        <input
          type="number"
          inputmode="numeric"
          min="0"
          step="1"
          required
          .value=${String(this.used ?? "")}
          @keydown=${({ key }: KeyboardEvent) => {
            if (key === "Enter") void this.send();
          }}
        />
      </label>
      <p class="refusal" role="alert">${this.refusal}</p>
      <div class="answers">
        <button class="cancel" @click=${this.close}>
          ${translate("controls.cancel")}
        </button>
        <button
          class="confirm"
          aria-disabled=${this.isBusy ? "true" : nothing}
          @click=${() => this.send()}
        >
          ${translate("quota.correct")}
        </button>
      </div>`;
    return dialog(translate("quota.correct"), content, this.close);
  }

  private async send(): Promise<void> {
    const input = this.renderRoot.querySelector("input");
    // The browser says what is wrong with a number, or that there is none.
    if (this.isBusy || !input?.reportValidity()) return;
    const { hass, translate } = this.context;
    this.isBusy = true;
    this.refusal = await setMessagesUsed(hass, this.deviceId, Number(input.value)).then(
      () => "",
      async (error: unknown) =>
        (await reasonOf(hass, error)) || translate("controls.failed"),
    );
    this.isBusy = false;
    if (!this.refusal && this.isConnected) this.close();
  }
}

define("stellacontrol-correction", StellaControlCorrection);
