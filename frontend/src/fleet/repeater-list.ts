/** What the fleet and the quota view share: all repeaters, filters and pages. */

import {
  LitElement,
  html,
  nothing,
  type CSSResultGroup,
  type TemplateResult,
} from "lit";
import { repeat } from "lit/directives/repeat.js";

import { alarmWords } from "../alarm-words";
import { renderWhenAsked } from "../asked";
import { banner } from "../banner";
import { reactive } from "../define";
import { frame, notice } from "../frame";
import { isWrittenOtherwise, type HomeAssistant } from "../hass";
import {
  NO_FILTER,
  areasOf,
  filtered,
  hasTrouble,
  inOrder,
  readFleet,
  type Filter,
  type Member,
  type Order,
} from "../model/fleet";
import type { Alarm } from "../model/repeater";
import { renderContext, type RenderContext } from "../render-context";
import { entityIds, subscribeRepeaters, type ListedRepeater } from "../repeaters";
import { Subscription, type Answer } from "../subscription";
import { theme } from "../theme";
import { checkListConfig, type ListConfig } from "./list-config";
import { listStyles } from "./list-styles";
import { pager, search } from "./tools";

/** Rows beyond what a screen shows only cost time. */
const PAGE_SIZE = 25;

const URGENT = ["alarm", "connected"];
const SECOND = 1000;

export abstract class RepeaterList extends LitElement {
  static override styles: CSSResultGroup = [theme, listStyles];

  static override properties = reactive(
    "hass",
    "filter",
    "config",
    "answer",
    "order",
    "page",
  );

  hass?: HomeAssistant;
  protected filter: Filter = NO_FILTER;
  private config?: ListConfig;
  private answer: Answer<readonly ListedRepeater[]> = "loading";
  private page = 0;
  /** All repeaters, as they were rendered last. */
  protected members: readonly Member[] = [];
  /** Renders what is not urgent. */
  private later: ReturnType<typeof setTimeout> | undefined;

  private readonly subscription = new Subscription(
    this,
    subscribeRepeaters,
    (answer) => {
      this.answer = answer;
    },
  );

  /** How the list is sorted until the user wants it otherwise. */
  protected abstract order: Order;
  /** What stands above the list, about all that the area and the search leave. */
  protected abstract summary(
    members: readonly Member[],
    context: RenderContext,
  ): TemplateResult | typeof nothing;
  /** The rows of a page, and of how many it is a part. */
  protected abstract rows(
    members: readonly Member[],
    context: RenderContext,
    found: readonly Member[],
  ): TemplateResult;

  constructor() {
    super();
    renderWhenAsked(this);
  }

  static getConfigForm = async () => (await import("../forms")).listForm();

  static getStubConfig() {
    return {};
  }

  setConfig(config: unknown): void {
    this.config = checkListConfig(config);
  }

  /** In units of 50 pixels. */
  getCardSize(): number {
    return Math.ceil((this.offsetHeight || 600) / 50);
  }

  getGridOptions() {
    return { columns: "full", rows: "auto" };
  }

  /** The page of one repeater; without a view of it, only administrators have one. */
  protected hrefOf({ repeater: { device_id: id } }: Member) {
    if (this.config?.views) return `/${location.pathname.split("/")[1] ?? ""}/${id}`;
    return this.hass?.user?.is_admin ? `/config/devices/device/${id}` : nothing;
  }

  /** Trouble is shown at once; what else changes in a large house, once a second. */
  protected override shouldUpdate(changed: Map<PropertyKey, unknown>): boolean {
    const before = changed.get("hass") as HomeAssistant | undefined;
    const now = this.hass;
    if (changed.size !== 1 || before === undefined || now === undefined) return true;
    if (isWrittenOtherwise(before, now) || before.areas !== now.areas) return true;
    if (before.connected !== now.connected || before.config !== now.config) return true;
    if (this.hasTurned(before, now, urgentIds)) return true;
    if (this.later === undefined && this.hasTurned(before, now, entityIds))
      this.later = setTimeout(() => {
        this.later = undefined;
        this.requestUpdate();
      }, SECOND);
    return false;
  }

  /** Whether one of the states that are meant is another than before. */
  private hasTurned(
    before: HomeAssistant,
    now: HomeAssistant,
    idsOf: (repeater: ListedRepeater) => string[],
  ): boolean {
    if (typeof this.answer === "string") return false;
    return this.answer.some((repeater) =>
      idsOf(repeater).some((id) => before.states[id] !== now.states[id]),
    );
  }

  protected override willUpdate(): void {
    if (this.hass) this.subscription.follow(this.hass, "all");
  }

  override render(): TemplateResult | typeof nothing {
    const { hass, answer } = this;
    if (hass === undefined || this.config === undefined) return nothing;
    const context = renderContext(hass, () => {
      this.requestUpdate();
    });
    if (typeof answer !== "string") {
      this.members = readFleet(hass, answer, context.now);
      return frame(this.list(this.members, context), context);
    }
    return notice(answer === "loading" ? "fleet.loading" : "card.not_loaded", context);
  }

  private list(members: readonly Member[], context: RenderContext): TemplateResult {
    const { translate, hass } = context;
    const areas = areasOf(members, hass.language);
    // An area may go while it is chosen.
    const area = areas.some(([id]) => id === this.filter.area) ? this.filter.area : "";
    const filter = { ...this.filter, area };
    const words = (alarms: readonly Alarm[]) => alarmWords(alarms, translate);
    const ofAllKinds = filtered(members, filter, words);
    const ofKind = ofAllKinds.filter((one) => hasTrouble(one, filter.trouble));
    const found = inOrder(ofKind, this.order, hass.language);
    const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
    const page = Math.min(this.page, pages - 1);
    const shown = found.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
    const narrow = this.narrow.bind(this);
    const sortBy = (order: Order) => {
      this.order = order;
    };
    const turnTo = (to: number) => {
      this.page = to;
    };
    const repeaters = members.map(({ repeater }) => repeater);
    return html`${banner(repeaters, this, context)}
      <div class="tools">
        ${this.summary(ofAllKinds, context)}
        ${search(filter, areas, narrow, this.order, sortBy, context)}
      </div>
      ${
        shown.length === 0
          ? html`<p class="notice">
              ${translate(members.length === 0 ? "fleet.none" : "fleet.none_found")}
            </p>`
          : this.rows(shown, context, found)
      }
      ${pager(page, pages, turnTo, context)}`;
  }

  protected narrow(change: Partial<Filter>): void {
    this.filter = { ...this.filter, ...change };
    this.page = 0;
  }
}

function urgentIds({ entities }: ListedRepeater): string[] {
  return URGENT.map((role) => entities[role] ?? "");
}

/** Rows that stay those of their repeater, with the keyboard on them, in any order. */
export function each(
  members: readonly Member[],
  row: (member: Member) => TemplateResult,
): unknown {
  return repeat(members, ({ repeater }) => repeater.device_id, row);
}
