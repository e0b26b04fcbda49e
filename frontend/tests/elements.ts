/** What a person reads and presses, whatever element it is in. */

import type { LitElement } from "lit";

/** What is written on an element, with single spaces. */
export function words(element: Element | ShadowRoot | null | undefined): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** The last button with a label; a panel that asks back comes after what opened it. */
export function findButton(
  label: string,
  ...roots: (ParentNode | null | undefined)[]
): HTMLButtonElement {
  const buttons = roots.flatMap((root) => [
    ...(root?.querySelectorAll("button") ?? []),
  ]);
  const found = buttons
    .filter((button) =>
      [words(button), button.getAttribute("aria-label")].includes(label),
    )
    .at(-1);
  if (found === undefined)
    throw new Error(`no button ${label} among: ${buttons.map(words).join(", ")}`);
  return found;
}

/** Waits until answers that are there have been rendered, also by what is inside. */
export async function rendered(...elements: (LitElement | null)[]): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await Promise.resolve();
    for (const element of elements) await element?.updateComplete;
  }
}
