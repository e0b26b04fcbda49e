/** The page that our code finds: Home Assistant is there already, and time stands still. */

import { afterEach, beforeEach, vi } from "vitest";

import { NOW } from "./house";

customElements.define("home-assistant", class extends HTMLElement {});

beforeEach(() => {
  vi.useFakeTimers({
    now: NOW,
    toFake: ["Date", "setInterval", "clearInterval", "setTimeout", "clearTimeout"],
  });
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});
