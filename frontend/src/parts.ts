/** Elements that few pages need: each is fetched when it is first wanted. */

import type { RenderContext } from "./render-context";
import { notify } from "./page-events";

/** A part's module defines its element; whatever was given to it before is kept. */
const PARTS = {
  batch: () => import("./fleet/batch"),
  correction: () => import("./card/correction"),
  details: () => import("./card/details"),
  question: () => import("./card/question"),
  report: () => import("./report/report"),
  trouble: () => import("./trouble"),
};

export type Part = keyof typeof PARTS;

/** Fetches a part once; Home Assistant tells the user if it cannot be had. */
export async function fetchPart(
  part: Part,
  source: EventTarget,
  { translate }: RenderContext,
): Promise<void> {
  // The file is gone if StellaControl was updated while the page was open.
  await PARTS[part]().catch(() => {
    notify(source, translate("page.outdated"));
  });
}
