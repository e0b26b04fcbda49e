/** Reads single states; what is missing, disabled or silent is `undefined`. */

import type { EntityState, HomeAssistant } from "../hass";
import type { Repeater, Roles } from "../repeaters";

type States = HomeAssistant["states"];

/** A value to be shown, and the entity that has more to say about it. */
export interface Value {
  readonly entityId: string;
  /** As Home Assistant writes it, with its unit; a dash if nobody knows. */
  readonly text: string;
  /** The same without its unit, for where there is no room. */
  readonly number: string;
}

/** Stands where a value will be again, so that nothing moves meanwhile. */
export const DASH = "–";

/** As everything was told last, if the platform has gone away since; else the same. */
export function asTold(
  hass: HomeAssistant,
  { entities, last }: Pick<Repeater, "entities" | "last">,
): HomeAssistant {
  const id = entities.connected ?? entities.connection_status ?? "";
  if (last === undefined || hass.states[id]?.state !== "unavailable") return hass;
  // Thousands of others are not copied for each repeater.
  return { ...hass, states: Object.assign(Object.create(hass.states), last) as States };
}

/** The states of one repeater or band, by role. */
export class Readings {
  constructor(
    private readonly hass: HomeAssistant,
    private readonly roles: Roles,
  ) {}

  entityId(role: string): string | undefined {
    return this.roles[role];
  }

  /** The state, also if it is silent. */
  state(role: string): EntityState | undefined {
    const entityId = this.roles[role];
    return entityId === undefined ? undefined : this.hass.states[entityId];
  }

  /** Whether the entity has a state, and that is not "unavailable". */
  isAvailable(role: string): boolean {
    const state = this.state(role);
    return state !== undefined && state.state !== "unavailable";
  }

  text(role: string): string | undefined {
    const text = this.state(role)?.state;
    return text === "unavailable" || text === "unknown" ? undefined : text;
  }

  number(role: string): number | undefined {
    const number = Number(this.text(role) ?? NaN);
    return Number.isFinite(number) ? number : undefined;
  }

  attribute(role: string, name: string): unknown {
    return this.state(role)?.attributes[name];
  }

  /** In milliseconds. */
  moment(role: string): number | undefined {
    const moment = Date.parse(this.text(role) ?? "");
    return Number.isNaN(moment) ? undefined : moment;
  }

  isOn(role: string): boolean | undefined {
    const text = this.text(role);
    return text === undefined ? undefined : text === "on";
  }

  /** `undefined` only where there is no such entity. */
  value(role: string): Value | undefined {
    const state = this.state(role);
    if (state === undefined) return undefined;
    const entityId = state.entity_id;
    if (this.text(role) === undefined) return { entityId, text: DASH, number: DASH };
    return this.written(state);
  }

  /** Where "unknown" tells something too; Home Assistant has a word for it. */
  valueOrUnknown(role: string): Value | undefined {
    const state = this.state(role);
    if (state === undefined || !this.isAvailable(role)) return undefined;
    return this.written(state);
  }

  private written(state: EntityState): Value {
    const text = this.hass.formatEntityState(state);
    const parts = this.hass.formatEntityStateToParts?.(state);
    const number = parts
      ?.filter(({ type }) => type === "value")
      .map(({ value }) => value);
    return { entityId: state.entity_id, text, number: number?.join("") ?? text };
  }
}

export function unitOf(state: EntityState): string | undefined {
  const unit = state.attributes.unit_of_measurement;
  return typeof unit === "string" ? unit : undefined;
}
