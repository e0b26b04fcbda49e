/** What a repeater used of its quota. */

import { Readings } from "./reading";
import type { Repeater } from "../repeaters";

export interface QuotaView {
  readonly entityId: string;
  readonly limit: number;
  readonly used: number | undefined;
  /** Whether the present pace ends by itself, so that it tells nothing of the month. */
  readonly isBoosted: boolean;
  /** Messages at the end of the quota month, at the present pace. */
  readonly projected: number | undefined;
  readonly resetsAt: Date;
  /** When it runs out at the present pace; `undefined` if it lasts. */
  readonly runsOutAt: Date | undefined;
  readonly health: "good" | "at_risk" | "exhausted";
}

/** `undefined` if the entity that counts is turned off. */
export function readQuota(
  readings: Readings,
  repeater: Repeater,
  now: number,
): QuotaView | undefined {
  const entityId = readings.entityId("messages_used");
  if (entityId === undefined) return undefined;
  const limit = repeater.monthly_quota;
  const used = readings.number("messages_used");
  const isBoosted = (readings.moment("boost_ends") ?? 0) > now;
  const projected = isBoosted ? undefined : readings.number("messages_projected");
  const runsOutAt = isBoosted ? undefined : readings.moment("quota_exhausted");
  return {
    entityId,
    limit,
    used,
    isBoosted,
    projected,
    resetsAt: nextReset(now, repeater.quota_reset_day),
    runsOutAt: runsOutAt === undefined ? undefined : new Date(runsOutAt),
    health:
      used !== undefined && used >= limit
        ? "exhausted"
        : runsOutAt !== undefined || (projected ?? 0) > limit
          ? "at_risk"
          : "good",
  };
}

/** When the next quota month starts: on a day from 1 to 28, at 00:00 UTC. */
export function nextReset(now: number, resetDay: number): Date {
  const today = new Date(now);
  const year = today.getUTCFullYear();
  const month = today.getUTCMonth();
  const thisMonth = new Date(Date.UTC(year, month, resetDay));
  return thisMonth.getTime() > now
    ? thisMonth
    : new Date(Date.UTC(year, month + 1, resetDay));
}
