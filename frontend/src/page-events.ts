/** What a card asks of the page around it. */

/** Sends an event that Home Assistant's code listens to. */
function send(source: EventTarget, type: string, detail: unknown): void {
  source.dispatchEvent(
    new CustomEvent(type, { bubbles: true, composed: true, detail }),
  );
}

/** Opens Home Assistant's dialog about an entity. */
export function showMoreInfo(source: EventTarget, entityId: string): void {
  send(source, "hass-more-info", { entityId });
}

/** Lets the companion app's telephone tell the finger that a tap was taken. */
export function vibrate(source: EventTarget, kind: "light" | "success" | "failure") {
  send(source, "haptic", kind);
}

/** Lets Home Assistant tell something at the edge of the page. */
export function notify(source: EventTarget, message: string): void {
  send(source, "hass-notification", { message });
}
