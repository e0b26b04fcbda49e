/** What users choose about a list of repeaters. */

import { checkSettings } from "../settings";

export interface ListConfig {
  readonly type: string;
  /** Where the dashboard has a view of each repeater; else its device page is opened. */
  readonly views?: boolean;
}

export function checkListConfig(config: unknown): ListConfig {
  return checkSettings(config, { views: "true or false" }) as ListConfig;
}
