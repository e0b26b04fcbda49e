/** A made-up Home Assistant with one repeater, for tests to change. */

import type { Connection, EntityState, HomeAssistant, Localize } from "../src/hass";
import type {
  AccountTrouble,
  ListedRepeater,
  RepeaterWithBands,
} from "../src/repeaters";

export const NOW = Date.parse("2026-11-23T12:00:00Z");
export const DEVICE = "device-1";

type States = Record<string, string | [string, Record<string, unknown>] | undefined>;

const DBM = { unit_of_measurement: "dBm" };

/** What an attic in good health tells; a band has no state that is off by default. */
export const GOOD: States = {
  "binary_sensor.connected": "on",
  "binary_sensor.alarm": "off",
  "binary_sensor.temperature_alarm": "off",
  "sensor.connection_status": "online",
  "sensor.temperature": ["47.4", { unit_of_measurement: "°C" }],
  "sensor.last_message": "2026-11-23T11:59:48+00:00",
  "sensor.current_message_frequency": ["600", { unit_of_measurement: "s" }],
  "sensor.messages_used": "4210",
  "sensor.messages_remaining": "5790",
  "sensor.messages_projected": "5400",
  "sensor.quota_exhausted": "unknown",
  "sensor.boost_ends": "unknown",
  "sensor.boost_reason": "none",
  "button.reboot": "unknown",
  "button.recalibrate": "unknown",
  "button.refresh": "unknown",
  "sensor.last_restart": "2026-11-20T08:00:00+00:00",
  "select.message_frequency": "10m",
  "switch.b08_switch": ["on", { pending: false }],
  "binary_sensor.b08_online": "on",
  "binary_sensor.b08_over_power": "off",
  "binary_sensor.b08_feedback": "off",
  "binary_sensor.b08_automatic_shutdown": "off",
  "binary_sensor.b08_uplink_active": "off",
  "sensor.b08_signal_strength": "4",
  "sensor.b08_uplink_power": ["-104.4", DBM],
  "sensor.b08_downlink_power": ["-64.3", DBM],
  "sensor.b08_band_usage": ["52", { unit_of_measurement: "%" }],
};

/** Everything but what stays while a device is offline. */
export const OFFLINE: States = {
  ...Object.fromEntries(
    Object.keys(GOOD)
      .filter((id) =>
        /temperature|current_message_frequency|button.re[bc]|b08_(?!switch)|alarm/.test(
          id,
        ),
      )
      .map((id) => [id, "unavailable"]),
  ),
  "binary_sensor.connected": "off",
  "sensor.connection_status": "lost",
};

export const UNAVAILABLE: States = Object.fromEntries(
  Object.keys(GOOD).map((id) => [id, "unavailable"]),
);

export const REPEATER: RepeaterWithBands = {
  device_id: DEVICE,
  name: "Attic",
  area_id: null,
  entry_id: "account-1",
  account: "demo@example.com",
  monthly_quota: 10_000,
  quota_resets_at: "2026-12-01T00:00:00+00:00",
  quota_time_zone: "UTC",
  entities: rolesOf((role) => !role.startsWith("b08_")),
  bands: [{ id: "08", label: "800 MHz", entities: rolesOf(isOfBand, "b08_") }],
};

export const LISTED: ListedRepeater = {
  ...REPEATER,
  serial_number: "SR1",
  model: "iRepeater 6 band",
  firmware: "2.4.1",
};

function isOfBand(role: string): boolean {
  return role.startsWith("b08_");
}

function rolesOf(isWanted: (role: string) => boolean, prefix = "") {
  const roles = Object.keys(GOOD).map((id) => [id.replace(/^.*\./, ""), id] as const);
  return Object.fromEntries(
    roles
      .filter(([role]) => isWanted(role))
      .map(([role, id]) => [role.slice(prefix.length), id]),
  );
}

/** Without the entities that a test wants turned off. */
export function without(...roles: string[]): RepeaterWithBands {
  const rest = (entities: RepeaterWithBands["entities"]) =>
    Object.fromEntries(
      Object.entries(entities).filter(([role]) => !roles.includes(role)),
    );
  return {
    ...REPEATER,
    entities: rest(REPEATER.entities),
    bands: REPEATER.bands.map((band) => ({ ...band, entities: rest(band.entities) })),
  };
}

export interface Call {
  readonly domain: string;
  readonly service: string;
  readonly data: unknown;
  readonly target: unknown;
  /** Whether Home Assistant itself tells of a refusal. */
  readonly notifies: boolean;
}

/** What the page asked of the server beside actions. */
export type Asked = { readonly type: string } & Record<string, unknown>;

/** Number and unit, as Home Assistant tells them apart. */
function parts(state: EntityState) {
  const unit = state.attributes.unit_of_measurement;
  const value = { type: "value", value: state.state };
  if (typeof unit !== "string") return [value];
  return [value, { type: "literal", value: " " }, { type: "unit", value: unit }];
}

function format(state: EntityState): string {
  return parts(state)
    .map(({ value }) => value)
    .join("");
}

/** The same function as long as the language is. */
const localize = (key: string): string => key;

/** The same object as long as no area changes. */
const AREAS = {};

