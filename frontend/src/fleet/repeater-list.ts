/** What the fleet and the quota view share: all repeaters, filters and pages. */

import {
  LitElement,
  html,
  nothing,
  type CSSResultGroup,
  type TemplateResult,
} from "lit";
import { property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";

import { renderEverySecond } from "../clock";
import { frame, notice } from "../frame";
import type { HomeAssistant } from "../hass";
import {
  NO_FILTER,
  areasOf,
  filtered,
  readFleet,
  type Filter,
  type Member,
} from "../model/fleet";
import { renderContext, type RenderContext } from "../render-context";
import { theme } from "../theme";
import { listStyles } from "./list-styles";
import { Listing, type Answer } from "./listing";
import { pager, search } from "./tools";

/** Rows beyond what a screen shows only cost time. */
const PAGE_SIZE = 25;

interface ListConfig {
  readonly type: string;
  /** Where the dashboard has a view of each repeater; else its device page is opened. */
  readonly views?: boolean;
}

export abstract class RepeaterList extends LitElement {
  static override styles: CSSResultGroup = [theme, listStyles];

  @property({ attribute: false }) hass?: HomeAssistant;
  @state() protected filter: Filter = NO_FILTER;
  @state() private config?: ListConfig;
  @state() private answer: Answer = "loading";
  @state() private page = 0;

  private readonly listing = new Listing((answer) => {
    this.answer = answer;
  });

  /** All repeaters in the order in which they are shown. */
  protected abstract sort(members: readonly Member[], language: string): Member[];
  /** What stands above the list, about all that the area and the search leave. */
  protected abstract summary(
    members: readonly Member[],
    context: RenderContext,
  ): TemplateResult | typeof nothing;
  protected abstract rows(
    members: readonly Member[],
    context: RenderContext,
  ): TemplateResult;

  constructor() {
    super();
    renderEverySecond(this);
  }

  setConfig(config: ListConfig): void {
    this.config = config;
  }

  /** In units of 50 pixels. */
  getCardSize(): number {
    return 12;
  }

  getGridOptions() {
    return { columns: "full", rows: "auto" };
  }

  /** The page of one repeater. */
  protected hrefOf({ repeater }: Member): string {
    const dashboard = location.pathname.split("/")[1] ?? "";
    return this.config?.views
      ? `/${dashboard}/${repeater.device_id}`
      : `/config/devices/device/${repeater.device_id}`;
  }

  /** The clock renders what has changed meanwhile; not every state of a large house. */
  protected override shouldUpdate(changed: Map<PropertyKey, unknown>): boolean {
    const before = changed.get("hass") as HomeAssistant | undefined;
    if (changed.size !== 1 || before === undefined || this.hass === undefined)
      return true;
    this.listing.follow(this.hass);
    return before.localize !== this.hass.localize || this.hasTurned(before, this.hass);
  }

  /** Whether an alarm or a connection is another than before. */
  private hasTurned(before: HomeAssistant, now: HomeAssistant): boolean {
    if (typeof this.answer === "string") return false;
    return this.answer.some(({ entities: { alarm = "", connected = "" } }) =>
      [alarm, connected].some((id) => before.states[id] !== now.states[id]),
    );
  }

  protected override willUpdate(): void {
    if (this.hass) this.listing.follow(this.hass);
  }

  override render(): TemplateResult | typeof nothing {
    const { hass, answer } = this;
    if (hass === undefined || this.config === undefined) return nothing;
    const context = renderContext(hass, () => {
      this.requestUpdate();
    });
    if (typeof answer !== "string")
      return frame(this.list(readFleet(hass, answer, context.now), context), context);
    return notice(answer === "loading" ? "fleet.loading" : "card.not_loaded", context);
  }

  private list(members: readonly Member[], context: RenderContext): TemplateResult {
    const { translate, hass } = context;
    const areas = areasOf(members, hass.language);
    // An area may go while it is chosen.
    const area = areas.some(([id]) => id === this.filter.area) ? this.filter.area : "";
    const filter = { ...this.filter, area };
    const ofAllKinds = filtered(members, { ...filter, trouble: undefined });
    const found = this.sort(filtered(members, filter), hass.language);
    const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
    const page = Math.min(this.page, pages - 1);
    const shown = found.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
    const narrow = this.narrow.bind(this);
    const turnTo = (to: number) => {
      this.page = to;
    };
    return html`<div class="tools">
        ${this.summary(ofAllKinds, context)} ${search(filter, areas, narrow, context)}
      </div>
      ${
        shown.length === 0
          ? html`<p class="notice">
              ${translate(members.length === 0 ? "fleet.none" : "fleet.none_found")}
            </p>`
          : this.rows(shown, context)
      }
      ${pager(page, pages, turnTo, context)}`;
  }

  protected narrow(change: Partial<Filter>): void {
    this.filter = { ...this.filter, ...change };
    this.page = 0;
  }
}

/** Rows that stay those of their repeater, with the keyboard on them, in any order. */
export function each(
  members: readonly Member[],
  row: (member: Member) => TemplateResult,
): unknown {
  return repeat(members, ({ repeater }) => repeater.device_id, row);
}
