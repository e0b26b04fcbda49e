/** What Home Assistant loads on every page: it tells what there is, and little else. */

import "./home-assistant-first";

import { StellaControlCard } from "./card/card";
import { CARD_TYPE, suggestionFor } from "./card/config";
import { StellaControlControls } from "./card/controls";
import { DASHBOARD_STRATEGY, StellaControlDashboard } from "./dashboard/dashboard";
import { StellaControlView, VIEW_STRATEGY } from "./dashboard/view";
import { StellaControlFleet } from "./fleet/fleet";
import { StellaControlQuota } from "./fleet/quota-list";
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
  readonly getEntitySuggestion: typeof suggestionFor;
}

interface StrategyOffer extends Offer {
  readonly strategyType: "dashboard";
}

declare global {
  interface Window {
    customCards?: CardOffer[];
    customStrategies?: StrategyOffer[];
  }
  interface HTMLElementTagNameMap {
    "stellacontrol-card": StellaControlCard;
    "stellacontrol-controls": StellaControlControls;
    "stellacontrol-fleet": StellaControlFleet;
    "stellacontrol-quota": StellaControlQuota;
  }
}

/** A page may load two versions while Home Assistant is updated; the first one stays. */
function define(name: string, element: CustomElementConstructor): boolean {
  if (customElements.get(name)) return false;
  customElements.define(name, element);
  return true;
}

/** A text in the language that the page turns out to have, which is not known this early. */
function text(key: TextKey): string {
  return translator(pageLanguage())(key);
}

// Most people's Home Assistant speaks as their browser does.
void loadTexts(navigator.language);

define("stellacontrol-controls", StellaControlControls);
define("stellacontrol-fleet", StellaControlFleet);
define("stellacontrol-quota", StellaControlQuota);
define(`ll-strategy-view-${VIEW_STRATEGY}`, StellaControlView);

if (define(CARD_TYPE, StellaControlCard)) {
  window.customCards ??= [];
  window.customCards.push({
    type: CARD_TYPE,
    get name() {
      return text("card.name");
    },
    get description() {
      return text("card.description");
    },
    preview: true,
    documentationURL: DOCUMENTATION,
    getEntitySuggestion: suggestionFor,
  });
}

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
