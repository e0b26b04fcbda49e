/** One clock for everything on the page that shows how time passes. */

import type { ReactiveController, ReactiveControllerHost } from "lit";

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

/** Renders its host every second while that is on the page. */
export class Clock implements ReactiveController {
  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    hosts.add(this.host);
    timer ??= setInterval(tick, SECOND);
  }

  hostDisconnected(): void {
    hosts.delete(this.host);
    if (hosts.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  }

  /** The time now, in milliseconds. */
  get now(): number {
    return Date.now();
  }
}
