"""The account of the simulator's demonstration, as a user would set it up."""

from pathlib import Path

from .home_assistant import HomeAssistant
from .processes import wait_until
from .simulator import Simulator

LIVELY = tuple(f"SR{number}" for number in range(2_000_002, 2_000_006))
"""The demonstration's devices with a contract that allows every 10 s."""
LIVELY_QUOTA = 1_000_000

ENTITIES_WITHIN = 60.0


async def keep_account(home: HomeAssistant, folder: Path, running: Simulator) -> None:
    """Make sure that there is one entry, with the simulator's present address.

    Args:
        home: Where it shall be.
        folder: Its configuration folder.
        running: The demonstration.

    Raises:
        LiveError: It could not be set up.
    """
    # Home Assistant does not tell what is in an entry, so its address is stored in a file.
    note = folder / "simulator.url"
    if await home.entries():
        if note.exists() and note.read_text() == running.url:
            return
        await home.remove_integration()
    await add_account(home, running)
    note.write_text(running.url)


async def add_account(home: HomeAssistant, running: Simulator) -> None:
    """Set the integration up, and let the devices report as often as they may.

    The integration cannot know that their contract allows more than the usual one.

    Args:
        home: A Home Assistant without the integration.
        running: The demonstration.

    Raises:
        LiveError: It could not be set up.
    """
    await home.add_integration(running.account)
    await wait_until(
        lambda: _has_selects(home), "the repeaters are there", within=ENTITIES_WITHIN
    )
    await home.set_options(monthly_quota=LIVELY_QUOTA)
    await wait_until(
        lambda: _has_selects(home), "the options are set", within=ENTITIES_WITHIN
    )
    for serial in LIVELY:
        await home.act(
            "select.select_option", f"{serial}_message_frequency", option="10s"
        )


async def _has_selects(home: HomeAssistant) -> bool:
    """Whether the select of every lively repeater is available."""
    entities, states = await home.entities(), await home.states()
    return all(
        (entity := entities.get(f"{serial}_message_frequency")) is not None
        and states.get(entity["entity_id"], {}).get("state")
        not in (None, "unavailable")
        for serial in LIVELY
    )
