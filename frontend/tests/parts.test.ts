import { expect, it, vi } from "vitest";

import "../src/main";
import { click, show } from "./card-page";
import { House } from "./house";

// As it is on a page that was opened before StellaControl was updated.
vi.mock("../src/card/question", () => {
  throw new Error("404");
});

it("says why nothing opens on a page that is older than the integration", async () => {
  const told = vi.fn();
  document.addEventListener("hass-notification", told);
  await click(await show(new House()), "Reboot");
  expect(told.mock.calls[0]?.[0]).toMatchObject({
    detail: {
      message: "This page is older than the StellaControl integration. Reload it.",
    },
  });
});
