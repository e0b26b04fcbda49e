/** Checks what users write into a card's configuration. */

/** What a setting may be, and how that is called in an error. */
const KINDS = {
  text: (value: unknown) => typeof value === "string",
  "true or false": (value: unknown) => typeof value === "boolean",
  "a list of texts": (value: unknown) =>
    Array.isArray(value) && value.every((item) => typeof item === "string"),
};

export type Kind = keyof typeof KINDS;

/** Home Assistant's own settings, which any card may have. */
const OF_ANY_CARD = [
  "type",
  "index",
  "view_index",
  "view_layout",
  "layout_options",
  "grid_options",
  "visibility",
  "disabled",
  // A widespread add-on reads it from every card.
  "card_mod",
];

/** Raises an error, which Home Assistant shows, if a card cannot work like that. */
export function checkSettings(
  config: unknown,
  kinds: Readonly<Record<string, Kind>>,
): object {
  if (typeof config !== "object" || config === null || Array.isArray(config))
    throw new Error("a card's configuration has names and values");
  for (const [name, value] of Object.entries(config)) {
    const kind = kinds[name];
    if (kind === undefined) {
      if (OF_ANY_CARD.includes(name)) continue;
      throw new Error(`${name} is no setting of this card`);
    }
    if (value !== undefined && value !== null && !KINDS[kind](value))
      throw new Error(`${name} must be ${kind}`);
  }
  return config;
}
