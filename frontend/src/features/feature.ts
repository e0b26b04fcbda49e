/** What tiles show below an entity, where that is one of ours. */

import { LitElement } from "lit";

import { renderWhenAsked } from "../asked";
import { reactive } from "../define";
import type { HomeAssistant } from "../hass";
import { renderContext, type RenderContext } from "../render-context";
import { checkSettings } from "../settings";

/** What a tile is about. */
export interface FeatureContext {
  readonly entity_id?: string;
}

/** Our entity that a tile is about, if it is one. */
export function ownEntity(hass: HomeAssistant, { entity_id: id = "" }: FeatureContext) {
  const entity = hass.entities[id];
  return entity?.platform === "stellacontrol" ? { ...entity, id } : undefined;
}

export abstract class Feature extends LitElement {
  static override properties = reactive("hass", "context");

  hass?: HomeAssistant;
  context: FeatureContext = {};

  constructor() {
    super();
    renderWhenAsked(this);
  }

  setConfig(config: unknown): void {
    checkSettings(config, {});
  }

  protected renderContext(hass: HomeAssistant): RenderContext {
    return renderContext(hass, () => {
      this.requestUpdate();
    });
  }
}
