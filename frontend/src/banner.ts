/** One place that says what is wrong with accounts, above what is shown of them. */

import { html, nothing } from "lit";

import type { LastMessage } from "./model/repeater";
import { fetchPart } from "./parts";
import type { RenderContext } from "./render-context";
import type { Repeater } from "./repeaters";

let isFetched = false;

export function banner(
  repeaters: readonly Repeater[],
  source: EventTarget,
  context: RenderContext,
) {
  const accounts = new Map(repeaters.map((one) => [one.entry_id, one.trouble]));
  const troubles = [...accounts.values()].filter((trouble) => trouble !== undefined);
  if (troubles.length === 0) return nothing;
  if (!isFetched) void fetchPart("trouble", source, context);
  isFetched = true;
  return html`<stellacontrol-trouble
    .context=${context}
    .troubles=${troubles}
    .isNamed=${accounts.size > 1}
    .hasValues=${repeaters.some(({ last }) => last)}
  ></stellacontrol-trouble>`;
}

/** A state with the time of the message that told it, if it is of the past. */
export function dated(
  state: string,
  past: LastMessage | undefined | false,
  { translate, formats, now }: RenderContext,
): string {
  if (!past || past.at === undefined) return state;
  return translate("head.as_of", { state, moment: formats.moment(past.at, now) });
}
