/** Which commands there are, and how far one is that was sent from this page. */

import type { HomeAssistant } from "../hass";
import type { RepeaterView } from "../model/repeater";

export type FollowedCommand = "recalibrate" | "reboot";
export type Command = FollowedCommand | "boost";
export type Phase = "sent" | "working" | "done";

const SECOND = 1000;
/** A platform may tell for a while that all is as before. */
const SENT_FOR = 5 * SECOND;
const DONE_FOR = 60 * SECOND;
/** Whoever has not come back by then is lost. */
const GIVEN_UP_AFTER = 600 * SECOND;
/** Clocks of repeaters are not exact. */
const CLOCK_ERROR = 30 * SECOND;

/** When which command was sent, for as long as the page is connected to its house. */
const sent = new WeakMap<object, Map<string, number>>();

function sentOver({ connection }: HomeAssistant): Map<string, number> {
  const found = sent.get(connection) ?? new Map<string, number>();
  sent.set(connection, found);
  return found;
}

/** Whether a command can be given now; `undefined` if there is no such command. */
export function isAvailable(view: RepeaterView, command: Command): boolean | undefined {
  if (command === "boost") return view.presence !== "unavailable" && !view.isPast;
  return view[command]?.isAvailable;
}

/** Begins to follow a command that the platform has taken. */
export function wasSent(
  hass: HomeAssistant,
  deviceId: string,
  command: FollowedCommand,
): void {
  sentOver(hass).set(`${deviceId} ${command}`, Date.now());
}

/** `undefined` if there is nothing to follow, or not any more. */
export function phaseOf(
  hass: HomeAssistant,
  { deviceId, lastMessage, lastRestart, presence }: RepeaterView,
  command: FollowedCommand,
  now: number,
): Phase | undefined {
  const at = sentOver(hass).get(`${deviceId} ${command}`);
  if (at === undefined || now - at > GIVEN_UP_AFTER) return undefined;
  const told = lastMessage?.at ?? 0;
  const hasRestarted = (lastRestart ?? told) > at - CLOCK_ERROR;
  if (told > at && presence === "online" && (command !== "reboot" || hasRestarted))
    return now - told < DONE_FOR ? "done" : undefined;
  return now - at < SENT_FOR && presence === "online" ? "sent" : "working";
}
