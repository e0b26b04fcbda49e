/** What we use of the object that Home Assistant gives to every card. */

export interface EntityState {
  readonly entity_id: string;
  readonly state: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** ISO 8601. */
  readonly last_changed?: string;
}

/** A piece of a state as it is written, such as its number or its unit. */
export interface StatePart {
  readonly type: string;
  readonly value: string;
}

interface RegistryEntry {
  readonly device_id?: string | null;
  readonly platform?: string;
  readonly translation_key?: string;
}

interface Device {
  readonly name?: string | null;
  readonly name_by_user?: string | null;
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
  // Whoever asks knows what is answered.
  sendMessagePromise<Answer>(
    command: { type: string } & Record<string, unknown>,
  ): Promise<Answer>;
}

export interface Locale {
  readonly language: string;
  /** How the user wants numbers written, such as `decimal_comma`. */
  readonly number_format?: string;
  /** `12`, `24`, or as the language or the system has it. */
  readonly time_format?: string;
  /** Whose time is shown: `local` or `server`. */
  readonly time_zone?: string;
}

export type Localize = (key: string, values?: Record<string, string>) => string;

export interface HomeAssistant {
  readonly states: Readonly<Record<string, EntityState | undefined>>;
  readonly entities: Readonly<Record<string, RegistryEntry | undefined>>;
  readonly devices: Readonly<Record<string, Device | undefined>>;
  readonly areas: Readonly<Record<string, Area | undefined>>;
  readonly config: {
    readonly components: readonly string[];
    readonly time_zone?: string;
    /** `RUNNING` once everything has been loaded. */
    readonly state?: string;
  };
  readonly connection: Connection;
  readonly connected: boolean;
  readonly locale: Locale;
  readonly language: string;
  readonly localize: Localize;
  readonly user?: {
    readonly id: string;
    readonly name: string;
    readonly is_admin?: boolean;
  };
  /** Another function whenever language, units or names may have changed. */
  formatEntityState(state: EntityState): string;
  formatEntityName?(state: EntityState, part: { type: "entity" }): string;
  formatEntityStateToParts?(state: EntityState): readonly StatePart[];
  loadBackendTranslation?(category: string, integration: string): Promise<Localize>;
  callService(
    domain: string,
    service: string,
    data?: Record<string, unknown>,
    target?: { entity_id: string },
    notifyOnError?: boolean,
  ): Promise<unknown>;
}

/** Whether everything has to be written anew. */
export function isWrittenOtherwise(before: HomeAssistant, now: HomeAssistant): boolean {
  return (
    before.localize !== now.localize ||
    before.locale !== now.locale ||
    before.formatEntityState !== now.formatEntityState
  );
}
