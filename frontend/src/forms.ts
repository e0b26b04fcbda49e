/** The forms in which Home Assistant's visual editor asks for the settings of cards. */

import { checkConfig } from "./card/config";
import { checkListConfig } from "./fleet/list-config";
import "./part-texts";
import { languageOfTexts, pageLanguage, translator, type TextKey } from "./translate";

/** A setting's label, how it is asked for, and what helps to choose. */
type Field = readonly [label: TextKey, selector: object, helper?: TextKey];

function formOf(
  check: (config: unknown) => unknown,
  fields: Readonly<Record<string, Field>>,
) {
  const text = (key: TextKey | undefined) => {
    const language = pageLanguage();
    const words = key && translator(language)(key);
    // English is read from the left, also in a form that is read from the right.
    return words && languageOfTexts(language) !== language ? leftToRight(words) : words;
  };
  return {
    schema: Object.entries(fields).map(([name, [, selector]]) => ({
      name,
      required: "device" in selector,
      selector,
    })),
    computeLabel: ({ name }: { name: string }) => text(fields[name]?.[0]),
    computeHelper: ({ name }: { name: string }) => text(fields[name]?.[2]),
    assertConfig: check,
  };
}

/** By signs that nobody sees, since an element of Home Assistant's shows it. */
function leftToRight(words: string): string {
  return `\u2066${words}\u2069`;
}

/** The nominal bands of a repeater, as identifiers and as people call them. */
const BANDS = [
  ["07", "700 MHz"],
  ["08", "800 MHz"],
  ["09", "900 MHz"],
  ["18", "1800 MHz"],
  ["21", "2100 MHz"],
  ["26", "2600 MHz"],
].map(([value, label]) => ({ value, label }));

export function cardForm() {
  return formOf(checkConfig, {
    device_id: [
      "editor.device",
      { device: { filter: [{ integration: "stellacontrol" }] } },
    ],
    name: ["editor.name", { text: {} }, "editor.name_helper"],
    bands: [
      "bands.label",
      { select: { multiple: true, custom_value: true, options: BANDS } },
      "editor.bands_helper",
    ],
    compact: ["editor.compact", { boolean: {} }],
    read_only: ["editor.read_only", { boolean: {} }],
    hide_quota: ["editor.hide_quota", { boolean: {} }],
    hide_controls: ["editor.hide_controls", { boolean: {} }],
  });
}

export function listForm() {
  return formOf(checkListConfig, {
    views: ["editor.views", { boolean: {} }, "editor.views_helper"],
  });
}
