/** What a report says, on the page and on paper. */

import { html, nothing, type TemplateResult } from "lit";

import type { CsvCell } from "../model/csv";
import type { SiteReport } from "../model/report";
import type { Period } from "../model/timeline";
import type { RenderContext } from "../render-context";
import type { ListedRepeater } from "../repeaters";
import {
  detailTables,
  fleetTable,
  type Cell,
  type Details,
  type Table,
} from "./tables";
import { momentWords, periodWords } from "./words";

export interface Content {
  readonly title: string;
  /** What the repeater is; empty of all. */
  readonly subject: string;
  readonly period: Period;
  readonly tables: readonly Table[];
  /** Since when the history tells anything; `undefined` if it does not. */
  readonly knownSince: number | undefined;
  /** How many repeaters have been read, of how many. */
  readonly read: number;
  readonly of: number;
}

/** Clocks and the first message of a period may differ by so much. */
const HOUR = 3_600_000;

export function contentOfOne(
  details: Details,
  period: Period,
  context: RenderContext,
): Content {
  const { name, model, serial_number, firmware } = details.report.repeater;
  return {
    title: name ?? "",
    subject: [model, serial_number, firmware, areaOf(details.report.repeater, context)]
      .filter(Boolean)
      .join(" · "),
    period,
    tables: detailTables(details, context),
    knownSince: details.report.knownSince,
    read: 1,
    of: 1,
  };
}

export function contentOfAll(
  repeaters: readonly ListedRepeater[],
  reports: ReadonlyMap<string, SiteReport>,
  period: Period,
  context: RenderContext,
): Content {
  const { compare } = new Intl.Collator(context.hass.language, { numeric: true });
  const names = repeaters
    .map((one) => ({
      id: one.device_id,
      name: one.name ?? "",
      area: areaOf(one, context),
    }))
    .sort((one, other) => compare(one.name, other.name));
  const since = [...reports.values()].flatMap(({ knownSince }) => knownSince ?? []);
  return {
    title: context.translate("report.title"),
    subject: "",
    period,
    tables: [fleetTable(names, reports, context)],
    knownSince: since.length > 0 ? Math.min(...since) : undefined,
    read: reports.size,
    of: repeaters.length,
  };
}

function areaOf({ area_id: area }: ListedRepeater, { hass }: RenderContext): string {
  return hass.areas[area ?? ""]?.name ?? "";
}

/** `open` shows the report of a repeater; paper has none. */
export function reportContent(
  content: Content,
  context: RenderContext,
  open?: (id: string) => void,
): TemplateResult {
  const { title, subject, period, tables } = content;
  return html`<h1><bdi>${title}</bdi></h1>
    ${subject ? html`<p>${subject}</p>` : nothing}
    <p>${periodWords(period, context)}</p>
    <p class="quiet" role="status">${remark(content, context)}</p>
    ${tables.map((one) => tableOf(one, context, open))}`;
}

/** The same for a spreadsheet: all tables one below the other, each with its title. */
export function csvRows(content: Content, context: RenderContext): CsvCell[][] {
  const { title, subject, period, tables } = content;
  const about = [
    title,
    subject,
    periodWords(period, context),
    remark(content, context),
  ];
  return [
    ...about.filter(Boolean).map((words) => [words]),
    ...tables.flatMap(({ title: heading, head, rows }) => [
      [],
      [heading],
      ...(head.length > 0 ? [[...head]] : []),
      ...rows.map((row) => row.map(({ text, raw = text }) => raw)),
    ]),
  ];
}

/** How far it is, or what it cannot tell. */
function remark(content: Content, context: RenderContext): string {
  const { translate, formats } = context;
  const { read, of, knownSince, period } = content;
  if (read < of)
    return translate("report.working", {
      done: formats.number(read),
      count: formats.number(of),
    });
  if (knownSince === undefined) return translate("report.empty");
  if (knownSince < period.from + HOUR) return "";
  return translate("report.shorter", { moment: momentWords(knownSince, context) });
}

function tableOf(
  { title, head, rows, numbersFrom }: Table,
  { translate }: RenderContext,
  open: ((id: string) => void) | undefined,
): TemplateResult {
  if (rows.length === 0)
    return html`<h2>${title}</h2>
      <p>${translate("report.none")}</p>`;
  // A list of facts has no head; its first cells name the rest.
  const isList = head.length === 0;
  // What is wider than the window is scrolled with the keyboard, too.
  const isPage = open !== undefined;
  const kind = (column: number) => (column >= numbersFrom ? "number" : nothing);
  const cell = (one: Cell, column: number) => {
    const said = html`<bdi>${one.text}</bdi>`;
    const words = open && one.opens ? opener(one.opens, said, open) : said;
    return column === 0
      ? html`<th scope="row">${words}</th>`
      : html`<td class=${kind(column)}>${words}</td>`;
  };
  return html`<h2>${title}</h2>
    <div
      class="scroll"
      role=${isPage ? "group" : nothing}
      aria-label=${isPage ? title : nothing}
      tabindex=${isPage ? "0" : nothing}
    >
      <table>
        ${
          isList
            ? nothing
            : html`<thead>
                <tr>
                  ${head.map(
                    (words, column) =>
                      html`<th scope="col" class=${kind(column)}>${words}</th>`,
                  )}
                </tr>
              </thead>`
        }
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${row.map(cell)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function opener(id: string, name: TemplateResult, open: (id: string) => void) {
  return html`<button
    @click=${() => {
      open(id);
    }}
  >
    ${name}
  </button>`;
}
