/** What a screen reader says when a change goes on its way or arrives, or is taken care of. */

import { alarmWords } from "../alarm-words";
import type { BandView } from "../model/band";
import type { RepeaterView } from "../model/repeater";
import type { RenderContext } from "../render-context";

/** `undefined` if nothing of this kind has happened. */
export function announcement(
  before: RepeaterView,
  now: RepeaterView,
  context: RenderContext,
): string | undefined {
  if (before.deviceId !== now.deviceId) return undefined;
  const news = now.bands.flatMap((band) => {
    const former = before.bands.find(({ id }) => id === band.id);
    return former ? newsOf(former, band, context) : [];
  });
  if (!before.isAcknowledged && now.isAcknowledged)
    news.push(alarmWords(now.alarms, context.translate, true));
  return news.length > 0 ? news.join("; ") : undefined;
}

function newsOf(before: BandView, now: BandView, { translate }: RenderContext) {
  const [former, latter] = [before.switch, now.switch];
  if (former === undefined || latter === undefined) return [];
  if (former.isPending === latter.isPending) return [];
  if (latter.isPending) return [`${now.label}: ${translate("lamp.pending")}`];
  const band = now.label;
  return former.isOn === latter.isOn
    ? [
        translate("say.confirmed", {
          band,
          state: translate(`condition.${now.condition}`),
        }),
      ]
    : [translate("say.refused", { band })];
}
