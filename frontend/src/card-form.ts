/** The form in which Home Assistant's visual editor asks for a card's settings. */

import { pageLanguage, translator, type TextKey } from "./translate";

/** A setting's label, how it is asked for, and what helps to choose. */
type Field = readonly [label: TextKey, selector: object, helper?: TextKey];

export function formOf(
  check: (config: unknown) => unknown,
  fields: Readonly<Record<string, Field>>,
) {
  const text = (key: TextKey | undefined) => key && translator(pageLanguage())(key);
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
