/** What a person reads and presses, whatever element it is in. */

import { LitElement } from "lit";
import { vi } from "vitest";

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

/** A root with those of all elements inside it, however deep. */
export function withInner(root: ParentNode): ParentNode[] {
  const inside = [...root.querySelectorAll("*")].map(({ shadowRoot }) => shadowRoot);
  return [root, ...inside.flatMap((inner) => (inner ? withInner(inner) : []))];
}

/** What matches a selector, also inside of elements; the last one counts as uppermost. */
export function last(root: ParentNode, selector: string): HTMLElement | null {
  const found = withInner(root).flatMap((one) => [
    ...one.querySelectorAll<HTMLElement>(selector),
  ]);
  return found.at(-1) ?? null;
}

/** Chooses in the field with a label, as a person does. */
export function chooseIn(root: ParentNode, label: string, value: string): void {
  const fields = withInner(root).flatMap((one) => [...one.querySelectorAll("label")]);
  const select = fields
    .find((field) => words(field).startsWith(label))
    ?.querySelector("select");
  if (!select) throw new Error(`no field ${label}`);
  select.value = value;
  select.dispatchEvent(new Event("change"));
}

/** Waits until answers that are there have been rendered, also by what is inside. */
export async function rendered(...elements: (LitElement | null)[]): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await vi.dynamicImportSettled();
    for (const element of elements.flatMap(withElements)) await element.updateComplete;
  }
}

function withElements(element: LitElement | null): LitElement[] {
  if (element === null) return [];
  const roots = element.shadowRoot ? withInner(element.shadowRoot) : [];
  const inside = roots.flatMap((root) => [...root.querySelectorAll("*")]);
  return [element, ...inside].filter((one) => one instanceof LitElement);
}
