/** `stellacontrol-fleet`: all repeaters in a list, those in trouble first. */

import { html, nothing, type TemplateResult } from "lit";

import type { Surroundings } from "../card/parts";
import { formatAge, formatNumber, formatShare } from "../format";
import {
  TROUBLES,
  byTrouble,
  lastAlarm,
  type AlarmKind,
  type Member,
  type Trouble,
} from "../model/fleet";
import { readConnection } from "../model/repeater";
import type { TextKey } from "../translate";
import { RepeaterList } from "./list";
import { quotaBar } from "./quota-bar";

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
  protected override sort = byTrouble;

  /** How many there are of each kind; a kind is a filter as well. */
  protected override summary(members: readonly Member[], around: Surroundings) {
    const { translate } = around;
    return html`<div class="kinds" role="group" aria-label=${translate("fleet.kinds")}>
      ${this.kind(undefined, members, around)}
      ${TROUBLES.map((trouble) => this.kind(trouble, members, around))}
    </div>`;
  }

  private kind(
    trouble: Trouble | undefined,
    members: readonly Member[],
    { translate, language }: Surroundings,
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
      <b>${formatNumber(count, language)}</b> ${translate(`fleet.${trouble ?? "all"}`)}
    </button>`;
  }

  protected override rows(members: readonly Member[], around: Surroundings) {
    return html`<ul class="rows" aria-label=${around.translate("dashboard.title")}>
      ${members.map((member) => html`<li>${this.row(member, around)}</li>`)}
    </ul>`;
  }

  private row(member: Member, around: Surroundings): TemplateResult {
    const { readings, quota, trouble, presence } = member;
    const isGood = trouble === undefined && presence === "online";
    const { translate, language, now } = around;
    const lastMessage = readings.moment("last_message");
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
      <span class="state">${condition(member, around)}</span>
      <span class="temperature">${readings.value("temperature")?.text ?? nothing}</span>
      <span class="age quiet"
        >${
          lastMessage === undefined
            ? translate("head.no_message")
            : formatAge(lastMessage, now, language)
        }</span
      >
      <span class="share">
        ${
          quota?.used === undefined
            ? nothing
            : html`${quotaBar(quota)}
                <span
                  >${translate("fleet.quota_used", {
                    share: formatShare(quota.used / quota.limit, language),
                  })}</span
                >`
        }
      </span>
    </a>`;
  }
}

/** In words how a repeater is, since colour alone tells not everybody. */
function condition(
  { trouble, readings, presence, quota }: Member,
  { translate }: Surroundings,
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
