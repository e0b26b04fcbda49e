/** What a user has just asked of switches, shown until Home Assistant has answered. */

import type { ReactiveControllerHost } from "lit";

/** Home Assistant's answer may take as long as the platform's. */
const asked = new Map<string, { readonly isOn: boolean }>();
const hosts = new Set<ReactiveControllerHost>();

function renderAll(): void {
  hosts.forEach((host) => {
    host.requestUpdate();
  });
}

/** Renders an element, while it is on the page, whenever something else is asked. */
export function renderWhenAsked(host: ReactiveControllerHost): void {
  host.addController({
    hostConnected: () => hosts.add(host),
    hostDisconnected: () => hosts.delete(host),
  });
}

/** What a switch was asked to be; `undefined` if nothing waits for an answer. */
export function askedOf(entityId: string): boolean | undefined {
  return asked.get(entityId)?.isOn;
}

/** Shows what a switch is asked to be until the answer is there. */
export async function showAsked<Answer>(
  entityId: string,
  isOn: boolean,
  answer: Promise<Answer>,
): Promise<Answer> {
  const mine = { isOn };
  asked.set(entityId, mine);
  renderAll();
  try {
    return await answer;
  } finally {
    // A second tap may have come meanwhile, whose answer is another.
    if (asked.get(entityId) === mine) {
      asked.delete(entityId);
      renderAll();
    }
  }
}
