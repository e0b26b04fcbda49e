/** How fast and how long to boost, and what that costs. */

import { html, nothing, type TemplateResult } from "lit";

import { BOOST_FREQUENCIES, type BoostFrequency } from "./commands";
import type { QuotaView } from "./model/quota";
import type { RenderContext } from "./render-context";

export interface BoostChoice {
  readonly frequency: BoostFrequency;
  readonly minutes: number;
}

export const DEFAULT_BOOST: BoostChoice = { frequency: "10s", minutes: 15 };

const DURATIONS = [5, 15, 30, 60, 180, 360];
const MINUTE = 60;
const DAY = 86_400_000;
const ROLLING_DAYS = 30;

export function boostFields(
  choice: BoostChoice,
  choose: (choice: BoostChoice) => void,
  quota: QuotaView | undefined,
  context: RenderContext,
): TemplateResult {
  const { translate, formats } = context;
  const frequencies = Object.entries(BOOST_FREQUENCIES) as [BoostFrequency, number][];
  const frequency = field(
    translate("controls.frequency"),
    frequencies.map(([value, seconds]) => [
      value,
      translate("head.frequency", { period: formats.period(seconds) }),
    ]),
    choice.frequency,
    (value) => {
      choose({ ...choice, frequency: value as BoostFrequency });
    },
  );
  const duration = field(
    translate("controls.duration"),
    DURATIONS.map((minutes) => [String(minutes), formats.period(minutes * MINUTE)]),
    String(choice.minutes),
    (value) => {
      choose({ ...choice, minutes: Number(value) });
    },
  );
  return html`<div class="fields">${frequency} ${duration}</div>
    ${cost(choice, quota, context)}`;
}

/** How many messages a boost takes at most. */
export function costOf({ frequency, minutes }: BoostChoice): number {
  return (minutes * MINUTE) / BOOST_FREQUENCIES[frequency];
}

function cost(
  choice: BoostChoice,
  quota: QuotaView | undefined,
  context: RenderContext,
) {
  const { translate, formats, now } = context;
  if (quota?.used === undefined) return nothing;
  const end = quota.resetsAt?.getTime() ?? now + ROLLING_DAYS * DAY;
  const days = Math.max(1, Math.ceil((end - now) / DAY));
  return html`<p aria-live="polite">
    ${translate("controls.cost", {
      cost: formats.number(costOf(choice)),
      left: formats.number(Math.max(0, quota.limit - quota.used)),
      days: formats.days(days),
    })}
  </p>`;
}

export function field(
  label: string,
  options: readonly (readonly [value: string, label: string])[],
  chosen: string,
  choose: (value: string) => void,
): TemplateResult {
  return html`<label
    >${label}
    <select
      @change=${(event: Event) => {
        choose((event.target as HTMLSelectElement).value);
      }}
    >
      ${options.map(
        ([value, words]) =>
          html`<option value=${value} .selected=${value === chosen}>${words}</option>`,
      )}
    </select></label
  >`;
}
