/** Our own texts. A further language is a further file in `translations/`. */

import english from "./translations/en.json";

export type TextKey = keyof typeof english;
type Texts = Partial<Record<TextKey, string>>;

/** Returns a text in the user's language, with `{name}` replaced by `values.name`. */
export type Translate = (
  key: TextKey,
  values?: Readonly<Record<string, string | number>>,
) => string;

const files = import.meta.glob<Texts>("./translations/*.json", {
  eager: true,
  import: "default",
});

const languages: ReadonlyMap<string, Texts> = new Map(
  Object.entries(files).map(([path, texts]) => [
    path.replace(/^.*\/(.*)\.json$/, "$1"),
    texts,
  ]),
);

/** Texts for a language such as `pt-BR`, else `pt`, else English. */
export function translator(language: string): Translate {
  const texts =
    languages.get(language) ?? languages.get(language.split("-")[0] ?? "") ?? {};
  return (key, values = {}) =>
    (texts[key] ?? english[key]).replace(/\{(\w+)\}/g, (placeholder, name: string) =>
      String(values[name] ?? placeholder),
    );
}
