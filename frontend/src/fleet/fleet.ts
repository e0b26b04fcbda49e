/** `stellacontrol-fleet`: all repeaters in a list, those in trouble first. */

import { html, nothing, type TemplateResult } from "lit";

import { ageing } from "../ageing";
import { alarmWords } from "../alarm-words";
import { dated } from "../banner";
import { reactive } from "../define";
import {
  TROUBLES,
  hasTrouble,
  type Member,
  type Order,
  type Trouble,
} from "../model/fleet";
import { usedShare } from "../model/quota";
import { readConnection, readLastMessage } from "../model/repeater";
import { fetchPart } from "../parts";
import type { RenderContext } from "../render-context";
import { fleetStyles } from "./fleet-styles";
import { quotaBar, quotaBarStyles } from "./quota-bar";
import { RepeaterList, each } from "./repeater-list";

const ICONS: Readonly<Record<Trouble | "unknown", string>> = {
  alarm: "mdi:alert",
  offline: "mdi:lan-disconnect",
  quota: "mdi:gauge-full",
  unknown: "mdi:help-circle-outline",
};

export class StellaControlFleet extends RepeaterList {
  static override styles = [RepeaterList.styles, quotaBarStyles, fleetStyles];

  protected override order: Order = "trouble";

  static override properties = { ...RepeaterList.properties, ...reactive("selected") };

  /** The devices that are selected; `undefined` while nobody wants to. */
  private selected: ReadonlySet<string> | undefined;

  /** How many there are of each kind; a kind is a filter as well. */
  protected override summary(members: readonly Member[], context: RenderContext) {
    const { translate } = context;
    const { selected } = this;
    return html`<div class="kinds" role="group" aria-label=${translate("fleet.kinds")}>
      ${this.kind(undefined, members, context)}
      ${TROUBLES.map((trouble) => this.kind(trouble, members, context))}
      <button
        class="kind"
        aria-pressed=${selected ? "true" : "false"}
        @click=${() => {
          this.selected = selected ? undefined : new Set();
          void fetchPart("batch", this, context);
        }}
      >
        ${translate("batch.select")}
      </button>
      ${
        selected
          ? html`<stellacontrol-batch
              .context=${context}
              .members=${this.members.filter(({ repeater }) =>
                selected.has(repeater.device_id),
              )}
            ></stellacontrol-batch>`
          : nothing
      }
    </div>`;
  }

  private kind(
    trouble: Trouble | undefined,
    members: readonly Member[],
    { translate, formats }: RenderContext,
  ) {
    const count = members.filter((member) => hasTrouble(member, trouble)).length;
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

  protected override rows(
    members: readonly Member[],
    context: RenderContext,
    found: readonly Member[],
  ) {
    const { translate, formats } = context;
    const all = translate("batch.all", { count: formats.number(found.length) });
    return html`${this.checkbox(found, all, all)}
      <ul class="rows" aria-label=${translate("dashboard.title")}>
        ${each(
          members,
          (member) =>
            html`<li>
              ${this.checkbox([member], member.name)} ${this.row(member, context)}
            </li>`,
        )}
      </ul>`;
  }

  private checkbox(members: readonly Member[], name: string, words = "") {
    const { selected } = this;
    if (selected === undefined) return nothing;
    const ids = members.map(({ repeater }) => repeater.device_id);
    return html`<label class="pick">
      <input
        type="checkbox"
        aria-label=${name}
        .checked=${ids.every((id) => selected.has(id))}
        @change=${({ target }: Event) => {
          const isChosen = (target as HTMLInputElement).checked;
          const others = [...selected].filter((other) => !ids.includes(other));
          this.selected = new Set(isChosen ? [...others, ...ids] : others);
        }}
      />${words}
    </label>`;
  }

  private row(member: Member, context: RenderContext): TemplateResult {
    const { readings, quota, presence, isPast, since } = member;
    const [trouble] = member.troubles;
    const isGood = trouble === undefined && presence === "online";
    const { translate, formats, now } = context;
    return html`<a
      class="row ${isGood ? "good" : (trouble ?? "")}${isPast ? " past" : ""}"
      href=${this.hrefOf(member)}
    >
      <ha-icon
        class="mark"
        icon=${isGood ? "mdi:check-circle-outline" : ICONS[trouble ?? "unknown"]}
      ></ha-icon>
      <span class="who">
        <b><bdi>${member.name}</bdi></b>
        ${member.area ? html`<span class="quiet">${member.area}</span>` : nothing}
      </span>
      <span class="state">
        ${condition(member, context)}
        ${
          since === undefined
            ? nothing
            : html`<span class="quiet">
                ${translate("fleet.since", { moment: formats.moment(since, now) })}
              </span>`
        }
      </span>
      <span class="temperature"
        ><bdi>${readings.value("temperature")?.text ?? nothing}</bdi></span
      >
      <span class="age quiet">${age(member, context)}</span>
      <span class="share">
        ${
          quota?.used === undefined
            ? nothing
            : html`${quotaBar(quota)}
                <span
                  >${translate("fleet.quota_used", {
                    share: usedShare(quota, formats),
                  })}</span
                >`
        }
      </span>
    </a>`;
  }
}

function age({ readings, repeater }: Member, { translate, formats }: RenderContext) {
  const last = readLastMessage(readings, repeater);
  if (last === undefined) return nothing;
  const { at } = last;
  return at === undefined
    ? translate("head.no_message")
    : ageing((now) => formats.age(at, now));
}

/** In words how a repeater is, since colour alone tells not everybody. */
function condition(member: Member, context: RenderContext): string {
  const words = presentCondition(member, context);
  const { isPast, readings, repeater } = member;
  return dated(words, isPast && readLastMessage(readings, repeater), context);
}

function presentCondition(
  { troubles, alarms, isAcknowledged, readings, presence, quota }: Member,
  { translate }: RenderContext,
): string {
  const [trouble] = troubles;
  if (trouble === "alarm")
    return alarmWords(alarms, translate, isAcknowledged) || translate("fleet.alarm");
  if (presence === "unavailable") return translate("condition.silent");
  if (trouble === "quota")
    return translate(quota?.health === "exhausted" ? "quota.exhausted" : "fleet.quota");
  return readConnection(readings)?.text ?? "";
}
