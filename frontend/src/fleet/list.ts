/** What the fleet and the quota view share: all repeaters, filters and pages. */

import { LitElement, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import { renderEverySecond } from "../clock";
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
import { listRepeaters, type Repeater } from "../repeaters";
import { theme } from "../theme";
import { listStyles } from "./list-styles";

/** Rows beyond what a screen shows only cost time. */
const PAGE_SIZE = 25;

export interface ListConfig {
  readonly type: string;
  /** Where the dashboard has a view of each repeater; else its device page is opened. */
  readonly views?: boolean;
}

type Listed = readonly Repeater[] | "loading" | "not_loaded";

export abstract class RepeaterList extends LitElement {
  static override styles = [theme, listStyles];

  @property({ attribute: false }) hass?: HomeAssistant;
  @state() protected filter: Filter = NO_FILTER;
  @state() private config?: ListConfig;
  @state() private repeaters: Listed = "loading";
  @state() private page = 0;

  private listedFor: Pick<HomeAssistant, "entities" | "devices" | "config"> | undefined;

  /** All repeaters in the order in which they are shown. */
  protected abstract sort(members: readonly Member[], language: string): Member[];
  /** What stands above the list, about all that the area and the search leave. */
  protected abstract summary(
    members: readonly Member[],
    context: RenderContext,
  ): TemplateResult;
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
    this.listAgain(this.hass);
    return before.language !== this.hass.language || this.isShownDifferently(before);
  }

  private isShownDifferently(before: HomeAssistant): boolean {
    const { hass, repeaters } = this;
    if (typeof repeaters === "string" || hass === undefined) return false;
    return repeaters.some(({ entities: { alarm = "", connected = "" } }) =>
      [alarm, connected].some((id) => before.states[id] !== hass.states[id]),
    );
  }

  protected override willUpdate(): void {
    if (this.hass) this.listAgain(this.hass);
  }

  /**
   * Repeaters come and go with devices and entities, which tell of it by a new object.
   * Where nobody answered, `config` tells what has been loaded meanwhile.
   */
  private listAgain(hass: HomeAssistant): void {
    const { devices, entities, config } = hass;
    const before = this.listedFor;
    if (
      before?.devices === devices &&
      before.entities === entities &&
      (before.config === config || this.repeaters !== "not_loaded")
    )
      return;
    const asked = { devices, entities, config };
    this.listedFor = asked;
    const tell = (repeaters: Listed) => {
      if (this.listedFor === asked) this.repeaters = repeaters;
    };
    listRepeaters(hass).then(tell, () => {
      tell("not_loaded");
    });
  }

  override render(): TemplateResult | typeof nothing {
    const { hass, repeaters } = this;
    if (hass === undefined || this.config === undefined) return nothing;
    const context = renderContext(hass, () => {
      this.requestUpdate();
    });
    if (typeof repeaters === "string")
      return html`<ha-card
        ><p class="notice">
          ${context.translate(repeaters === "loading" ? "fleet.loading" : "card.not_loaded")}
        </p></ha-card
      >`;
    const members = readFleet(hass, repeaters, context.now);
    const counted = filtered(members, { ...this.filter, trouble: undefined });
    const found = this.sort(filtered(members, this.filter), hass.language);
    const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
    const page = Math.min(this.page, pages - 1);
    const shown = found.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
    return html`<ha-card>
      <div class="tools">
        ${this.summary(counted, context)} ${this.tools(members, context)}
      </div>
      ${
        shown.length === 0
          ? html`<p class="notice">
              ${context.translate(members.length === 0 ? "fleet.none" : "fleet.none_found")}
            </p>`
          : this.rows(shown, context)
      }
      ${this.pager(page, pages, context)}
    </ha-card>`;
  }

  protected narrow(change: Partial<Filter>): void {
    this.filter = { ...this.filter, ...change };
    this.page = 0;
  }

  private tools(members: readonly Member[], { translate, hass }: RenderContext) {
    const areas = areasOf(members, hass.language);
    return html`<div class="filters" role="search">
      <input
        type="search"
        aria-label=${translate("fleet.search")}
        placeholder=${translate("fleet.search")}
        .value=${this.filter.text}
        @input=${(event: Event) => {
          this.narrow({ text: (event.target as HTMLInputElement).value });
        }}
      />
      ${
        areas.length === 0
          ? nothing
          : html`<select
              aria-label=${translate("fleet.area")}
              @change=${(event: Event) => {
                this.narrow({ area: (event.target as HTMLSelectElement).value });
              }}
            >
              <option value="">${translate("fleet.all_areas")}</option>
              ${areas.map(
                ([id, name]) =>
                  html`<option value=${id} ?selected=${id === this.filter.area}>
                    ${name}
                  </option>`,
              )}
            </select>`
      }
    </div>`;
  }

  private pager(page: number, pages: number, { translate }: RenderContext) {
    if (pages === 1) return nothing;
    const turn = (to: number, label: string, icon: string) =>
      html`<button
        aria-label=${label}
        title=${label}
        ?disabled=${to < 0 || to >= pages}
        @click=${() => {
          this.page = to;
        }}
      >
        <ha-icon icon=${icon}></ha-icon>
      </button>`;
    return html`<nav class="pager" aria-label=${translate("fleet.pages")}>
      ${turn(page - 1, translate("fleet.previous"), "mdi:chevron-left")}
      <span aria-live="polite"
        >${translate("fleet.page", { page: page + 1, pages })}</span
      >
      ${turn(page + 1, translate("fleet.next"), "mdi:chevron-right")}
    </nav>`;
  }
}
