/** What Home Assistant loads on every page: it tells what there is, and little else. */

import "./home-assistant-first";

import { StellaControlCard } from "./card/card";
import { CARD_TYPE, suggestionFor } from "./card/config";
import { StellaControlControls } from "./card/controls";
import { DASHBOARD_STRATEGY, StellaControlDashboard } from "./dashboard/dashboard";
import { REPORT_STRATEGY, StellaControlReportView } from "./dashboard/report-view";
import { StellaControlView, VIEW_STRATEGY } from "./dashboard/view";
import { define } from "./define";
import { StellaControlBandFeature } from "./features/band-feature";
import type { FeatureContext } from "./features/feature";
import { StellaControlQuotaFeature } from "./features/quota-feature";
import { StellaControlFleet } from "./fleet/fleet";
import { StellaControlQuota } from "./fleet/quota-list";
import type { HomeAssistant } from "./hass";
import { loadTexts, pageLanguage, translator, type TextKey } from "./translate";

const DOCUMENTATION = "https://github.com/ha-stellacontrol/ha-stellacontrol";

/** What Home Assistant lists for users to choose from. */
interface Offer {
  readonly type: string;
  readonly name: string;
  readonly description: string;
  readonly documentationURL: string;
}

interface CardOffer extends Offer {
  readonly preview: boolean;
  readonly getEntitySuggestion?: typeof suggestionFor;
}

interface FeatureOffer {
  readonly type: string;
  readonly name: string;
  readonly isSupported: (hass: HomeAssistant, context: FeatureContext) => boolean;
}

interface StrategyOffer extends Offer {
  readonly strategyType: "dashboard";
}

declare global {
  interface Window {
    customCards?: CardOffer[];
    customCardFeatures?: FeatureOffer[];
    customStrategies?: StrategyOffer[];
  }
  interface HTMLElementTagNameMap {
    "stellacontrol-card": StellaControlCard;
    "stellacontrol-controls": StellaControlControls;
    "stellacontrol-fleet": StellaControlFleet;
    "stellacontrol-band-feature": StellaControlBandFeature;
    "stellacontrol-quota-feature": StellaControlQuotaFeature;
    "stellacontrol-quota": StellaControlQuota;
  }
}

/** A text in the language that the page turns out to have, which is not known this early. */
function text(key: TextKey): string {
  return translator(pageLanguage())(key);
}

// Most people's Home Assistant speaks as their browser does.
void loadTexts(navigator.language);

/** Defines a card, and lists it for users to choose. */
function offer(
  type: string,
  element: CustomElementConstructor,
  name: TextKey,
  description: TextKey,
  more: Partial<CardOffer> = {},
): void {
  if (!define(type, element)) return;
  window.customCards ??= [];
  window.customCards.push({
    type,
    get name() {
      return text(name);
    },
    get description() {
      return text(description);
    },
    preview: true,
    documentationURL: DOCUMENTATION,
    ...more,
  });
}

define("stellacontrol-controls", StellaControlControls);
define(`ll-strategy-view-${VIEW_STRATEGY}`, StellaControlView);
define(`ll-strategy-view-${REPORT_STRATEGY}`, StellaControlReportView);

offer(CARD_TYPE, StellaControlCard, "card.name", "card.description", {
  getEntitySuggestion: suggestionFor,
});
offer(
  "stellacontrol-fleet",
  StellaControlFleet,
  "fleet.card_name",
  "fleet.card_description",
);
offer(
  "stellacontrol-quota",
  StellaControlQuota,
  "quota.card_name",
  "quota.card_description",
);

/** Defines what a tile may show of an entity, and lists it for users to choose. */
function offerFeature(
  type: string,
  element: CustomElementConstructor & Pick<FeatureOffer, "isSupported">,
  name: TextKey,
): void {
  if (!define(type, element)) return;
  const { isSupported } = element;
  window.customCardFeatures ??= [];
  window.customCardFeatures.push({
    type,
    isSupported,
    get name() {
      return text(name);
    },
  });
}

offerFeature("stellacontrol-band-feature", StellaControlBandFeature, "feature.band");
offerFeature("stellacontrol-quota-feature", StellaControlQuotaFeature, "quota.title");

if (define(`ll-strategy-dashboard-${DASHBOARD_STRATEGY}`, StellaControlDashboard)) {
  window.customStrategies ??= [];
  window.customStrategies.push({
    type: DASHBOARD_STRATEGY,
    strategyType: "dashboard",
    get name() {
      return text("dashboard.name");
    },
    get description() {
      return text("dashboard.description");
    },
    documentationURL: DOCUMENTATION,
  });
}
