/** `stellacontrol-report`: what one repeater or all did in a period, for paper and files. */

import { LitElement, html, nothing, type TemplateResult } from "lit";

import { define, reactive } from "../define";
import { frame } from "../frame";
import { isWrittenOtherwise, type HomeAssistant } from "../hass";
import { last30Days, lastMonths } from "../model/periods";
import { readAlarms, readReport, readSignals, type SiteReport } from "../model/report";
import type { Period } from "../model/timeline";
import "../part-texts";
import { renderContext, type RenderContext } from "../render-context";
import {
  askOnce,
  subscribeRepeater,
  subscribeRepeaters,
  type ListedRepeater,
  type RepeaterWithBands,
} from "../repeaters";
import { theme } from "../theme";
import { BATCH, ask } from "./ask";
import { contentOfAll, contentOfOne, reportContent, type Content } from "./content";
import { printContent, saveContent } from "./leave";
import { reportStyles } from "./report-styles";
import type { Details } from "./tables";
import { reportTools } from "./tools";

/** All repeaters, where one would be named. */
const ALL = "";
/** The last 30 days, where a month would be named. */
const LAST_DAYS = "";

declare global {
  interface HTMLElementTagNameMap {
    "stellacontrol-report": StellaControlReport;
  }
}

export class StellaControlReport extends LitElement {
  static override styles = [theme, reportStyles];

  static override properties = reactive(
    "hass",
    "repeaters",
    "reports",
    "details",
    "chosen",
    "month",
    "hasFailed",
  );

  hass?: HomeAssistant;
  private repeaters: readonly ListedRepeater[] | undefined;
  /** Of all repeaters, as far as they have been read. */
  private reports: ReadonlyMap<string, SiteReport> = new Map();
  private details: Details | undefined;
  private chosen = ALL;
  private month = LAST_DAYS;
  private hasFailed = false;
  private period: Period = { from: 0, until: 0 };
  /** Which reading is the present one; what a former one tells is of another choice. */
  private reading = 0;

  setConfig(): void {
    // There is nothing to set.
  }

  getCardSize(): number {
    return 12;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.chosen = new URLSearchParams(location.search).get("repeater") ?? ALL;
    if (!this.hasUpdated) return;
    // It was away, and knows what was then.
    this.repeaters = undefined;
    void this.read();
  }

  /** It tells of the past: states that change meanwhile change nothing. */
  protected override shouldUpdate(changed: Map<PropertyKey, unknown>): boolean {
    const before = changed.get("hass") as HomeAssistant | undefined;
    if (changed.size !== 1 || !before || !this.hass) return true;
    return isWrittenOtherwise(before, this.hass) || this.mayAnswer(before, this.hass);
  }

  /** Whether who did not answer may do so now: connected again, or more is loaded. */
  private mayAnswer(before: HomeAssistant, now: HomeAssistant): boolean {
    const isAnother =
      before.connected !== now.connected || before.config !== now.config;
    return this.hasFailed && now.connected && isAnother;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has("hass") || !this.hass) return;
    const before = changed.get("hass") as HomeAssistant | undefined;
    if (!before || this.mayAnswer(before, this.hass)) void this.read();
  }

  private async read(): Promise<void> {
    const { hass } = this;
    if (!hass) return;
    this.reading += 1;
    const mine = this.reading;
    this.reports = new Map();
    this.details = undefined;
    this.hasFailed = false;
    this.period = this.chosenPeriod(this.context(hass));
    try {
      this.repeaters ??= await askOnce<readonly ListedRepeater[]>((tell) =>
        subscribeRepeaters(hass, "", tell),
      );
      const one = this.repeaters.find(({ device_id: id }) => id === this.chosen);
      if (one) await this.readOne(hass, one, mine);
      else await this.readAll(hass, this.repeaters, mine);
    } catch {
      this.hasFailed = mine === this.reading;
    }
  }

  private async readOne(hass: HomeAssistant, listed: ListedRepeater, mine: number) {
    const found = await askOnce<RepeaterWithBands | null>((tell) =>
      subscribeRepeater(hass, listed.device_id, tell),
    );
    const repeater = { ...listed, ...found };
    const { period } = this;
    const answers = await ask(hass, [repeater], true, period);
    if (mine !== this.reading) return;
    this.details = {
      report: readReport(hass, repeater, answers, period),
      alarms: readAlarms(hass, repeater, answers, period),
      signals: readSignals(hass, repeater, answers),
    };
  }

  /** Some after the others, so that Home Assistant can answer others in between. */
  private async readAll(
    hass: HomeAssistant,
    repeaters: readonly ListedRepeater[],
    mine: number,
  ) {
    const { period } = this;
    for (let first = 0; first < repeaters.length; first += BATCH) {
      const batch = repeaters.slice(first, first + BATCH);
      const answers = await ask(hass, batch, false, period);
      if (mine !== this.reading) return;
      const read = batch.map(
        (one) => [one.device_id, readReport(hass, one, answers, period)] as const,
      );
      this.reports = new Map([...this.reports, ...read]);
    }
  }

  private chosenPeriod({ formats, now }: RenderContext): Period {
    const month = lastMonths(now, formats.timeZone).find(({ id }) => id === this.month);
    return month?.period ?? last30Days(now);
  }

  private context(hass: HomeAssistant): RenderContext {
    return renderContext(hass, () => {
      this.requestUpdate();
    });
  }

  override render(): TemplateResult | typeof nothing {
    const { hass } = this;
    if (!hass) return nothing;
    const context = this.context(hass);
    const { translate } = context;
    if (!hass.config.components.includes("history"))
      return frame(html`<p>${translate("report.no_recorder")}</p>`, context);
    const content = this.content(context);
    const open = this.open.bind(this);
    return frame(
      html`${this.tools(content, context)}
      ${
        this.hasFailed
          ? html`<p role="alert">${translate("report.failed")}</p>`
          : content
            ? reportContent(content, context, open)
            : html`<p class="notice">${translate("fleet.loading")}</p>`
      }`,
      context,
    );
  }

  private content(context: RenderContext): Content | undefined {
    const { repeaters, reports, details, period, chosen } = this;
    if (!repeaters) return undefined;
    if (repeaters.some(({ device_id: id }) => id === chosen))
      return details && contentOfOne(details, period, context);
    return contentOfAll(repeaters, reports, period, context);
  }

  private open(id: string): void {
    this.chosen = id;
    void this.read();
  }

  private tools(content: Content | undefined, context: RenderContext): TemplateResult {
    const isDone = !this.hasFailed && content?.read === content?.of;
    return reportTools(
      {
        repeaters: this.repeaters ?? [],
        chosen: this.chosen,
        choose: this.open.bind(this),
        month: this.month,
        chooseMonth: (id) => {
          this.month = id;
          void this.read();
        },
        isDone: isDone && content !== undefined,
        print: () => {
          if (content) printContent(content, context);
        },
        save: () => {
          if (content) saveContent(content, context);
        },
      },
      context,
    );
  }
}

define("stellacontrol-report", StellaControlReport);
