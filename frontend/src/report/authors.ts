/** Changes in words: when, what, and who it was as far as Home Assistant tells this user. */

import type { HomeAssistant } from "../hass";
import type { Author, Change } from "../model/changes";
import type { RenderContext } from "../render-context";
import { moment, text, type Cell } from "./tables";

export function changeRow(change: Change, context: RenderContext): Cell[] {
  return [
    moment(change.at, context),
    text(whatWords(change, context)),
    text(authorWords(change.author, context)),
  ];
}

/** "800 MHz: off"; a button is only pressed. */
function whatWords({ entityId, state: told }: Change, { hass }: RenderContext): string {
  const state = hass.states[entityId];
  if (state === undefined) return `${entityId}: ${told}`;
  const name = hass.formatEntityName?.(state, { type: "entity" }) ?? entityId;
  if (entityId.startsWith("button.")) return name;
  return `${name}: ${hass.formatEntityState({ ...state, state: told })}`;
}

function authorWords(author: Author, { hass, translate }: RenderContext): string {
  if (author.kind === "automation") return author.name;
  if (author.kind === "user")
    return nameOfUser(author.id, hass) ?? translate("report.other_user");
  return author.kind === "home_assistant"
    ? "Home Assistant"
    : translate("report.elsewhere");
}

/** Only administrators are told of all users; everybody of persons, and of oneself. */
function nameOfUser(id: string, hass: HomeAssistant): string | undefined {
  if (hass.user?.id === id) return hass.user.name;
  const person = Object.values(hass.states).find(
    (state) =>
      state?.entity_id.startsWith("person.") && state.attributes.user_id === id,
  );
  const name = person?.attributes.friendly_name;
  return typeof name === "string" ? name : undefined;
}
