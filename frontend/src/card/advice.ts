/** What each alarm means and what to look at first, in the words of its event. */

import { LitElement, css, html, nothing, type TemplateResult } from "lit";

import { reasonOf } from "../commands";
import { define, reactive } from "../define";
import type { Localize } from "../hass";
import { readAdvised, type Advised } from "../model/advice";
import "../part-texts";
import type { RenderContext } from "../render-context";
import type { RepeaterWithBands } from "../repeaters";
import { theme } from "../theme";

const DOMAIN = "stellacontrol";

const adviceStyles = css`
  .advice {
    margin: 0 0 12px;
    padding: 10px 12px;
    border-inline-start: 4px solid var(--warn);
    border-radius: 4px;
    background: color-mix(in srgb, var(--warn) 10%, transparent);
  }
  p {
    margin: 0;
  }
  .refusal {
    color: var(--bad);
  }
  button {
    display: inline-grid;
    place-items: center;
    min-height: 44px;
    margin-top: 8px;
    padding: 0 16px;
    border: 1px solid var(--text);
    border-radius: 22px;
    font-weight: 500;
  }
`;

declare global {
  interface HTMLElementTagNameMap {
    "stellacontrol-advice": StellaControlAdvice;
  }
}

export class StellaControlAdvice extends LitElement {
  static override styles = [theme, adviceStyles];

  static override properties = reactive(
    "context",
    "repeater",
    "band",
    "mayAct",
    "localize",
    "refusal",
    "isBusy",
  );

  context!: RenderContext;
  repeater!: RepeaterWithBands;
  /** Of which band; `undefined` for all of them and the repeater itself. */
  band: string | undefined;
  mayAct = true;
  /** The integration's own texts, once they have come. */
  private localize: Localize | undefined;
  private refusal = "";
  private isBusy = false;

  override connectedCallback(): void {
    super.connectedCallback();
    // Without them there is no advice, and everything else is shown.
    this.load().catch(() => undefined);
  }

  private async load(): Promise<void> {
    const { hass } = this.context;
    this.localize = await hass.loadBackendTranslation?.("common", DOMAIN);
  }

  override render(): TemplateResult {
    const advised = readAdvised(this.context.hass, this.repeater, this.band);
    return html`${advised.map((one) => this.advice(one))}
      <p class="refusal" role="alert">${this.refusal}</p>`;
  }

  private advice({ key, bands }: Advised): TemplateResult | typeof nothing {
    // Home Assistant answers with nothing for a text that there is not.
    const words = this.localize?.(`component.${DOMAIN}.common.advice_${key}`);
    if (!words) return nothing;
    const { translate } = this.context;
    const isLearnt = key.startsWith("reduced_power") && this.mayAct;
    return html`<div class="advice">
      <p>
        ${bands.length > 0 ? html`<b>${bands.map(({ label }) => label).join(", ")}</b>` : nothing}
        ${words}
      </p>
      ${
        isLearnt
          ? html`<button
                aria-disabled=${this.isBusy ? "true" : nothing}
                @click=${() => this.takeAsNormal(bands.map(({ id }) => id))}
              >
                ${translate("advice.normal")}
              </button>
              <p class="quiet">${translate("advice.normal_hint")}</p>`
          : nothing
      }
    </div>`;
  }

  private async takeAsNormal(bands: readonly string[]): Promise<void> {
    if (this.isBusy) return;
    const { hass, translate } = this.context;
    this.isBusy = true;
    const data = { device_id: this.repeater.device_id, bands };
    this.refusal = await hass
      .callService(DOMAIN, "take_power_as_normal", data, undefined, false)
      .then(
        () => "",
        async (error: unknown) =>
          (await reasonOf(hass, error)) || translate("controls.failed"),
      );
    this.isBusy = false;
  }
}

define("stellacontrol-advice", StellaControlAdvice);
