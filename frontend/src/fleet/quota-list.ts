/** `stellacontrol-quota`: what each repeater used of its quota, and will have used. */

import { html, nothing, type TemplateResult } from "lit";

import { resetWords } from "../card/quota-ring";
import type { Member, Order } from "../model/fleet";
import { usedShare, type QuotaView } from "../model/quota";
import type { RenderContext } from "../render-context";
import { quotaListStyles } from "./quota-list-styles";
import { RepeaterList, each } from "./repeater-list";
import { quotaBar, quotaBarStyles } from "./quota-bar";

export class StellaControlQuota extends RepeaterList {
  static override styles = [RepeaterList.styles, quotaBarStyles, quotaListStyles];

  protected override order: Order = "quota";

  protected override summary(members: readonly Member[], context: RenderContext) {
    const { translate, formats } = context;
    // Of the others nobody knows what they used.
    const quotas = members.flatMap(({ quota }) =>
      quota?.used === undefined ? [] : [quota],
    );
    if (quotas.length === 0) return nothing;
    const sum = (number: (quota: QuotaView) => number | undefined) =>
      formats.number(quotas.reduce((all, quota) => all + (number(quota) ?? 0), 0));
    return html`<div class="total">
      <b>
        ${translate("quota.used", {
          used: sum(({ used }) => used),
          limit: sum(({ limit }) => limit),
        })}
      </b>
      ${
        quotas.some(({ projected }) => projected !== undefined)
          ? html`<span class="quiet">
              ${translate("quota.projected", {
                // A boost ends by itself, so its pace tells nothing of the month.
                projected: sum(({ projected, used }) => projected ?? used),
              })}
            </span>`
          : nothing
      }
    </div>`;
  }

  protected override rows(members: readonly Member[], context: RenderContext) {
    const { translate } = context;
    return html`<table>
      <caption class="said">
        ${translate("quota.title")}
      </caption>
      <thead>
        <tr>
          <th scope="col">${translate("editor.device")}</th>
          <th scope="col" class="number">${translate("quota.column_used")}</th>
          <th scope="col" class="number">${translate("quota.column_projected")}</th>
          <th scope="col" class="number wide">${translate("quota.column_limit")}</th>
          <th scope="col" class="wide">${translate("quota.column_outcome")}</th>
        </tr>
      </thead>
      <tbody>
        ${each(members, (member) => this.row(member, context))}
      </tbody>
    </table>`;
  }

  private row(member: Member, context: RenderContext): TemplateResult {
    const { quota } = member;
    const { formats } = context;
    const number = (value: number | undefined) =>
      value === undefined ? "–" : formats.number(value);
    return html`<tr class="${quota?.health ?? ""}${member.isPast ? " past" : ""}">
      <th scope="row">
        <a href=${this.hrefOf(member)}><bdi>${member.name}</bdi></a>
        ${quota ? quotaBar(quota) : nothing}
        ${
          quota && quota.health !== "good"
            ? html`<span class="narrow">${outcome(quota, context)}</span>`
            : nothing
        }
      </th>
      <td class="number">
        ${number(quota?.used)}
        ${
          quota?.used === undefined
            ? nothing
            : html`<span class="quiet"> ${usedShare(quota, formats)} </span>`
        }
      </td>
      <td class="number">${number(quota?.projected)}</td>
      <td class="number wide">${number(quota?.limit)}</td>
      <td class="wide">${quota ? outcome(quota, context) : nothing}</td>
    </tr>`;
  }
}

function outcome(quota: QuotaView, context: RenderContext): string {
  const { translate, formats } = context;
  if (quota.health === "exhausted") return translate("quota.exhausted");
  if (quota.runsOutAt !== undefined)
    return translate("quota.runs_out", { day: formats.day(quota.runsOutAt) });
  if (quota.health === "at_risk") return translate("fleet.quota");
  return resetWords(quota, context);
}
