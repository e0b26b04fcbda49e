/** What a report is made of: the choices and buttons above it. */

import { html, type TemplateResult } from "lit";

import { field } from "../boost-fields";
import { lastMonths } from "../model/periods";
import type { RenderContext } from "../render-context";
import type { ListedRepeater } from "../repeaters";
import { monthWords } from "./words";

export interface Choices {
  readonly repeaters: readonly ListedRepeater[];
  /** Its device; empty for all. */
  readonly chosen: string;
  readonly choose: (deviceId: string) => void;
  /** Empty for the last 30 days. */
  readonly month: string;
  readonly chooseMonth: (id: string) => void;
  readonly isDone: boolean;
  readonly print: () => void;
  readonly save: () => void;
}

export function reportTools(choices: Choices, context: RenderContext): TemplateResult {
  const { translate, formats, now, hass } = context;
  const { compare } = new Intl.Collator(hass.language, { numeric: true });
  const repeaters = choices.repeaters
    .map(({ device_id: id, name }): [string, string] => [id, name ?? ""])
    .sort(([, one], [, other]) => compare(one, other));
  const months = lastMonths(now, formats.timeZone).map(({ id }): [string, string] => [
    id,
    monthWords(id, context),
  ]);
  const button = (words: string, act: () => void) =>
    // Disabled, it would take the keyboard away while something is read.
    html`<button
      aria-disabled=${choices.isDone ? "false" : "true"}
      @click=${() => {
        if (choices.isDone) act();
      }}
    >
      ${words}
    </button>`;
  return html`<div class="tools">
    ${field(
      translate("editor.device"),
      [["", translate("report.all")], ...repeaters],
      choices.chosen,
      choices.choose,
    )}
    ${field(
      translate("report.period"),
      [["", translate("report.last_30")], ...months],
      choices.month,
      choices.chooseMonth,
    )}
    ${button(translate("report.print"), choices.print)}
    ${button(translate("report.csv"), choices.save)}
  </div>`;
}
