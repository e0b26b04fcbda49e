/** Looks for a lost repeater soon while somebody has its card open. */

import type { ReactiveControllerHost } from "lit";

import { press } from "../commands";
import type { HomeAssistant } from "../hass";
import type { RepeaterView } from "../model/repeater";

const MINUTE = 60_000;
const PAUSE = 2 * MINUTE;
/** Each look costs a request of the quota, so one absence gets no more than these. */
const AT_MOST = 5;

interface Seen {
  readonly hass: HomeAssistant;
  readonly view: RepeaterView;
}

/** How often each lost repeater was looked for, by any card of a connected page. */
const looks = new WeakMap<object, Map<string, { count: number; last: number }>>();

export function lookAgain(
  host: ReactiveControllerHost,
  seen: () => Seen | undefined,
): void {
  let timer: ReturnType<typeof setInterval> | undefined;
  host.addController({
    hostConnected: () => {
      timer = setInterval(() => {
        const found = seen();
        if (found && !document.hidden) look(found, Date.now());
      }, MINUTE / 2);
    },
    hostDisconnected: () => {
      clearInterval(timer);
    },
  });
}

function look({ hass, view }: Seen, now: number): void {
  const { deviceId, presence, isPast, refresh } = view;
  const found =
    looks.get(hass.connection) ?? new Map<string, { count: number; last: number }>();
  looks.set(hass.connection, found);
  if (presence !== "offline" || isPast || !refresh?.isAvailable) {
    if (presence === "online") found.delete(deviceId);
    return;
  }
  // The first pause begins when it is found lost.
  const { count, last } = found.get(deviceId) ?? { count: 0, last: now };
  if (count === 0 && last === now) found.set(deviceId, { count, last });
  if (now - last < PAUSE || count >= AT_MOST) return;
  found.set(deviceId, { count: count + 1, last: now });
  press(hass, refresh.entityId).catch(() => undefined);
}
