/** The quota as a ring: what is used, and where the month will end. */

import { html, nothing, svg, type TemplateResult } from "lit";

import { formatDay, formatNumber, formatShare } from "../format";
import type { QuotaView } from "../model/quota";
import { fact, type Surroundings } from "./parts";

export function quota(view: QuotaView, around: Surroundings): TemplateResult {
  const { translate, language } = around;
  const share = view.used === undefined ? undefined : view.used / view.limit;
  const percent = share === undefined ? "–" : formatShare(share, language);
  return html`<div class="quota ${view.health}">
    ${fact(
      view.entityId,
      html`${ring(share ?? 0, (view.projected ?? 0) / view.limit)}<b>${percent}</b>`,
      `${translate("quota.title")}: ${percent}`,
      "ring",
    )}
    <div>
      ${usedWords(view, around)} ${projectedWords(view, around)}
      ${endWords(view, around)}
    </div>
  </div>`;
}

function usedWords(view: QuotaView, { translate, language }: Surroundings) {
  if (view.used === undefined) return html`<div>${translate("quota.unknown")}</div>`;
  return html`<div>
    ${translate("quota.used", {
      used: formatNumber(view.used, language),
      limit: formatNumber(view.limit, language),
    })}
  </div>`;
}

function projectedWords(view: QuotaView, { translate, language }: Surroundings) {
  if (view.isBoosted)
    return html`<div class="quiet">${translate("quota.boosting")}</div>`;
  if (view.projected === undefined) return nothing;
  const projected = formatNumber(view.projected, language);
  return html`<div class="quiet">${translate("quota.projected", { projected })}</div>`;
}

function endWords(view: QuotaView, { translate, language }: Surroundings) {
  // A quota month starts at midnight UTC, wherever the user is.
  const resets = html`<div class="quiet">
    ${translate("quota.resets", { day: formatDay(view.resetsAt, language, "UTC") })}
  </div>`;
  if (view.health === "exhausted")
    return html`<div class="warning">${translate("quota.exhausted")}</div>
      ${resets}`;
  if (view.runsOutAt === undefined) return resets;
  const day = formatDay(view.runsOutAt, language);
  return html`<div class="warning">${translate("quota.runs_out", { day })}</div>
    ${resets}`;
}

function ring(used: number, projected: number) {
  // With a path length of 100 the dashes are percents.
  const arc = (kind: string, share: number) =>
    svg`<circle class=${kind} cx="20" cy="20" r="17" pathLength="100"
      stroke-dasharray="${Math.min(1, share) * 100} 100" />`;
  return html`<svg viewBox="0 0 40 40" aria-hidden="true">
    ${arc("whole", 1)} ${arc("projected", projected)} ${arc("used", used)}
  </svg>`;
}
