"""What an account is called: Home Assistant logs it, so it is no e-mail address."""

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.stellacontrol.account_title import account_title
from simulator import Simulator
from tests.helpers import try_to_set_up


@pytest.mark.parametrize(
    ("username", "title"),
    [
        ("demo@example.com", "d…@example.com"),
        ("site1@example.com", "s…1@example.com"),
        ("installer", "installer"),
    ],
)
def test_title_tells_the_account_to_its_owner(username: str, title: str) -> None:
    """I know which of my accounts it is; nobody else can write to me."""
    assert account_title(username) == title


async def test_log_of_a_failed_start_holds_no_address(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Home Assistant says which account is not ready, by its title."""
    simulator.scenes.fault("status", status=503)
    await try_to_set_up(hass, entry)
    assert entry.title in caplog.text
    assert entry.data["username"] not in caplog.text
