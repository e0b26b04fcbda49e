/** Asks Home Assistant for what a report tells, in batches, so that nothing stands still. */

import type { HomeAssistant } from "../hass";
import type { LogbookRow } from "../model/changes";
import {
  HISTORY_ROLES,
  alarmEntities,
  changedEntities,
  present,
  signalEntities,
  type Answers,
  type History,
  type Statistics,
} from "../model/report";
import type { Period } from "../model/timeline";
import type { RepeaterWithBands } from "../repeaters";

/** Repeaters that are asked about at once. */
export const BATCH = 50;

/** What is told of some repeaters. Home Assistant sees to it what the user may read. */
export async function ask(
  hass: HomeAssistant,
  repeaters: readonly RepeaterWithBands[],
  isDetailed: boolean,
  period: Period,
): Promise<Answers> {
  const of = (idsOf: (repeater: RepeaterWithBands) => readonly string[]) =>
    repeaters.flatMap(idsOf);
  const roles = (...wanted: readonly string[]) =>
    of(({ entities }) => present(wanted.map((role) => entities[role])));
  const states = [...roles(...HISTORY_ROLES), ...(isDetailed ? of(alarmEntities) : [])];
  const counted = [
    ...roles("messages_used"),
    ...(isDetailed ? of(signalEntities) : []),
  ];
  const [history, statistics, logbook] = await Promise.all([
    askHistory(hass, states, period),
    askStatistics(hass, counted, period),
    askLogbook(hass, of(changedEntities), period),
  ]);
  return { history, statistics, logbook };
}

async function askHistory(
  hass: HomeAssistant,
  ids: readonly string[],
  period: Period,
): Promise<History> {
  if (ids.length === 0) return {};
  return hass.connection.sendMessagePromise({
    type: "history/history_during_period",
    ...limits(period),
    entity_ids: ids,
    minimal_response: true,
    no_attributes: true,
  });
}

async function askStatistics(
  hass: HomeAssistant,
  ids: readonly string[],
  period: Period,
): Promise<Statistics> {
  if (ids.length === 0) return {};
  return hass.connection.sendMessagePromise({
    type: "recorder/statistics_during_period",
    ...limits(period),
    statistic_ids: ids,
    period: "day",
    types: ["min", "max", "mean", "state"],
  });
}

async function askLogbook(
  hass: HomeAssistant,
  ids: readonly string[],
  period: Period,
): Promise<readonly LogbookRow[] | undefined> {
  if (!hass.config.components.includes("logbook")) return undefined;
  // Without entities, it would tell of everything in the house.
  if (ids.length === 0) return [];
  return hass.connection.sendMessagePromise({
    type: "logbook/get_events",
    ...limits(period),
    entity_ids: ids,
  });
}

function limits({ from, until }: Period) {
  return {
    start_time: new Date(from).toISOString(),
    end_time: new Date(until).toISOString(),
  };
}
