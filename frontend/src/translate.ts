/** Our own texts. A further language is a further file in `translations/`. */

import type partTexts from "./part-texts.json";
import bundled from "./translations/en.json";

export type TextKey = keyof typeof bundled | keyof typeof partTexts;
type Texts = Partial<Record<TextKey, string>>;

/** Returns a text in the user's language, with `{name}` replaced by `values.name`. */
export type Translate = (
  key: TextKey,
  values?: Readonly<Record<string, string | number>>,
) => string;

const ENGLISH = "en";
/** Those of the bundle, and of parts that have been fetched. */
const english: Texts = { ...bundled };
/** What has come so far, by file; a file that cannot be had has no texts. */
const known = new Map<string, Texts>([[ENGLISH, english]]);
const loading = new Map<string, Promise<void>>();

/** Where the bundle came from; the version is a folder of its address. */
const bundle = new URL(import.meta.url);

/** The file for a language such as `pt-BR`: that one, else `pt`, else English. */
function fileFor(language: string): string {
  const candidates = [language, language.split("-")[0] ?? ""];
  return candidates.find((file) => LANGUAGES.includes(file)) ?? ENGLISH;
}

/** What the texts are written in for who speaks a language: `en-GB` stays, `ja` is English. */
export function languageOfTexts(language: string): string {
  const file = fileFor(language);
  const spoken = language.startsWith(file) ? language : file;
  // Browsers take Portuguese without a country for Brazilian; our texts are European.
  return spoken === "pt" ? "pt-PT" : spoken;
}

/** Fetches a language's texts once; without them, everything is in English. */
export async function loadTexts(language: string): Promise<void> {
  const file = fileFor(language);
  if (known.has(file)) return;
  if (!loading.has(file)) loading.set(file, fetchTexts(file));
  await loading.get(file);
}

async function fetchTexts(file: string): Promise<void> {
  let texts: Texts = {};
  try {
    const answer = await fetch(new URL(`translations/${file}.json`, bundle));
    if (answer.ok) texts = (await answer.json()) as Texts;
  } catch {
    // Without a network there is nothing else to show either.
  }
  known.set(file, texts);
}

/** Takes in what a part of the bundle brings; other languages have one file for all. */
export function addEnglish(texts: Texts): void {
  Object.assign(english, texts);
}

/** Texts as far as they are there; calls back once no more will come. */
export function translator(language: string, whenThere?: () => void): Translate {
  const file = fileFor(language);
  if (!known.has(file)) void loadTexts(language).then(whenThere);
  const texts = known.get(file) ?? {};
  return (key, values = {}) =>
    (texts[key] ?? english[key] ?? key).replace(
      /\{(\w+)\}/g,
      (placeholder, name: string) => String(values[name] ?? placeholder),
    );
}

/** The language of the page, for what is asked without Home Assistant at hand. */
export function pageLanguage(): string {
  return document.documentElement.lang || navigator.language;
}
