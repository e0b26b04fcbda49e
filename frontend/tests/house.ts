/** A made-up Home Assistant with one repeater, for tests to change. */

import type { Connection, EntityState, HomeAssistant, Localize } from "../src/hass";
import type { Repeater, RepeaterWithBands } from "../src/repeaters";

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
      .filter((id) => /temperature|frequency|button|b08_(?!switch)|alarm/.test(id))
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
  account: "demo@example.com",
  monthly_quota: 10_000,
  quota_reset_day: 1,
  entities: rolesOf((role) => !role.startsWith("b08_")),
  bands: [{ id: "08", label: "800 MHz", entities: rolesOf(isOfBand, "b08_") }],
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
}

/** The same function as long as the language is. */
const localize = (key: string): string => key;

export class House {
  readonly calls: Call[] = [];
  /** What the next action is refused with. */
  refusal: Error | undefined;
  /** What actions wait for before they are answered. */
  delay: Promise<void> = Promise.resolve();
  /** What the texts of errors are answered with, by the server. */
  errorTexts: Localize | Error = (key, values) => `${key} ${JSON.stringify(values)}`;
  /** What the list of repeaters is answered with. */
  fleet: readonly Repeater[] | Error = [REPEATER];
  /** What is loaded; another object when that changes. */
  config = { components: ["history"] };
  /** How often it was asked for. */
  listed = 0;
  /** Subscriptions that are open. */
  open = 0;
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
        "light.kitchen": {
          platform: "hue",
          device_id: "device-2",
        },
      },
      devices: {},
      areas: {},
      config: this.config,
      connection: this.connection,
      connected: this.connected,
      locale: { language },
      language,
      localize,
      formatEntityState: (state) => {
        const unit = state.attributes.unit_of_measurement;
        return typeof unit === "string" ? `${state.state} ${unit}` : state.state;
      },
      loadBackendTranslation: () =>
        this.errorTexts instanceof Error
          ? Promise.reject(this.errorTexts)
          : Promise.resolve(this.errorTexts),
      // Nothing but the list of repeaters is asked for.
      callWS: <Answer>() => {
        this.listed += 1;
        return this.fleet instanceof Error
          ? Promise.reject(this.fleet)
          : Promise.resolve({ repeaters: this.fleet } as Answer);
      },
      callService: async (domain, service, data, target) => {
        this.calls.push({ domain, service, data, target });
        await this.delay;
        if (this.refusal !== undefined) throw this.refusal;
      },
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

  private readonly connection: Connection = {
    subscribeMessage: (tell) => {
      if (this.repeater instanceof Error) return Promise.reject(this.repeater);
      this.open += 1;
      this.teller = tell;
      this.send(this.repeater);
      return Promise.resolve(() => {
        this.open -= 1;
      });
    },
  };
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
