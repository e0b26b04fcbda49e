/** The quota as a ring: what is used, and where the month will end. */

import { html, nothing, svg, type TemplateResult } from "lit";

import type { QuotaView } from "../model/quota";
import type { RenderContext } from "../render-context";
import { infoButton } from "./info-button";

/** `correct` opens the question for the platform's own count, where users may answer it. */
export function quotaRing(
  view: QuotaView,
  correct: (() => void) | undefined,
  context: RenderContext,
): TemplateResult {
  const { translate, formats } = context;
  const share = view.used === undefined ? undefined : view.used / view.limit;
  const percent = share === undefined ? "–" : formats.share(share);
  return html`<div class="quota ${view.health}">
    ${infoButton(
      view.entityId,
      html`${arcs(share ?? 0, (view.projected ?? 0) / view.limit)}<b>${percent}</b>`,
      `${translate("quota.title")}: ${percent}`,
      "ring",
    )}
    <div class="lines">
      ${usedWords(view, context)} ${projectedWords(view, context)}
      ${endWords(view, context)}
      ${
        correct && view.isEstimate
          ? html`<button
              class="correct"
              aria-haspopup="dialog"
              aria-label=${translate("quota.correct")}
              title=${translate("quota.correct")}
              @click=${correct}
            >
              <ha-icon icon="mdi:pencil-outline"></ha-icon>
            </button>`
          : nothing
      }
    </div>
  </div>`;
}

function usedWords(view: QuotaView, { translate, formats }: RenderContext) {
  if (view.used === undefined) return html`<div>${translate("quota.unknown")}</div>`;
  return html`<div>
    ${translate(view.isEstimate ? "quota.used_estimated" : "quota.used", {
      used: formats.number(view.used),
      limit: formats.number(view.limit),
    })}
  </div>`;
}

function projectedWords(view: QuotaView, { translate, formats }: RenderContext) {
  if (view.isBoosted)
    return html`<div class="quiet">${translate("quota.boosting")}</div>`;
  if (view.projected === undefined) return nothing;
  const projected = formats.number(view.projected);
  return html`<div class="quiet">${translate("quota.projected", { projected })}</div>`;
}

/** When the count begins anew, on the platform's calendar, wherever the user is. */
export function resetWords(view: QuotaView, { translate, formats }: RenderContext) {
  return view.resetsAt
    ? translate("quota.resets", { day: formats.day(view.resetsAt, view.timeZone) })
    : translate("quota.rolling");
}

function endWords(view: QuotaView, context: RenderContext) {
  const { translate, formats } = context;
  const resets = html`<div class="quiet">${resetWords(view, context)}</div>`;
  const warning =
    view.health === "exhausted"
      ? translate("quota.exhausted")
      : view.runsOutAt &&
        translate("quota.runs_out", { day: formats.day(view.runsOutAt) });
  return warning
    ? html`<div class="warning">${warning}</div>
        ${resets}`
    : resets;
}

function arcs(used: number, projected: number) {
  // With a path length of 100 the dashes are percents.
  const arc = (kind: string, share: number) =>
    svg`<circle class=${kind} cx="20" cy="20" r="17" pathLength="100"
      stroke-dasharray="${Math.min(1, share) * 100} 100" />`;
  return html`<svg viewBox="0 0 40 40" aria-hidden="true">
    ${arc("whole", 1)} ${arc("projected", projected)} ${arc("used", used)}
  </svg>`;
}
