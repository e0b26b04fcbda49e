/** Keeps a list told which repeaters there are. */

import type { HomeAssistant } from "../hass";
import { listRepeaters, type Repeater } from "../repeaters";

/** All repeaters, or why nothing is known. */
export type Answer = readonly Repeater[] | "loading" | "not_loaded";

export class Listing {
  private askedWith: Pick<HomeAssistant, "entities" | "devices" | "config"> | undefined;
  private isRefused = false;

  constructor(private readonly tell: (answer: Answer) => void) {}

  /** Asks for the repeaters unless the answer is the same; called at each update. */
  follow(hass: HomeAssistant): void {
    if (!this.isNews(hass)) return;
    const { devices, entities, config } = hass;
    const asked = { devices, entities, config };
    this.askedWith = asked;
    const answered = (answer: Answer) => {
      // What was asked before is answered by what was asked last.
      if (this.askedWith !== asked) return;
      this.isRefused = answer === "not_loaded";
      this.tell(answer);
    };
    listRepeaters(hass).then(answered, () => {
      answered("not_loaded");
    });
  }

  /**
   * Repeaters come and go with devices and entities, which tell of it by a new object.
   * Where nobody answered, `config` tells what has been loaded meanwhile.
   */
  private isNews(now: HomeAssistant): boolean {
    const before = this.askedWith;
    return (
      before?.devices !== now.devices ||
      before.entities !== now.entities ||
      (this.isRefused && before.config !== now.config)
    );
  }
}
