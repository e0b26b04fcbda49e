import { describe, expect, it } from "vitest";

import { StellaControlDashboard } from "../src/dashboard/dashboard";
import { StellaControlView } from "../src/dashboard/view";
import "../src/main";
import { fleetHouse } from "./fleet-house";
import { DEVICE, House, without } from "./house";

describe("the dashboard", () => {
  it("is offered as a community dashboard", () => {
    expect(window.customStrategies).toMatchObject([
      { type: "stellacontrol", strategyType: "dashboard", name: "StellaControl fleet" },
    ]);
    expect(customElements.get("ll-strategy-dashboard-stellacontrol")).toBe(
      StellaControlDashboard,
    );
    const { hass } = fleetHouse({});
    expect(StellaControlDashboard.getCreateSuggestions(hass()).title).toBe("Repeaters");
  });

  it("has the fleet, the quota and a view of each repeater", async () => {
    const { hass } = fleetHouse({ Attic: {}, Barn: {} });
    const { views } = await StellaControlDashboard.generate({}, hass());
    expect(views.map(({ title, path }) => [title, path])).toEqual([
      ["Fleet", "fleet"],
      ["Quota", "quota"],
      ["Report", "report"],
      ["Attic", "id-Attic"],
      ["Barn", "id-Barn"],
    ]);
    expect(views.slice(0, 2)).toMatchObject([
      { type: "panel", cards: [{ type: "custom:stellacontrol-fleet", views: true }] },
      { type: "panel", cards: [{ type: "custom:stellacontrol-quota", views: true }] },
    ]);
    expect(views[3]).toMatchObject({
      subview: true,
      strategy: { type: "custom:stellacontrol-repeater", device_id: "id-Attic" },
    });
  });

  it("says so if the integration does not answer", async () => {
    const { house, hass } = fleetHouse({});
    house.fleet = new Error("unknown command");
    await expect(StellaControlDashboard.generate({}, hass())).rejects.toThrow(
      "Is the integration set up?",
    );
  });
});

describe("the view of a repeater", () => {
  const config = { device_id: DEVICE };
  const card = { type: "custom:stellacontrol-card", device_id: DEVICE };

  it("has its card beside its history, and leaves nothing open", async () => {
    const house = new House();
    history.replaceState(null, "", `/fleet/${DEVICE}`);
    const { sections } = await StellaControlView.generate(config, house.hass());
    expect(sections[0]?.cards).toMatchObject([
      card,
      { tap_action: { navigation_path: "/fleet/report?repeater=device-1" } },
    ]);
    expect(sections[1]?.cards.slice(1)).toMatchObject([
      {
        type: "history-graph",
        title: "Temperature",
        hours_to_show: 24,
        entities: [{ entity: "sensor.temperature" }],
        grid_options: { columns: "full" },
      },
      {
        title: "Uplink power",
        entities: [{ entity: "sensor.b08_uplink_power", name: "800 MHz" }],
      },
      { title: "Downlink power" },
      { title: "Usage", entities: [{ entity: "sensor.b08_band_usage" }] },
    ]);
    expect(house.open).toBe(0);
  });

  it("draws only what there is", async () => {
    const roles = ["temperature", "uplink_power", "downlink_power", "band_usage"];
    const house = new House(without(...roles));
    const { sections } = await StellaControlView.generate(config, house.hass());
    expect(sections).toHaveLength(1);
  });

  it("is the card alone where nothing is recorded, nobody there, or nobody answers", async () => {
    const hass = { ...new House().hass(), config: { components: [] } };
    expect((await StellaControlView.generate(config, hass)).sections).toHaveLength(1);
    const gone = new House(null).hass();
    expect((await StellaControlView.generate(config, gone)).sections).toHaveLength(1);
    const silent = new House(new Error("unknown command")).hass();
    expect((await StellaControlView.generate(config, silent)).sections).toHaveLength(1);
  });
});
