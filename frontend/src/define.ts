/** A page may load two versions while Home Assistant is updated; the first one stays. */
export function define(name: string, element: CustomElementConstructor): boolean {
  if (customElements.get(name)) return false;
  customElements.define(name, element);
  return true;
}

/** Declares properties whose change renders an element; attributes do not set them. */
export function reactive(...names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, { attribute: false }]));
}
