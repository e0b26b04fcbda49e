/** What stands around a list: a search, a choice of areas, and its pages. */

import { html, nothing, type TemplateResult } from "lit";

import { ORDERS, type Filter, type Order } from "../model/fleet";
import type { RenderContext } from "../render-context";

export function search(
  filter: Filter,
  areas: readonly (readonly [id: string, name: string])[],
  narrow: (change: Partial<Filter>) => void,
  order: Order,
  sortBy: (order: Order) => void,
  { translate }: RenderContext,
): TemplateResult {
  const orders = ORDERS.map((one): [string, string] => [one, translate(`sort.${one}`)]);
  const allAreas: [string, string] = ["", translate("fleet.all_areas")];
  return html`<div class="filters" role="search">
    <input
      type="search"
      aria-label=${translate("fleet.search")}
      placeholder=${translate("fleet.search")}
      .value=${filter.text}
      @input=${(event: Event) => {
        narrow({ text: (event.target as HTMLInputElement).value });
      }}
    />
    ${
      areas.length === 0
        ? nothing
        : choice(translate("fleet.area"), [allAreas, ...areas], filter.area, (area) => {
            narrow({ area });
          })
    }
    ${choice(translate("sort.label"), orders, order, (one) => {
      sortBy(one as Order);
    })}
  </div>`;
}

function choice(
  label: string,
  options: readonly (readonly [value: string, label: string])[],
  chosen: string,
  choose: (value: string) => void,
): TemplateResult {
  return html`<select
    aria-label=${label}
    title=${label}
    @change=${(event: Event) => {
      choose((event.target as HTMLSelectElement).value);
    }}
  >
    ${options.map(
      ([value, name]) =>
        html`<option value=${value} .selected=${chosen === value}>${name}</option>`,
    )}
  </select>`;
}

export function pager(
  page: number,
  pages: number,
  turnTo: (page: number) => void,
  { translate }: RenderContext,
) {
  if (pages === 1) return nothing;
  const turn = (to: number, label: string, arrow: string) => {
    const isThere = to >= 0 && to < pages;
    // Disabled, the last page would take the keyboard away. Browsers mirror the arrows
    // where the page is read from the right.
    return html`<button
      aria-label=${label}
      title=${label}
      aria-disabled=${isThere ? nothing : "true"}
      @click=${() => {
        if (isThere) turnTo(to);
      }}
    >
      ${arrow}
    </button>`;
  };
  return html`<nav class="pager" aria-label=${translate("fleet.pages")}>
    ${turn(page - 1, translate("fleet.previous"), "‹")}
    <span aria-live="polite"
      >${translate("fleet.page", { page: page + 1, pages })}</span
    >
    ${turn(page + 1, translate("fleet.next"), "›")}
  </nav>`;
}
