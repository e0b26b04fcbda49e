/** Keeps the card told which entities show its repeater. */

import type { ReactiveController, ReactiveControllerHost } from "lit";

import type { HomeAssistant } from "../hass";
import { subscribeRepeater, type RepeaterWithBands } from "../repeaters";

/** A repeater, `null` if there is none, or why nothing is known. */
export type Answer = RepeaterWithBands | null | "loading" | "not_loaded";

type Host = ReactiveControllerHost & { readonly isConnected: boolean };

/** A subscription while its host is on the page, made anew when a connection was lost. */
export class Subscription implements ReactiveController {
  private deviceId: string | undefined;
  private unsubscribe: (() => void) | undefined;
  /** What is loaded, if that was not enough for an answer. */
  private refusedWith: HomeAssistant["config"] | undefined;
  /** Which subscription is the present one; what a former one tells is old. */
  private count = 0;

  constructor(
    private readonly host: Host,
    private readonly tell: (answer: Answer) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.leave();
  }

  /** Subscribes to this repeater unless that is done already; called at each update. */
  follow(hass: HomeAssistant, deviceId: string | undefined): void {
    if (deviceId !== this.deviceId) {
      this.leave();
      this.deviceId = deviceId;
      this.tell("loading");
    }
    if (!hass.connected) this.forget();
    else if (deviceId !== undefined && this.host.isConnected && this.mayAnswer(hass))
      this.subscribe(hass, deviceId);
  }

  /** A page may be open, or connect again, before the integration is loaded. */
  private mayAnswer({ config }: HomeAssistant): boolean {
    if (this.unsubscribe === undefined) return true;
    return this.refusedWith !== undefined && this.refusedWith !== config;
  }

  private subscribe(hass: HomeAssistant, deviceId: string): void {
    this.forget();
    const mine = this.count;
    const subscription = subscribeRepeater(hass, deviceId, (repeater) => {
      if (mine === this.count) this.tell(repeater);
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
