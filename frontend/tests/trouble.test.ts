import { describe, expect, it, vi } from "vitest";

import { trouble as fetched } from "./trouble-page";
import { button, settle, show as showCard, text } from "./card-page";
import { findButton, rendered, words } from "./elements";
import { House, NOW, OFFLINE, REPEATER, UNAVAILABLE } from "./house";
import { change, rows, show as showList } from "./list-page";
import type { AccountTrouble, ListedRepeater } from "../src/repeaters";

const AWAY: AccountTrouble = {
  entry_id: "account-1",
  account: "d…@example.com",
  kind: "away",
  since: new Date(NOW - 1_800_000).toISOString(),
};
const REFUSED: AccountTrouble = { ...AWAY, kind: "credentials" };

const LAST = {
  "binary_sensor.connected": "on",
  "sensor.connection_status": "online",
  "sensor.temperature": "47.4",
  "switch.b08_switch": "on",
  "sensor.b08_signal_strength": "4",
};
const last = Object.fromEntries(
  Object.entries(LAST).map(([id, state]) => [
    id,
    { entity_id: id, state, attributes: {} },
  ]),
);

function first({ fleet }: House): ListedRepeater {
  if (fleet instanceof Error || fleet[0] === undefined) throw new Error("no fleet");
  return fleet[0];
}

async function cardWith(
  trouble: AccountTrouble,
  house = new House({ ...REPEATER, last }),
) {
  const card = await showCard(house, UNAVAILABLE);
  house.sendTroubles(trouble);
  house.sendMessages({ [REPEATER.device_id]: "2026-11-23T11:28:00+00:00" });
  await settle(card);
  return { card, house, banner: await fetched(card) };
}

describe("an account that could not be loaded", () => {
  const failed: AccountTrouble = { ...AWAY, kind: "failed", since: null };
  const WORDS = "Home Assistant could not load the account.";

  it("leads an administrator to what Home Assistant says of it", async () => {
    const house = new House();
    house.user = { ...house.user, is_admin: true };
    const { banner } = await cardWith(failed, house);
    expect(words(banner)).toContain(`${WORDS} See why`);
    expect(banner?.querySelector("a")?.getAttribute("href")).toContain(
      "/integrations/",
    );
  });

  it("leads nobody to a page that is closed to them", async () => {
    const { banner } = await cardWith(failed);
    expect(words(banner)).toContain(WORDS);
    expect(banner?.querySelector("a")).toBeNull();
  });
});

