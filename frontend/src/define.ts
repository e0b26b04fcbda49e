/** A page may load two versions while Home Assistant is updated; the first one stays. */
export function define(name: string, element: CustomElementConstructor): boolean {
  if (customElements.get(name)) return false;
  customElements.define(name, element);
  return true;
}
