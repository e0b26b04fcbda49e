/** One clock for everything on the page that shows how time passes. */

import type { ReactiveControllerHost } from "lit";

const SECOND = 1000;

const hosts = new Set<ReactiveControllerHost>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  // A page that nobody sees costs nothing; it is right again with the next second.
  if (!document.hidden)
    hosts.forEach((host) => {
      host.requestUpdate();
    });
}

/** Renders an element every second while it is on the page. */
export function renderEverySecond(host: ReactiveControllerHost): void {
  host.addController({
    hostConnected: () => {
      hosts.add(host);
      timer ??= setInterval(tick, SECOND);
    },
    hostDisconnected: () => {
      hosts.delete(host);
      if (hosts.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    },
  });
}
