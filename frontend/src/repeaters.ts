/** Which entities show a repeater, asked of the integration (`docs/frontend.md`). */

import type { HomeAssistant } from "./hass";

/** Entity ids by role, such as `temperature`; what is disabled is missing. */
export type Roles = Readonly<Record<string, string | undefined>>;

export interface Band {
  readonly id: string;
  readonly label: string;
  readonly entities: Roles;
}

export interface Repeater {
  readonly device_id: string;
  readonly name: string | null;
  readonly area_id: string | null;
  readonly account: string;
  readonly monthly_quota: number;
  readonly quota_reset_day: number;
  readonly entities: Roles;
}

export interface RepeaterWithBands extends Repeater {
  readonly bands: readonly Band[];
}

/** Every repeater that the user may see. */
export async function listRepeaters(hass: HomeAssistant): Promise<readonly Repeater[]> {
  const answer = await hass.callWS<{ repeaters: Repeater[] }>({
    type: "stellacontrol/repeaters",
  });
  return answer.repeaters;
}

/**
 * Tells a repeater now and whenever its entities change; `null` if there is none.
 *
 * A subscription ends with its connection. Home Assistant's code would subscribe again as
 * soon as it has another one, which fails unheard while our integration is being loaded.
 */
export function subscribeRepeater(
  hass: HomeAssistant,
  deviceId: string,
  tell: (repeater: RepeaterWithBands | null) => void,
): Promise<() => Promise<void> | void> {
  return hass.connection.subscribeMessage(
    (message: { repeater: RepeaterWithBands | null }) => {
      tell(message.repeater);
    },
    { type: "stellacontrol/subscribe_repeater", device_id: deviceId },
    { resubscribe: false },
  );
}

/** A repeater as it is now; `null` if there is none. */
export async function askRepeater(
  hass: HomeAssistant,
  deviceId: string,
): Promise<RepeaterWithBands | null> {
  let tell: (repeater: RepeaterWithBands | null) => void;
  const told = new Promise<RepeaterWithBands | null>((resolve) => {
    tell = resolve;
  });
  const unsubscribe = await subscribeRepeater(hass, deviceId, (repeater) => {
    tell(repeater);
  });
  try {
    return await told;
  } finally {
    await unsubscribe();
  }
}

/** Every entity that shows a repeater. */
export function entityIds(repeater: RepeaterWithBands): string[] {
  return [repeater, ...repeater.bands].flatMap((part) =>
    Object.values(part.entities).filter((id) => id !== undefined),
  );
}
