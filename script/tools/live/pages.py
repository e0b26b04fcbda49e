"""The page that Home Assistant shows first."""

from .home_assistant import HomeAssistant

FLEET = "stellacontrol-fleet"
"""Where the fleet dashboard is."""


async def show_fleet_first(home: HomeAssistant) -> None:
    """Make the fleet dashboard, and have it opened with the address alone.

    A user does the same with "Add dashboard" and "Set as default".
    """
    dashboards = await home.command("lovelace/dashboards/list")
    if any(dashboard["url_path"] == FLEET for dashboard in dashboards):
        return
    await home.command(
        "lovelace/dashboards/create",
        url_path=FLEET,
        title="Repeaters",
        icon="mdi:radio-tower",
    )
    await home.command(
        "lovelace/config/save",
        url_path=FLEET,
        config={"strategy": {"type": "custom:stellacontrol"}},
    )
    core = await home.command("frontend/get_system_data", key="core")
    await home.command(
        "frontend/set_system_data",
        key="core",
        value={**(core["value"] or {}), "default_panel": FLEET},
    )
