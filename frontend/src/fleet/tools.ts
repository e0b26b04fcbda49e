/** What stands around a list: a search, a choice of areas, and its pages. */

import { html, nothing, type TemplateResult } from "lit";

import type { Filter } from "../model/fleet";
import type { RenderContext } from "../render-context";

export function search(
  filter: Filter,
  areas: readonly (readonly [id: string, name: string])[],
  narrow: (change: Partial<Filter>) => void,
  { translate }: RenderContext,
): TemplateResult {
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
        : html`<select
            aria-label=${translate("fleet.area")}
            @change=${(event: Event) => {
              narrow({ area: (event.target as HTMLSelectElement).value });
            }}
          >
            <option value="" .selected=${filter.area === ""}>
              ${translate("fleet.all_areas")}
            </option>
            ${areas.map(
              ([id, name]) =>
                html`<option value=${id} .selected=${filter.area === id}>
                  ${name}
                </option>`,
            )}
          </select>`
    }
  </div>`;
}

export function pager(
  page: number,
  pages: number,
  turnTo: (page: number) => void,
  { translate }: RenderContext,
) {
  if (pages === 1) return nothing;
  const turn = (to: number, label: string, icon: string) => {
    const isThere = to >= 0 && to < pages;
    // Disabled, the last page would take the keyboard away.
    return html`<button
      aria-label=${label}
      title=${label}
      aria-disabled=${isThere ? nothing : "true"}
      @click=${() => {
        if (isThere) turnTo(to);
      }}
    >
      <ha-icon icon=${icon}></ha-icon>
    </button>`;
  };
  return html`<nav class="pager" aria-label=${translate("fleet.pages")}>
    ${turn(page - 1, translate("fleet.previous"), "mdi:chevron-left")}
    <span aria-live="polite"
      >${translate("fleet.page", { page: page + 1, pages })}</span
    >
    ${turn(page + 1, translate("fleet.next"), "mdi:chevron-right")}
  </nav>`;
}
