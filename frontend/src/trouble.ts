/** What keeps an account from being read: said once, not for each of its repeaters. */

import { LitElement, css, html, nothing, type TemplateResult } from "lit";

import { define, reactive } from "./define";
import "./part-texts";
import type { RenderContext } from "./render-context";
import type { AccountTrouble } from "./repeaters";
import { theme } from "./theme";

/** Where Home Assistant says what is wrong, and asks to sign in again. */
const INTEGRATION = "/config/integrations/integration/stellacontrol";

const styles = css`
  div {
    display: flex;
    gap: 12px;
    margin-bottom: 12px;
    padding: 10px 12px;
    border-inline-start: 4px solid var(--warn);
    border-radius: 4px;
    background: color-mix(in srgb, var(--warn) 10%, transparent);
  }
  p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  b {
    font-weight: 500;
  }
  a {
    color: inherit;
    font-weight: 500;
  }
`;

declare global {
  interface HTMLElementTagNameMap {
    "stellacontrol-trouble": StellaControlTrouble;
  }
}

export class StellaControlTrouble extends LitElement {
  static override styles = [theme, styles];

  static override properties = reactive("context", "troubles", "isNamed", "hasValues");

  context!: RenderContext;
  troubles: readonly AccountTrouble[] = [];
  /** Whether there are several accounts, so that it matters which one is meant. */
  isNamed = false;
  /** Whether something is shown that was told before; after a restart nothing is. */
  hasValues = false;

  override render(): TemplateResult {
    const isRefused = this.troubles.some(({ kind }) => kind === "credentials");
    return html`<div role=${isRefused ? "alert" : "status"}>
      <ha-icon icon=${isRefused ? "mdi:key-alert" : "mdi:cloud-off-outline"}></ha-icon>
      <span>
        ${this.troubles.map(
          (trouble) =>
            html`<p>
              ${
                this.isNamed
                  ? html`<b><bdi>${trouble.account}</bdi></b
                      >: `
                  : nothing
              }
              ${this.words(trouble)}
            </p>`,
        )}
        ${
          this.hasValues
            ? html`<p>${this.context.translate("trouble.shown")}</p>`
            : nothing
        }
      </span>
    </div>`;
  }

  private words({ kind, since }: AccountTrouble) {
    const { hass, translate, formats, now } = this.context;
    if (kind === "away")
      return since === null
        ? translate("trouble.away")
        : translate("trouble.away_since", {
            moment: formats.moment(Date.parse(since), now),
          });
    const isRefused = kind === "credentials";
    const link = translate(isRefused ? "trouble.sign_in" : "trouble.open");
    return html`${translate(isRefused ? "trouble.credentials" : "trouble.failed")}
    ${
      hass.user?.is_admin
        ? html`<a href=${INTEGRATION}>${link}</a>`
        : isRefused
          ? translate("trouble.ask")
          : nothing
    }`;
  }
}

define("stellacontrol-trouble", StellaControlTrouble);
