/** The card's head: what the repeater is called, and whether it is well. */

import { html, nothing, type TemplateResult } from "lit";

import { formatCountdown } from "../format";
import type { RepeaterView } from "../model/repeater";
import type { RenderContext } from "../render-context";
import { infoButton } from "./info-button";

const MISSED_PERIODS = 3;
/** Seconds; a message may take some to arrive. */
const LEAST_SILENCE = 30;

export function head(view: RepeaterView, name: string, context: RenderContext) {
  return html`<header>
    <div class="title">
      <h2>${name}</h2>
      ${connection(view, context)}
    </div>
    <div class="facts">
      ${temperature(view, context)} ${lastMessage(view, context)}
      ${frequency(view, context)} ${boostLeft(view, context)}
    </div>
  </header>`;
}

function connection(view: RepeaterView, { translate }: RenderContext): TemplateResult {
  const words =
    view.presence === "unavailable"
      ? translate("head.unavailable")
      : view.connection?.text;
  return html`<div class="connection ${view.presence}">
    ${
      words === undefined
        ? nothing
        : infoButton(view.connection?.entityId, html`<i class="dot"></i>${words}`)
    }
    ${
      view.description
        ? infoButton(
            view.description.entityId,
            view.description.text,
            undefined,
            "quiet",
          )
        : nothing
    }
  </div>`;
}

function temperature(
  { temperature: value, isTooHot }: RepeaterView,
  context: RenderContext,
) {
  if (value === undefined) return nothing;
  const label = context.translate(isTooHot ? "head.too_hot" : "head.temperature", {
    value: value.text,
  });
  const icon = isTooHot ? "mdi:thermometer-alert" : "mdi:thermometer";
  return infoButton(
    value.entityId,
    html`<ha-icon icon=${icon}></ha-icon>${value.text}`,
    label,
    isTooHot ? "alarm" : "",
  );
}

function lastMessage({ lastMessage: last }: RepeaterView, context: RenderContext) {
  if (last === undefined) return nothing;
  const { translate, formats, now } = context;
  const words =
    last.at === undefined
      ? translate("head.no_message")
      : translate("head.message", { age: formats.age(last.at, now) });
  return infoButton(
    last.entityId,
    html`<ha-icon icon="mdi:message-text-clock-outline"></ha-icon>${words}`,
  );
}

/** As the last message told, which silence disproves: it has been slowed down since. */
function frequency(view: RepeaterView, { translate, formats, now }: RenderContext) {
  const { period, lastMessage: last } = view;
  if (period === undefined) return nothing;
  const silence = last?.at === undefined ? 0 : (now - last.at) / 1000;
  if (silence > Math.max(MISSED_PERIODS * period, LEAST_SILENCE)) return nothing;
  const words = translate("head.frequency", { period: formats.period(period) });
  return infoButton(
    view.frequencyId,
    html`<ha-icon icon="mdi:timer-outline"></ha-icon>${words}`,
  );
}

/** Apart from the frequency, which follows when the device has been told. */
function boostLeft({ boost }: RepeaterView, { translate, now }: RenderContext) {
  if (boost === undefined) return nothing;
  const words = translate("head.boost", {
    countdown: formatCountdown(boost.until, now),
  });
  return infoButton(
    boost.entityId,
    html`<ha-icon icon="mdi:rocket-launch-outline"></ha-icon>${words}`,
    undefined,
    "boost",
  );
}
