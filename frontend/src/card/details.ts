/** All readings of a band or a repeater in words; also the legend of the panel's symbols. */

import { css, html, type TemplateResult } from "lit";

import { dialog } from "../dialog";
import type { EntityState } from "../hass";
import { showMoreInfo } from "../page-events";
import type { RenderContext } from "../render-context";
import type { Roles } from "../repeaters";

/** The panel's symbols, in the order in which readings are listed. */
export const ICONS: Readonly<Record<string, string | undefined>> = {
  signal_strength: "mdi:signal-cellular-3",
  uplink_power: "mdi:arrow-up-thin",
  downlink_power: "mdi:arrow-down-thin",
  band_usage: "mdi:gauge",
  uplink_active: "mdi:cellphone-wireless",
  agc_active: "mdi:tune-vertical",
  over_power: "mdi:flash-alert",
  feedback: "mdi:sync-alert",
  automatic_shutdown: "mdi:shield-alert",
  reduced_power: "mdi:signal-cellular-outline",
  manual_shutdown: "mdi:power",
  switch: "mdi:power",
  connection_status: "mdi:lan-connect",
  temperature: "mdi:thermometer",
  last_message: "mdi:message-text-clock-outline",
  current_message_frequency: "mdi:timer-outline",
  boost_ends: "mdi:rocket-launch-outline",
};

/** What is pressed or chosen tells nothing. */
const NO_READING = /^(button|event|select)\./;

export const detailsStyles = css`
  .readings {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .reading {
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr) fit-content(50%);
    align-items: center;
    gap: 12px;
    width: 100%;
    min-height: 44px;
    border-top: 1px solid var(--line);
    border-radius: 0;
  }
  .reading b {
    font-weight: 500;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .reading ha-icon {
    --mdc-icon-size: 20px;
    color: var(--quiet);
  }
`;

export function details(
  title: string,
  condition: string,
  roles: Roles,
  close: () => void,
  { hass, translate }: RenderContext,
): TemplateResult {
  const known = Object.keys(ICONS);
  const rank = (role: string) => (ICONS[role] ? known.indexOf(role) : known.length);
  const shown = Object.entries(roles)
    .sort(([one], [other]) => rank(one) - rank(other))
    .flatMap(([role, id = ""]) => {
      const state = hass.states[id];
      return state && !NO_READING.test(id) ? [{ role, state }] : [];
    });
  const name = (state: EntityState) =>
    hass.formatEntityName?.(state, { type: "entity" }) ?? state.entity_id;
  const content = html`<p>${condition}</p>
    <ul class="readings">
      ${shown.map(
        ({ role, state }) =>
          html`<li>
            <button
              class="reading"
              @click=${({ currentTarget }: Event) => {
                if (currentTarget) showMoreInfo(currentTarget, state.entity_id);
                close();
              }}
            >
              <ha-icon icon=${ICONS[role] ?? ""}></ha-icon>
              <span>${name(state)}</span> <b>${hass.formatEntityState(state)}</b>
            </button>
          </li>`,
      )}
    </ul>
    <div class="answers">
      <button @click=${close}>${translate("controls.close")}</button>
    </div>`;
  return dialog(title, content, close);
}
