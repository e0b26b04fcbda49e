/** `stellacontrol-fleet`: all repeaters in a list, those in trouble first. */

import { html, nothing, type TemplateResult } from "lit";

import { ageing } from "../ageing";
import {
  TROUBLES,
  byTrouble,
  lastAlarm,
  type AlarmKind,
  type Member,
  type Trouble,
} from "../model/fleet";
import type { Readings } from "../model/reading";
import { readConnection, readLastMessage } from "../model/repeater";
import type { RenderContext } from "../render-context";
import type { TextKey } from "../translate";
import { fleetStyles } from "./fleet-styles";
import { quotaBar, quotaBarStyles } from "./quota-bar";
import { RepeaterList, each } from "./repeater-list";

const ICONS: Readonly<Record<Trouble | "unknown", string>> = {
  alarm: "mdi:alert",
  offline: "mdi:lan-disconnect",
  quota: "mdi:gauge-full",
  unknown: "mdi:help-circle-outline",
};

const ALARM_TEXTS: Readonly<Record<AlarmKind, TextKey>> = {
  over_power: "condition.over_power",
  feedback: "condition.feedback",
  automatic_shutdown: "lamp.automatic_shutdown",
  temperature: "fleet.too_hot",
};

export class StellaControlFleet extends RepeaterList {
  static override styles = [RepeaterList.styles, quotaBarStyles, fleetStyles];

  protected override sort = byTrouble;

  /** How many there are of each kind; a kind is a filter as well. */
  protected override summary(members: readonly Member[], context: RenderContext) {
    const { translate } = context;
    return html`<div class="kinds" role="group" aria-label=${translate("fleet.kinds")}>
      ${this.kind(undefined, members, context)}
      ${TROUBLES.map((trouble) => this.kind(trouble, members, context))}
    </div>`;
  }

  private kind(
    trouble: Trouble | undefined,
    members: readonly Member[],
    { translate, formats }: RenderContext,
  ) {
    const count =
      trouble === undefined
        ? members.length
        : members.filter((member) => member.trouble === trouble).length;
    return html`<button
      class="kind ${count > 0 ? (trouble ?? "") : ""}"
      aria-pressed=${this.filter.trouble === trouble ? "true" : "false"}
      @click=${() => {
        this.narrow({ trouble });
      }}
    >
      <b>${formats.number(count)}</b> ${translate(`fleet.${trouble ?? "all"}`)}
    </button>`;
  }

  protected override rows(members: readonly Member[], context: RenderContext) {
    return html`<ul class="rows" aria-label=${context.translate("dashboard.title")}>
      ${each(members, (member) => html`<li>${this.row(member, context)}</li>`)}
    </ul>`;
  }

  private row(member: Member, context: RenderContext): TemplateResult {
    const { readings, quota, trouble, presence } = member;
    const isGood = trouble === undefined && presence === "online";
    const { translate, formats } = context;
    return html`<a
      class="row ${isGood ? "good" : (trouble ?? "")}"
      href=${this.hrefOf(member)}
    >
      <ha-icon
        class="mark"
        icon=${isGood ? "mdi:check-circle-outline" : ICONS[trouble ?? "unknown"]}
      ></ha-icon>
      <span class="who">
        <b>${member.name}</b>
        ${member.area ? html`<span class="quiet">${member.area}</span>` : nothing}
      </span>
      <span class="state">${condition(member, context)}</span>
      <span class="temperature">${readings.value("temperature")?.text ?? nothing}</span>
      <span class="age quiet">${age(readings, context)}</span>
      <span class="share">
        ${
          quota?.used === undefined
            ? nothing
            : html`${quotaBar(quota)}
                <span
                  >${translate("fleet.quota_used", {
                    share: formats.share(quota.used / quota.limit),
                  })}</span
                >`
        }
      </span>
    </a>`;
  }
}

function age(readings: Readings, { translate, formats }: RenderContext) {
  const last = readLastMessage(readings);
  if (last === undefined) return nothing;
  const { at } = last;
  return at === undefined
    ? translate("head.no_message")
    : ageing((now) => formats.age(at, now));
}

/** In words how a repeater is, since colour alone tells not everybody. */
function condition(
  { trouble, readings, presence, quota }: Member,
  { translate }: RenderContext,
): string {
  if (trouble === "alarm") {
    const alarm = lastAlarm(readings);
    if (alarm === undefined) return translate("fleet.alarm");
    return `${translate(ALARM_TEXTS[alarm.kind])} ${alarm.label}`.trim();
  }
  if (presence === "unavailable") return translate("head.unavailable");
  if (trouble === "quota")
    return translate(quota?.health === "exhausted" ? "quota.exhausted" : "fleet.quota");
  return readConnection(readings)?.text ?? "";
}
