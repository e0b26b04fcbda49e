/** The tables of a report: the same for the page, for paper and for a file. */

import type { CsvCell } from "../model/csv";
import type { AlarmRow, SignalRow, SiteReport } from "../model/report";
import type { Episodes } from "../model/timeline";
import { DASH } from "../model/reading";
import type { RenderContext } from "../render-context";
import type { TextKey } from "../translate";
import { changeRow } from "./authors";
import {
  lengthCell,
  lengthWords,
  momentCell,
  momentWords,
  percentCell,
  percentWords,
} from "./words";

export interface Cell {
  readonly text: string;
  /** For a spreadsheet, if that is another. */
  readonly raw?: CsvCell;
  /** The repeater that it opens. */
  readonly opens?: string;
}

export interface Table {
  readonly title: string;
  /** Empty of a list, whose first column names the second. */
  readonly head: readonly string[];
  /** From this column on there are numbers. */
  readonly numbersFrom: number;
  readonly rows: readonly (readonly Cell[])[];
}

const UNKNOWN: Cell = { text: DASH, raw: "" };

export function text(words: string): Cell {
  return { text: words };
}

export function count(value: number | undefined, { formats }: RenderContext): Cell {
  return value === undefined ? UNKNOWN : { text: formats.number(value), raw: value };
}

function share(value: number | undefined, context: RenderContext): Cell {
  if (value === undefined) return UNKNOWN;
  return { text: percentWords(value, context), raw: percentCell(value) };
}

function length(value: number, context: RenderContext): Cell {
  if (value === 0) return { text: DASH, raw: "0:00" };
  return { text: lengthWords(value, context), raw: lengthCell(value) };
}

export function moment(value: number, context: RenderContext): Cell {
  return { text: momentWords(value, context), raw: momentCell(value, context) };
}

function dbm(value: number | undefined, { formats }: RenderContext): Cell {
  if (value === undefined) return UNKNOWN;
  const rounded = Math.round(value * 10) / 10;
  return { text: formats.number(rounded), raw: rounded };
}

const FLEET_HEAD: readonly TextKey[] = [
  "editor.device",
  "fleet.area",
  "report.available",
  "report.times_offline",
  "report.longest_offline",
  "report.alarms",
  "report.in_alarm",
  "report.longest_alarm",
  "report.restarts",
  "report.quota",
  "report.changes",
];

/** A row of each repeater; of one that nothing has been told of yet, only its name. */
export function fleetTable(
  names: readonly {
    readonly id: string;
    readonly name: string;
    readonly area: string;
  }[],
  reports: ReadonlyMap<string, SiteReport>,
  context: RenderContext,
): Table {
  const rows = names.map(({ id, name, area }) => {
    const report = reports.get(id);
    const facts = report
      ? figures(report, context)
      : FLEET_HEAD.slice(2).map(() => text(""));
    return [{ text: name, opens: id }, text(area), ...facts];
  });
  return {
    title: context.translate("report.all"),
    head: FLEET_HEAD.map((key) => context.translate(key)),
    numbersFrom: 2,
    rows,
  };
}

function figures(report: SiteReport, context: RenderContext): Cell[] {
  const { available, offline, alarms, restarts, used, changes, repeater } = report;
  const isKnown = available !== undefined;
  return [
    share(available, context),
    isKnown ? count(offline.count, context) : UNKNOWN,
    isKnown ? length(offline.longest, context) : UNKNOWN,
    count(alarms?.count, context),
    alarms ? length(alarms.total, context) : UNKNOWN,
    alarms ? length(alarms.longest, context) : UNKNOWN,
    count(restarts?.length, context),
    share(used === undefined ? undefined : used / repeater.monthly_quota, context),
    count(changes?.length, context),
  ];
}

/** What is written of one repeater alone. */
export interface Details {
  readonly report: SiteReport;
  readonly alarms: readonly AlarmRow[];
  readonly signals: readonly SignalRow[];
}

export function detailTables(details: Details, context: RenderContext): Table[] {
  const { report, alarms, signals } = details;
  const { translate } = context;
  const head = (...keys: TextKey[]) => keys.map((key) => translate(key));
  return [
    {
      title: translate("report.summary"),
      head: [],
      numbersFrom: 2,
      rows: summary(report, context),
    },
    {
      title: translate("report.alarms"),
      head: head(
        "report.alarm",
        "report.band",
        "report.count",
        "report.total",
        "report.longest",
      ),
      numbersFrom: 2,
      rows: alarms.map((row) => alarmRow(row, context)),
    },
    {
      title: translate("report.signal"),
      head: head(
        "report.band",
        "report.lowest",
        "report.mean",
        "report.highest",
        "report.normal",
      ),
      numbersFrom: 1,
      rows: signals.map(({ label, ...row }) => [
        text(label),
        ...[row.lowest, row.mean, row.highest, row.normal].map((one) =>
          dbm(one, context),
        ),
      ]),
    },
    {
      title: translate("report.changes"),
      head: head("report.when", "report.what", "report.who"),
      numbersFrom: 3,
      rows: (report.changes ?? []).map((change) => changeRow(change, context)),
    },
  ];
}

function summary(report: SiteReport, context: RenderContext): Cell[][] {
  const { available, offline, restarts, used, repeater } = report;
  const { translate, formats } = context;
  const isKnown = available !== undefined;
  const lastly = restarts?.map((one) => momentWords(one, context)).join("; ");
  const quota = translate("report.quota_of", {
    used: used === undefined ? DASH : formats.number(used),
    limit: formats.number(repeater.monthly_quota),
  });
  return [
    [text(translate("report.available")), share(available, context)],
    [
      text(translate("report.times_offline")),
      isKnown ? text(timesWords(offline, context)) : UNKNOWN,
    ],
    [
      text(translate("report.restarts")),
      restarts
        ? text([formats.number(restarts.length), lastly].filter(Boolean).join(": "))
        : UNKNOWN,
    ],
    [text(translate("report.quota")), text(quota)],
  ];
}

/** "3 (in all 5 h, longest 2 h)" */
function timesWords(times: Episodes, context: RenderContext): string {
  const number = context.formats.number(times.count);
  if (times.count === 0) return number;
  return context.translate(times.isOngoing ? "report.times_ongoing" : "report.times", {
    count: number,
    total: lengthWords(times.total, context),
    longest: lengthWords(times.longest, context),
  });
}

const ALARM_TEXTS: Readonly<Record<string, TextKey>> = {
  over_power: "lamp.over_power",
  feedback: "lamp.feedback",
  automatic_shutdown: "lamp.automatic_shutdown",
  reduced_power: "lamp.reduced_power",
  temperature_alarm: "fleet.too_hot",
};

function alarmRow({ role, label, episodes }: AlarmRow, context: RenderContext): Cell[] {
  const key = ALARM_TEXTS[role];
  const name = key ? context.translate(key) : role;
  return [
    text(episodes.isOngoing ? context.translate("report.ongoing", { name }) : name),
    text(label),
    count(episodes.count, context),
    length(episodes.total, context),
    length(episodes.longest, context),
  ];
}
