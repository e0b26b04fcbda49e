/** What a repeater used of its quota. */

import type { Formats } from "../format";
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
  /** Whether some was used before Home Assistant watched. */
  readonly isEstimate: boolean;
  /** When the count begins anew, or `undefined` if the last 30 days count. */
  readonly resetsAt: Date | undefined;
  /** In which it does so at midnight. */
  readonly timeZone: string;
  /** When it runs out at the usual pace; `undefined` if it lasts. */
  readonly runsOutAt: Date | undefined;
  readonly health: "good" | "at_risk" | "exhausted";
}

/** The share of the quota that is used, such as "42%", or "≈ 42%" of an estimate. */
export function usedShare(quota: QuotaView, formats: Formats): string {
  const share = formats.share((quota.used ?? 0) / quota.limit);
  return quota.isEstimate ? `≈ ${share}` : share;
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
  const runsOutAt = readings.moment("quota_exhausted");
  // The integration knows the usual pace in a boost, too.
  const isAtRisk =
    readings.isOn("quota_at_risk") ?? runsOutAt ?? (projected ?? 0) > limit;
  return {
    entityId,
    limit,
    used,
    isBoosted,
    projected,
    isEstimate: readings.attribute("messages_used", "estimate") === true,
    resetsAt: repeater.quota_resets_at ? new Date(repeater.quota_resets_at) : undefined,
    timeZone: repeater.quota_time_zone,
    runsOutAt: runsOutAt === undefined ? undefined : new Date(runsOutAt),
    health:
      used !== undefined && used >= limit ? "exhausted" : isAtRisk ? "at_risk" : "good",
  };
}