export class House {
  readonly calls: Call[] = [];
  /** Commands and subscriptions, with their options. */
  readonly asked: { readonly command: Asked; readonly options?: unknown }[] = [];
  /** Of which entities the texts of errors were asked for. */
  readonly textsAsked: (readonly [category: string, integration: string])[] = [];
  /** What the next action is refused with. */
  refusal: Error | undefined;
  /** What actions wait for before they are answered. */
  delay: Promise<void> = Promise.resolve();
  /** What the texts of errors are answered with, by the server. */
  errorTexts: Localize | Error = (key, values) => `${key} ${JSON.stringify(values)}`;
  /** What a subscription to the list of repeaters is told first. */
  fleet: readonly ListedRepeater[] | Error = [LISTED];
  /** What is loaded; another object when that changes. */
  config: HomeAssistant["config"] = { components: ["history"] };
  /** Whether subscriptions are told at once. */
  answers = true;
  /** Another function when a user chooses other units. */
  format = format;
  /** Subscriptions that are open. */
  open = 0;
  /** Who looks at the page. */
  user: NonNullable<HomeAssistant["user"]> = { id: "user-1", name: "Ada" };
  /** Whether the page is connected to it. */
  connected = true;
  /** What the last subscription is told with. */
  teller: ((message: never) => void) | undefined;

  constructor(public repeater: RepeaterWithBands | null | Error = REPEATER) {}

  /** A new object, as Home Assistant makes one for each change. */
  hass(changes: States = {}, language = "en"): HomeAssistant {
    const states = Object.entries({ ...GOOD, ...changes }).flatMap(([id, told]) =>
      told === undefined ? [] : [[id, stateOf(id, told)] as const],
    );
    return {
      states: Object.fromEntries(states),
      entities: {
        "sensor.temperature": {
          platform: "stellacontrol",
          device_id: DEVICE,
        },
        "switch.b08_switch": {
          platform: "stellacontrol",
          device_id: DEVICE,
        },
        "light.kitchen": {
          platform: "hue",
          device_id: "device-2",
        },
      },
      devices: { [DEVICE]: { name: "Attic's device" } },
      areas: AREAS,
      config: this.config,
      connection: this.connection,
      connected: this.connected,
      locale: localeOf(language),
      language,
      localize,
      user: this.user,
      formatEntityState: this.format,
      formatEntityStateToParts: parts,
      formatEntityName: (state, part) =>
        `${part.type} ${state.entity_id.replace(/^.*\./, "")}`,
      loadBackendTranslation: (category, integration) => {
        this.textsAsked.push([category, integration]);
        return this.errorTexts instanceof Error
          ? Promise.reject(this.errorTexts)
          : Promise.resolve(this.errorTexts);
      },
      callService: async (domain, service, data, target, notifies = true) => {
        this.calls.push({ domain, service, data, target, notifies });
        await this.delay;
        if (this.refusal !== undefined) throw this.refusal;
      },
    };
  }

  /** Has the next actions wait until what is returned is called. */
  waits(): () => void {
    let answer = (): void => undefined;
    this.delay = new Promise((resolve) => (answer = resolve));
    return () => {
      answer();
    };
  }

  /** Loses the connection, and with it all that was subscribed to. */
  disconnect(): void {
    this.connected = false;
    this.open = 0;
    this.teller = undefined;
  }

  /** Sends what the integration sends when something about the repeater changes. */
  send(repeater: RepeaterWithBands | null): void {
    this.teller?.({ repeater } as never);
  }

  /** Tells when messages came, by device. */
  sendMessages(messages: Readonly<Record<string, string | null>>): void {
    this.teller?.({ messages } as never);
  }

  /** Tells which accounts cannot be read. */
  sendTroubles(...troubles: AccountTrouble[]): void {
    this.teller?.({ troubles } as never);
  }

  /** Tells the list what has changed. */
  sendFleet(changed: readonly ListedRepeater[], removed: readonly string[] = []): void {
    const byId = new Map(changed.map((repeater) => [repeater.device_id, repeater]));
    this.teller?.({ changed: Object.fromEntries(byId), removed } as never);
  }

  /** What commands are answered with, by their type. */
  answersTo: Readonly<Record<string, unknown>> = {};

  private readonly connection: Connection = {
    sendMessagePromise: <Answer>(command: Asked) => {
      this.asked.push({ command });
      const answer = this.answersTo[command.type];
      return answer instanceof Error
        ? Promise.reject(answer)
        : Promise.resolve(answer as Answer);
    },
    subscribeMessage: (tell, command, options) => {
      this.asked.push({ command, options });
      const isFleet = command.type === "stellacontrol/subscribe_repeaters";
      const told = isFleet ? this.fleet : this.repeater;
      if (told instanceof Error) return Promise.reject(told);
      this.open += 1;
      this.teller = tell;
      if (this.answers && isFleet) this.sendFleet(told as readonly ListedRepeater[]);
      else if (this.answers) this.send(told as RepeaterWithBands | null);
      return Promise.resolve(() => {
        this.open -= 1;
      });
    },
  };
}

const locales = new Map<string, HomeAssistant["locale"]>();

/** The same object as long as the user's choices are. */
function localeOf(language: string): HomeAssistant["locale"] {
  const made = locales.get(language) ?? { language };
  locales.set(language, made);
  return made;
}

const known = new Map<string, EntityState>();

/** The same object for the same state, as Home Assistant keeps it. */
function stateOf(
  entityId: string,
  told: string | [string, Record<string, unknown>],
): EntityState {
  const [state, attributes] = typeof told === "string" ? [told, {}] : told;
  const key = JSON.stringify([entityId, state, attributes]);
  const made = known.get(key) ?? {
    entity_id: entityId,
    state,
    attributes,
  };
  known.set(key, made);
  return made;
}
