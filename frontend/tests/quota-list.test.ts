import { describe, expect, it } from "vitest";

import type { RepeaterList } from "../src/fleet/repeater-list";
import type { ListedRepeater } from "../src/repeaters";
import { rendered, words } from "./elements";
import { change, names, rows, show } from "./list-page";

describe("the quota", () => {
  it("begins with the one that will use most of its own, and sums all up", async () => {
    const { list } = await show("quota", {
      Attic: { used: 100, projected: 200 },
      Barn: { used: 6000, projected: 12_000 },
      Cellar: { used: 10_000, projected: 10_000 },
    });
    expect(names(list)).toEqual(["Barn", "Cellar", "Attic"]);
    expect(words(list.renderRoot.querySelector(".total"))).toBe(
      "16,100 of 30,000 messages used 22,200 projected",
    );
    const [barn, cellar, attic] = rows(list).map(words);
    expect(barn).toContain("6,000 60% 12,000 10,000");
    expect(barn).toContain("Quota at risk");
    expect(cellar).toContain("Quota used up");
    expect(attic).toContain("Resets on December 1");
    // Where there is no room for a column, a warning stands below the name.
    const below = rows(list).map((row) => words(row.querySelector(".narrow")));
    expect(below).toEqual(["Quota at risk", "Quota used up", ""]);
    expect(rows(list).map(({ className }) => className)).toEqual([
      "at_risk",
      "exhausted",
      "good",
    ]);
    const bars = rows(list).map((row) =>
      [...row.querySelectorAll<HTMLElement>(".bar i")].map(({ style }) => style.width),
    );
    expect(bars).toEqual([
      ["100%", "60%"],
      ["100%", "100%"],
      ["2%", "1%"],
    ]);
  });

  it("says when one runs out, and has a dash for what nobody knows", async () => {
    const { list, house, hass } = await show("quota", { Attic: {} });
    const [attic] = house.fleet as readonly ListedRepeater[];
    if (!attic) throw new Error("no repeater");
    const entities = { ...attic.entities, quota_exhausted: "sensor.out" };
    house.sendFleet([{ ...attic, entities }]);
    await change(list, hass({ "sensor.out": "2026-11-28T10:00:00Z" }));
    expect(words(rows(list)[0])).toContain("Runs out on November 28");
    await change(list, hass({ "sensor.Attic_used": "unknown" }));
    expect(words(rows(list)[0]?.querySelector("td"))).toBe("–");
    const { messages_used, ...others } = attic.entities;
    expect(messages_used).toBeDefined();
    house.sendFleet([{ ...attic, entities: others }]);
    await rendered(list);
    expect(words(rows(list)[0])).toBe("Attic – – –");
  });

  const total = (list: RepeaterList) => words(list.renderRoot.querySelector(".total"));

  it("says of a count that it is an estimate", async () => {
    for (const of of ["fleet", "quota"] as const) {
      const { list, hass } = await show(of, { Attic: {} });
      await change(list, hass({ "sensor.Attic_used": ["100", { estimate: true }] }));
      expect(rows(list).map(words)[0]).toContain("≈ 1%");
    }
  });

  it("sums up only what is known", async () => {
    const { list, hass } = await show("quota", { Attic: {}, Barn: {} });
    await change(list, hass({ "sensor.Barn_used": "unavailable" }));
    expect(total(list)).toBe("100 of 10,000 messages used 200 projected");
    await change(
      list,
      hass({
        "sensor.Attic_used": "unavailable",
        "sensor.Barn_used": "unavailable",
      }),
    );
    expect(total(list)).toBe("");
  });

  it("projects for a boosted one no less than it has used", async () => {
    const { list, hass } = await show("quota", { Attic: {}, Barn: { used: 6000 } });
    const until = "2026-11-23T12:05:00Z";
    await change(list, hass({ "sensor.Barn_boost_ends": until }));
    expect(total(list)).toBe("6,100 of 20,000 messages used 6,200 projected");
    await change(
      list,
      hass({
        "sensor.Attic_boost_ends": until,
        "sensor.Barn_boost_ends": until,
      }),
    );
    expect(total(list)).toBe("6,100 of 20,000 messages used");
  });
});
