/** A quota as a bar: what is used, and where the month will end. */

import { css, html, type TemplateResult } from "lit";

import type { QuotaView } from "../model/quota";

export const quotaBarStyles = css`
  .bar {
    position: relative;
    display: block;
    height: 6px;
    border-radius: 3px;
    background: var(--faint);
    overflow: hidden;
  }
  .bar i {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    background: var(--used);
  }
  .bar .projected {
    opacity: 0.4;
  }
`;

export function quotaBar(quota: QuotaView): TemplateResult {
  const percent = (messages = 0) => Math.min(100, (messages / quota.limit) * 100);
  return html`<span class="bar ${quota.health}" aria-hidden="true"
    ><i class="projected" style="width: ${percent(quota.projected)}%"></i
    ><i class="used" style="width: ${percent(quota.used)}%"></i
  ></span>`;
}
