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
  readonly entry_id: string;
  readonly account: string;
  readonly monthly_quota: number;
  /** When the count begins anew, ISO 8601; `null` if the last 30 days count. */
  readonly quota_resets_at: string | null;
  /** In which it does so at midnight. */
  readonly quota_time_zone: string;
  readonly entities: Roles;
  /** When its latest message came, ISO 8601; `null` if there has been none. */
  readonly last_message?: string | null | undefined;
  /** What its entities were, while the platform does not tell. */
  readonly last?: HomeAssistant["states"];
  /** Why its account cannot be read. */
  readonly trouble?: AccountTrouble | undefined;
}

/** What keeps an account from being read. */
export interface AccountTrouble {
  readonly entry_id: string;
  readonly account: string;
  readonly kind: "away" | "credentials" | "failed";
  /** ISO 8601; `null` if nobody knows. */
  readonly since: string | null;
}

export interface RepeaterWithBands extends Repeater {
  readonly bands: readonly Band[];
}

/** As lists have it: of its bands only what lists show. */
export interface ListedRepeater extends RepeaterWithBands {
  readonly serial_number: string | null;
  readonly model: string | null;
  readonly firmware: string | null;
}

/** What comes beside the repeaters. */
interface News {
  /** When messages came, by device. */
  readonly messages?: Readonly<Record<string, string | null>>;
  readonly troubles?: readonly AccountTrouble[];
}

interface FleetNews extends News {
  readonly changed?: Readonly<Record<string, ListedRepeater>>;
  readonly removed?: readonly string[];
}

/** Tells every repeater that the user may see, now and whenever one of them changes. */
export function subscribeRepeaters(
  hass: HomeAssistant,
  _key: string,
  tell: (repeaters: readonly ListedRepeater[]) => void,
): Promise<() => Promise<void> | void> {
  const fleet = new Map<string, ListedRepeater>();
  const complete = completer();
  return hass.connection.subscribeMessage(
    ({ changed = {}, removed = [], ...news }: FleetNews) => {
      Object.entries(changed).forEach(([id, repeater]) => fleet.set(id, repeater));
      removed.forEach((id) => fleet.delete(id));
      tell(complete(news, [...fleet.values()]));
    },
    { type: "stellacontrol/subscribe_repeaters" },
    { resubscribe: false },
  );
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
  let known: RepeaterWithBands | null = null;
  const complete = completer();
  return hass.connection.subscribeMessage(
    ({ repeater, ...news }: News & { repeater?: RepeaterWithBands | null }) => {
      if (repeater !== undefined) known = repeater;
      tell(complete(news, known ? [known] : [])[0] ?? null);
    },
    { type: "stellacontrol/subscribe_repeater", device_id: deviceId },
    { resubscribe: false },
  );
}

/** Adds to repeaters what has come beside them so far. */
function completer() {
  let messages: NonNullable<News["messages"]> = {};
  let troubles: NonNullable<News["troubles"]> = [];
  return <Any extends Repeater>(news: News, repeaters: readonly Any[]): Any[] => {
    messages = { ...messages, ...news.messages };
    troubles = news.troubles ?? troubles;
    return repeaters.map((repeater) => ({
      ...repeater,
      last_message: messages[repeater.device_id],
      trouble: troubles.find(({ entry_id }) => entry_id === repeater.entry_id),
    }));
  };
}

/** What a subscription tells first. */
export async function askOnce<Told>(
  subscribe: (tell: (told: Told) => void) => Promise<() => Promise<void> | void>,
): Promise<Told> {
  let tell: (told: Told) => void;
  const first = new Promise<Told>((resolve) => {
    tell = resolve;
  });
  const unsubscribe = await subscribe((told) => {
    tell(told);
  });
  try {
    return await first;
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