describe("a platform that is away", () => {
  it("is told once on a card, with the time since when", async () => {
    const { banner } = await cardWith(AWAY);
    expect(words(banner)).toMatch(
      /^The platform has not answered since 11:30.AM\. The values shown are/,
    );
    expect(banner?.querySelector("[role]")?.getAttribute("role")).toBe("status");
    expect(banner?.querySelector("a")).toBeNull();
  });

  it("without a time if nobody knows it", async () => {
    const { banner } = await cardWith({ ...AWAY, since: null });
    expect(words(banner)).toContain("The platform does not answer.");
  });

  it("leaves what it told last, greyed and with its time", async () => {
    const { card } = await cardWith(AWAY);
    expect(text(card)).toContain("47.4");
    expect(words(card.renderRoot.querySelector(".connection"))).toMatch(
      /^online \(as of 11:28.AM\)$/,
    );
    expect(card.renderRoot.querySelector(".panel")?.classList).toContain("past");
    expect(card.renderRoot.querySelectorAll(".leds .lit")).toHaveLength(4);
    const toggle = card.renderRoot.querySelector<HTMLButtonElement>(".switch");
    expect(toggle?.disabled).toBe(true);
    expect(button(card, "Boost").disabled).toBe(true);
  });

  it("leaves a change waiting that was asked for before", async () => {
    const pending = { ...last["switch.b08_switch"], attributes: { pending: true } };
    const told = { ...last, "switch.b08_switch": pending } as typeof last;
    const { card } = await cardWith(AWAY, new House({ ...REPEATER, last: told }));
    expect(words(card.renderRoot.querySelector(".facts"))).toContain(
      "Waits until it is back online",
    );
  });

  it("is not asked for a repeater that was lost before", async () => {
    const lost = { ...last["binary_sensor.connected"], state: "off" };
    const told = { ...last, "binary_sensor.connected": lost } as typeof last;
    const house = new House({ ...REPEATER, last: told });
    const { card } = await cardWith(AWAY, house);
    card.hass = house.hass({ ...UNAVAILABLE, "button.refresh": "unknown" });
    await settle(card);
    vi.advanceTimersByTime(600_000);
    expect(house.calls).toEqual([]);
  });

  it("has a card say that there is no data where nothing was told", async () => {
    const { card, banner } = await cardWith(AWAY, new House());
    expect(words(card.renderRoot.querySelector(".connection"))).toBe("No data");
    expect(words(banner)).not.toContain("The values shown");
  });

  it("is over when it answers, whatever was told last", async () => {
    const { card, house } = await cardWith(AWAY);
    house.sendTroubles();
    card.hass = house.hass(OFFLINE);
    await settle(card);
    expect(await fetched(card)).toBeNull();
    expect(text(card)).not.toContain("47.4");
    expect(card.renderRoot.querySelector(".past")).toBeNull();
  });

  it("is told once above the fleet, whose rows stay as they were", async () => {
    const { list, house, hass } = await showList("fleet", { Attic: {}, Barn: {} });
    const id = "binary_sensor.Attic_connected";
    const status = "sensor.Attic_status";
    const told = {
      [id]: { entity_id: id, state: "on", attributes: {} },
      [status]: { entity_id: status, state: "online", attributes: {} },
    };
    house.sendFleet([{ ...first(house), last: told }]);
    house.sendTroubles(AWAY);
    await change(list, hass({ [id]: "unavailable", [status]: "unavailable" }));
    const banners = list.renderRoot.querySelectorAll("stellacontrol-trouble");
    expect(banners).toHaveLength(1);
    expect(
      words(list.renderRoot.querySelector(".kind.offline, .kind:nth-child(3)")),
    ).toBe("0 Offline");
    const [row] = rows(list);
    expect(row?.classList).toContain("past");
    expect(words(row?.querySelector(".state"))).toMatch(/^online \(as of 11:59.AM\)$/);
    findButton("Select", list.renderRoot).click();
    await rendered(list);
    list.renderRoot.querySelector<HTMLElement>("[aria-label=Attic]")?.click();
    await rendered(list);
    const batch = list.renderRoot.querySelector("stellacontrol-batch");
    await batch?.updateComplete;
    expect(batch && findButton("1 selected", batch.renderRoot).disabled).toBe(true);
  });

  it("names the account where there are several", async () => {
    const { list, house } = await showList("fleet", { Attic: {}, Barn: {} });
    house.sendFleet([{ ...first(house), entry_id: "account-2" }]);
    house.sendTroubles(AWAY);
    await rendered(list);
    expect(words(await fetched(list))).toContain("d…@example.com:");
  });
});

describe("refused credentials", () => {
  it("are told with the way to sign in again, to an administrator", async () => {
    const house = new House();
    house.user = { ...house.user, is_admin: true };
    const { banner } = await cardWith(REFUSED, house);
    expect(words(banner)).toContain("The platform refuses the credentials.");
    expect(banner?.querySelector("[role]")?.getAttribute("role")).toBe("alert");
    expect(banner?.querySelector("a")?.getAttribute("href")).toBe(
      "/config/integrations/integration/stellacontrol",
    );
  });

  it("are told to others with whom to ask", async () => {
    const { banner } = await cardWith(REFUSED);
    expect(words(banner)).toContain("An administrator has to sign in again.");
    expect(banner?.querySelector("a")).toBeNull();
  });
});
