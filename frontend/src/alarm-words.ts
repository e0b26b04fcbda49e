/** Alarms in the words of the user's language. */

import type { Alarm } from "./model/repeater";
import type { TextKey, Translate } from "./translate";

const ALARM_TEXTS: Readonly<Record<Alarm["kind"], TextKey>> = {
  over_power: "condition.over_power",
  feedback: "condition.feedback",
  automatic_shutdown: "lamp.automatic_shutdown",
  reduced_power: "condition.reduced_power",
  temperature: "fleet.too_hot",
  alarm: "fleet.alarm",
};

/** "Feedback 800 MHz, +1" */
export function alarmWords(
  alarms: readonly Alarm[],
  translate: Translate,
  isAcknowledged = false,
): string {
  const [first, ...more] = alarms;
  if (first === undefined) return "";
  // A narrow column may break the word; here it stands in a line.
  const kind = translate(ALARM_TEXTS[first.kind]).replaceAll("\u00ad", "");
  const words = `${kind} ${first.label}`.trim();
  const all = more.length > 0 ? `${words}, +${more.length}` : words;
  return isAcknowledged ? `${all} (${translate("alarm.acknowledged")})` : all;
}
