/** Keeps an element told of what it shows, through restarts of Home Assistant. */

import type { ReactiveController, ReactiveControllerHost } from "lit";

import type { HomeAssistant } from "./hass";

/** What is told, or why nothing is known. */
export type Answer<Told> = Told | "loading" | "not_loaded";

/** Subscribes to what a key names, and returns what ends that. */
type Subscribe<Told> = (
  hass: HomeAssistant,
  key: string,
  tell: (told: Told) => void,
) => Promise<() => Promise<void> | void>;

type Host = ReactiveControllerHost & { readonly isConnected: boolean };

/** A subscription while its host is on the page, made anew when a connection was lost. */
export class Subscription<Told> implements ReactiveController {
  private key: string | undefined;
  private unsubscribe: (() => void) | undefined;
  /** What is loaded, if that was not enough for an answer. */
  private refusedWith: HomeAssistant["config"] | undefined;
  /** Which subscription is the present one; what a former one tells is old. */
  private count = 0;

  constructor(
    private readonly host: Host,
    private readonly subscribeTo: Subscribe<Told>,
    private readonly tell: (answer: Answer<Told>) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.leave();
  }

  /** Subscribes to what the key names unless that is done; called at each update. */
  follow(hass: HomeAssistant, key: string | undefined): void {
    if (key !== this.key) {
      this.leave();
      this.key = key;
      this.tell("loading");
    }
    if (!hass.connected) this.forget();
    else if (key !== undefined && this.host.isConnected && this.mayAnswer(hass))
      this.subscribe(hass, key);
  }

  /** A page may be open, or connect again, before the integration is loaded. */
  private mayAnswer({ config }: HomeAssistant): boolean {
    if (this.unsubscribe === undefined) return true;
    return this.refusedWith !== undefined && this.refusedWith !== config;
  }

  private subscribe(hass: HomeAssistant, key: string): void {
    this.forget();
    const mine = this.count;
    const subscription = this.subscribeTo(hass, key, (told) => {
      if (mine === this.count) this.tell(told);
    });
    subscription.catch(() => {
      if (mine !== this.count) return;
      this.refusedWith = hass.config;
      this.tell("not_loaded");
    });
    this.unsubscribe = () => {
      // The connection may be gone already, and the subscription with it.
      subscription.then((end) => end()).catch(() => undefined);
    };
  }

  private leave(): void {
    this.unsubscribe?.();
    this.forget();
  }

  /** A lost connection took the subscription along; its number may be another's by now. */
  private forget(): void {
    this.count += 1;
    this.unsubscribe = undefined;
    this.refusedWith = undefined;
  }
}
