/** Opens Home Assistant's dialog about an entity. */
export function showMoreInfo(source: EventTarget, entityId: string): void {
  source.dispatchEvent(
    new CustomEvent("hass-more-info", {
      bubbles: true,
      composed: true,
      detail: { entityId },
    }),
  );
}
