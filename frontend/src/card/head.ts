/** The card's head: what the repeater is called, and whether it is well. */

import { html, nothing, type TemplateResult } from "lit";

import { formatAge, formatCountdown, formatPeriod } from "../format";
import type { RepeaterView } from "../model/repeater";
import { fact, type Surroundings } from "./parts";

export function head(view: RepeaterView, name: string, around: Surroundings) {
  return html`<header>
    <div class="title">
      <h2>${name}</h2>
      ${connection(view, around)}
    </div>
    <div class="facts">
      ${temperature(view, around)} ${lastMessage(view, around)}
      ${frequency(view, around)} ${boost(view, around)}
    </div>
  </header>`;
}

function connection(view: RepeaterView, { translate }: Surroundings): TemplateResult {
  const words =
    view.presence === "unavailable"
      ? translate("head.unavailable")
      : view.connection?.text;
  return html`<div class="connection ${view.presence}">
    ${
      words === undefined
        ? nothing
        : fact(view.connection?.entityId, html`<i class="dot"></i>${words}`)
    }
    ${
      view.description
        ? fact(view.description.entityId, view.description.text, undefined, "quiet")
        : nothing
    }
  </div>`;
}

function temperature(
  { temperature: value, isTooHot }: RepeaterView,
  around: Surroundings,
) {
  if (value === undefined) return nothing;
  const label = around.translate(isTooHot ? "head.too_hot" : "head.temperature", {
    value: value.text,
  });
  const icon = isTooHot ? "mdi:thermometer-alert" : "mdi:thermometer";
  return fact(
    value.entityId,
    html`<ha-icon icon=${icon}></ha-icon>${value.text}`,
    label,
    isTooHot ? "alarm" : "",
  );
}

function lastMessage(view: RepeaterView, { translate, language, now }: Surroundings) {
  if (view.lastMessageId === undefined) return nothing;
  const words =
    view.lastMessageAt === undefined
      ? translate("head.no_message")
      : translate("head.message", {
          age: formatAge(view.lastMessageAt, now, language),
        });
  return fact(
    view.lastMessageId,
    html`<ha-icon icon="mdi:message-text-clock-outline"></ha-icon>${words}`,
  );
}

function frequency(view: RepeaterView, { translate, language }: Surroundings) {
  if (view.period === undefined) return nothing;
  const words = translate("head.frequency", {
    period: formatPeriod(view.period, language),
  });
  return fact(
    view.frequencyId,
    html`<ha-icon icon="mdi:timer-outline"></ha-icon>${words}`,
  );
}

/** Apart from the frequency, which follows when the device has been told. */
function boost({ boost: known }: RepeaterView, { translate, now }: Surroundings) {
  if (known === undefined) return nothing;
  const words = translate("head.boost", {
    countdown: formatCountdown(known.until, now),
  });
  return fact(
    known.entityId,
    html`<ha-icon icon="mdi:rocket-launch-outline"></ha-icon>${words}`,
    undefined,
    "boost",
  );
}
