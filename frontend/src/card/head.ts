/** The card's head: what the repeater is called, and whether it is well. */

import { html, nothing, type TemplateResult } from "lit";

import { ageing } from "../ageing";
import { alarmWords } from "../alarm-words";
import { dated } from "../banner";
import { press } from "../commands";
import type { RepeaterView } from "../model/repeater";
import { DASH } from "../model/reading";
import { vibrate } from "../page-events";
import type { RenderContext } from "../render-context";
import { phaseOf } from "./progress";

const MISSED_PERIODS = 3;
/** Seconds; a message may take some to arrive. */
const LEAST_SILENCE = 30;

export function head(
  view: RepeaterView,
  name: string,
  showDetails: (of: string) => void,
  context: RenderContext,
): TemplateResult {
  const { kind, words } = headline(view, context);
  const { description } = view;
  return html`<header>
    <h2><bdi>${name}</bdi></h2>
    <div class="connection ${kind}">
      <i class="dot"></i><span>${words}</span>
      ${description ? html`<span class="quiet">${description.text}</span>` : nothing}
    </div>
    <div class="facts">
      ${temperature(view, context)} ${frequency(view, context)}
      ${message(view, context)}
    </div>
    <button
      class="about"
      aria-haspopup="dialog"
      aria-label=${name}
      @click=${() => {
        showDetails("");
      }}
    ></button>
    ${refreshButton(view, context)}
  </header>`;
}

/** An alarm, else what the repeater is doing, else how it is connected. */
export function headline(view: RepeaterView, context: RenderContext) {
  const { kind, words } = presentHeadline(view, context);
  return { kind, words: dated(words, view.isPast && view.lastMessage, context) };
}

function presentHeadline(view: RepeaterView, { hass, translate, now }: RenderContext) {
  const { connection, presence, alarms, isAcknowledged } = view;
  if (presence === "unavailable")
    return { kind: presence, words: translate("condition.silent") };
  if (alarms.length > 0)
    return { kind: "alarm", words: alarmWords(alarms, translate, isAcknowledged) };
  if (phaseOf(hass, view, "reboot", now) === "working")
    return { kind: "busy", words: translate("progress.reboot") };
  return { kind: presence, words: connection?.text ?? "" };
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
  return fact(icon, value.text, isTooHot ? "alarm" : "", label);
}

function fact(icon: string, words: unknown, kind: string, label?: string) {
  return html`<span class="info ${kind}" title=${label ?? nothing}>
    <ha-icon icon=${icon}></ha-icon><span><bdi>${words}</bdi></span>
  </span>`;
}

/** When the last message came, or what a change waits for. */
function message(view: RepeaterView, context: RenderContext) {
  const { lastMessage: last, bands } = view;
  if (last === undefined) return nothing;
  const isWaiting = bands.some((band) => band.switch?.isPending);
  const words = isWaiting ? waitingWords(view, context) : ageWords(last.at, context);
  const icon = isWaiting ? "mdi:timer-sand" : "mdi:message-text-clock-outline";
  return fact(icon, ageing(words), isWaiting ? "waiting" : "");
}

function ageWords(at: number | undefined, { translate, formats }: RenderContext) {
  return (now: number) =>
    at === undefined
      ? translate("head.no_message")
      : translate("head.message", { age: formats.age(at, now) });
}

/** What a change waits for, and how long that will be. */
export function waitingWords(
  view: RepeaterView,
  { translate, formats }: RenderContext,
) {
  const { presence, isPast, lastMessage, period } = view;
  return (now: number) => {
    if (presence !== "online" || isPast) return translate("pending.offline");
    if (lastMessage?.at === undefined || period === undefined)
      return translate("lamp.pending");
    const left = (lastMessage.at - now) / 1000 + period;
    return left <= 0
      ? translate("pending.due")
      : translate("pending.next", { period: formats.roughly(left) });
  };
}

/** As the last message told, which silence disproves: it has been slowed down since. */
function frequency(view: RepeaterView, { translate, formats }: RenderContext) {
  const { period, lastMessage: last, frequencyId } = view;
  if (frequencyId === undefined) return nothing;
  const words = (now: number) => {
    const silence = last?.at === undefined ? 0 : (now - last.at) / 1000;
    return period === undefined ||
      silence > Math.max(MISSED_PERIODS * period, LEAST_SILENCE)
      ? DASH
      : translate("head.frequency", { period: formats.period(period) });
  };
  const icon = view.boost ? "mdi:rocket-launch-outline" : "mdi:timer-outline";
  return fact(icon, ageing(words), view.boost ? "boost" : "");
}

/** Asks for the latest message, which costs one request. */
function refreshButton({ refresh }: RepeaterView, { hass, translate }: RenderContext) {
  if (!refresh?.isAvailable) return nothing;
  const label = translate("head.refresh");
  return html`<button
    class="refresh"
    aria-label=${label}
    title=${label}
    @click=${({ currentTarget }: Event) => {
      if (currentTarget) vibrate(currentTarget, "light");
      press(hass, refresh.entityId, true).catch(() => undefined);
    }}
  >
    <ha-icon icon="mdi:refresh"></ha-icon>
  </button>`;
}
