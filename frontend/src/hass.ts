/** What we use of the object that Home Assistant gives to every card. */

export interface EntityState {
  readonly entity_id: string;
  readonly state: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

interface RegistryEntry {
  readonly device_id?: string | null;
  readonly platform?: string;
}

interface Area {
  readonly name: string;
}

export interface Connection {
  subscribeMessage(
    // Whoever subscribes knows what comes.
    callback: (message: never) => void,
    command: { type: string } & Record<string, unknown>,
    options?: { readonly resubscribe?: boolean },
  ): Promise<() => Promise<void> | void>;
}

export interface Locale {
  readonly language: string;
  /** How the user wants numbers written, such as `decimal_comma`. */
  readonly number_format?: string;
  /** Whose time is shown: `local` or `server`. */
  readonly time_zone?: string;
}

export type Localize = (key: string, values?: Record<string, string>) => string;

export interface HomeAssistant {
  readonly states: Readonly<Record<string, EntityState | undefined>>;
  readonly entities: Readonly<Record<string, RegistryEntry | undefined>>;
  /** Another object whenever a device changes. */
  readonly devices: object;
  readonly areas: Readonly<Record<string, Area | undefined>>;
  readonly config: {
    readonly components: readonly string[];
    readonly time_zone?: string;
  };
  readonly connection: Connection;
  readonly connected: boolean;
  readonly locale: Locale;
  readonly language: string;
  readonly localize: Localize;
  formatEntityState(state: EntityState): string;
  loadBackendTranslation?(category: string, integration: string): Promise<Localize>;
  callWS<Answer>(command: { type: string } & Record<string, unknown>): Promise<Answer>;
  callService(
    domain: string,
    service: string,
    data?: Record<string, unknown>,
    target?: { entity_id: string },
    notifyOnError?: boolean,
  ): Promise<unknown>;
}
