/** What Home Assistant loads on every page: it tells what there is, and little else. */

import { StellaControlCard } from "./card/card";
import { CARD_TYPE, suggestionFor } from "./card/config";
import { StellaControlControls } from "./card/controls";
import { loadTexts, pageLanguage, translator } from "./translate";

interface CardOffer {
  readonly type: string;
  readonly name: string;
  readonly description: string;
  readonly preview: boolean;
  readonly documentationURL: string;
  readonly getEntitySuggestion: typeof suggestionFor;
}

declare global {
  interface Window {
    customCards?: CardOffer[];
  }
  interface HTMLElementTagNameMap {
    "stellacontrol-card": StellaControlCard;
    "stellacontrol-controls": StellaControlControls;
  }
}

/** A page may load two versions while Home Assistant is updated; the first one stays. */
function define(name: string, element: CustomElementConstructor): boolean {
  if (customElements.get(name)) return false;
  customElements.define(name, element);
  return true;
}

// Most people's Home Assistant speaks as their browser does.
void loadTexts(navigator.language);

define("stellacontrol-controls", StellaControlControls);
if (define(CARD_TYPE, StellaControlCard)) {
  window.customCards ??= [];
  window.customCards.push({
    type: CARD_TYPE,
    // The page's language is not known yet to a module that loads this early.
    get name() {
      return translator(pageLanguage())("card.name");
    },
    get description() {
      return translator(pageLanguage())("card.description");
    },
    preview: true,
    documentationURL: "https://github.com/ha-stellacontrol/ha-stellacontrol",
    getEntitySuggestion: suggestionFor,
  });
}
