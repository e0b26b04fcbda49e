/** What a user asks of a repeater. */

import { showAsked } from "./asked";
import type { HomeAssistant } from "./hass";

const DOMAIN = "stellacontrol";

/** The frequencies that boost anything, with their seconds. */
export const BOOST_FREQUENCIES = { "1s": 1, "10s": 10, "1m": 60 } as const;
export type BoostFrequency = keyof typeof BOOST_FREQUENCIES;

/** Shows the wish at once; Home Assistant tells of a refusal unless the caller does. */
export function switchBand(
  hass: HomeAssistant,
  entityId: string,
  on: boolean,
  notifies = true,
): Promise<unknown> {
  const service = on ? "turn_on" : "turn_off";
  const target = { entity_id: entityId };
  const answer = hass.callService("switch", service, {}, target, notifies);
  return showAsked(entityId, on, answer);
}

/** Home Assistant tells of a refusal only where the caller has no place for it. */
export function press(
  hass: HomeAssistant,
  entityId: string,
  notifies = false,
): Promise<unknown> {
  return hass.callService("button", "press", {}, { entity_id: entityId }, notifies);
}

export function boost(
  hass: HomeAssistant,
  deviceId: string,
  frequency: BoostFrequency,
  minutes: number,
): Promise<unknown> {
  const data = { device_id: deviceId, frequency, duration: { minutes } };
  return hass.callService(DOMAIN, "boost", data, undefined, false);
}

export function endBoost(hass: HomeAssistant, deviceId: string): Promise<unknown> {
  const data = { device_id: deviceId };
  return hass.callService(DOMAIN, "end_boost", data);
}

/** Lets everybody see that somebody takes care of a repeater's alarms. */
export function acknowledge(
  hass: HomeAssistant,
  deviceId: string,
  notifies = true,
): Promise<unknown> {
  const data = { device_id: deviceId };
  return hass.callService(DOMAIN, "acknowledge_alarms", data, undefined, notifies);
}

/** Corrects the count of messages by what the platform's own says. */
export function setMessagesUsed(
  hass: HomeAssistant,
  deviceId: string,
  used: number,
): Promise<unknown> {
  const data = { device_id: deviceId, used };
  return hass.callService(DOMAIN, "set_messages_used", data, undefined, false);
}

interface Refusal {
  readonly message?: string;
  readonly translation_domain?: string;
  readonly translation_key?: string;
  readonly translation_placeholders?: Record<string, string>;
}

/** Why something was refused, in the user's language; empty if nobody says. */
export async function reasonOf(hass: HomeAssistant, error: unknown): Promise<string> {
  const refusal = (error ?? {}) as Refusal;
  const translated = await translatedReason(hass, refusal).catch(() => "");
  return translated || (refusal.message ?? "");
}

async function translatedReason(
  hass: HomeAssistant,
  refusal: Refusal,
): Promise<string> {
  const { translation_domain: domain, translation_key: key } = refusal;
  if (domain === undefined || key === undefined || !hass.loadBackendTranslation)
    return "";
  const localize = await hass.loadBackendTranslation("exceptions", domain);
  return localize(
    `component.${domain}.exceptions.${key}.message`,
    refusal.translation_placeholders,
  );
}
