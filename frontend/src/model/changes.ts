/** Who changed what, from Home Assistant's logbook. */

/** As the logbook tells it; the time is in seconds. */
export interface LogbookRow {
  readonly when: number;
  readonly entity_id?: string;
  readonly state?: string;
  readonly context_user_id?: string;
  readonly context_event_type?: string;
  readonly context_name?: string;
  readonly context_domain?: string;
}

/** Who did it: a user, an automation by its name, Home Assistant, or somebody else. */
export type Author =
  | { readonly kind: "user"; readonly id: string }
  | { readonly kind: "automation"; readonly name: string }
  | { readonly kind: "home_assistant" | "elsewhere" };

export interface Change {
  /** In milliseconds. */
  readonly at: number;
  readonly entityId: string;
  readonly state: string;
  readonly author: Author;
}

const SILENT = ["unknown", "unavailable"];
const AUTOMATIONS = ["automation_triggered", "script_started"];

/**
 * The changes among the rows, the newest first.
 *
 * When Home Assistant starts, every entity is told anew. That is a change only if the
 * state is another than before, or if somebody did it.
 */
export function readChanges(rows: readonly LogbookRow[]): Change[] {
  const before = new Map<string, string>();
  const changes: Change[] = [];
  for (const row of [...rows].sort((one, other) => one.when - other.when)) {
    const { entity_id: entityId, state } = row;
    if (entityId === undefined || state === undefined || SILENT.includes(state))
      continue;
    const known = before.get(entityId);
    before.set(entityId, state);
    const author = authorOf(row);
    const isNew = known !== undefined && known !== state;
    if (isNew || author.kind !== "elsewhere")
      changes.push({ at: row.when * 1000, entityId, state, author });
  }
  return changes.reverse();
}

function authorOf(row: LogbookRow): Author {
  const { context_event_type: type = "", context_name: name } = row;
  if (AUTOMATIONS.includes(type) && name) return { kind: "automation", name };
  if (row.context_user_id) return { kind: "user", id: row.context_user_id };
  return { kind: row.context_domain ? "home_assistant" : "elsewhere" };
}
