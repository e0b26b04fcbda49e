/** A quota as a bar: what is used, and where the month will end. */

import { html, type TemplateResult } from "lit";

import type { QuotaView } from "../model/quota";

export function quotaBar({
  used,
  projected,
  limit,
  health,
}: QuotaView): TemplateResult {
  const percent = (messages = 0) => Math.min(100, (messages / limit) * 100);
  return html`<span class="bar ${health}" aria-hidden="true"
    ><i class="projected" style="width: ${percent(projected)}%"></i
    ><i class="used" style="width: ${percent(used)}%"></i
  ></span>`;
}
