"""Sessions that end, log-ins that fail, log-outs that nobody hears."""

from homeassistant.const import STATE_UNAVAILABLE
import pytest

from tests.conftest import SERIAL
from tests.scenes import reauth_flows, requests

from .house import FAILED, MESSAGE, OTHER, House


async def test_token_that_dies_between_polls(house: House) -> None:
    """A session that the platform ends is opened again; nothing is logged."""
    for temperature in (41.5, 42.5, 43.5):
        house.simulator.scenes.expire_tokens()
        await house.warm(temperature)
        await house.live(MESSAGE + 65)
        house.assert_fresh(temperature)
        house.assert_fresh(temperature, OTHER)
    assert house.complaints() == []
    house.assert_no_trace()


@pytest.mark.expected_log("Error fetching")
async def test_token_revoked_while_calls_are_in_flight(house: House) -> None:
    """A call refused right after a log-in is tried again later, and nobody is asked."""
    for serial in (SERIAL, OTHER):
        house.simulator.scenes.fault(
            "status", call="status", serial=serial, status=401, times=1
        )
    house.simulator.scenes.reset_log()
    await house.recovers(68.5)
    # Each message is a log-in at this pace; the revoked ones are two at most.
    assert len(requests(house.simulator, "login")) <= 8
    assert len(house.complaints()) <= 2
    assert not reauth_flows(house.hass)
    house.assert_no_trace()


@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param({"kind": "status", "status": 500}, id="500"),
        pytest.param({"kind": "close"}, id="hung up"),
        pytest.param({"kind": "html"}, id="a web page"),
        pytest.param({"kind": "status", "status": 429}, id="429"),
    ],
)
async def test_log_out_that_fails(house: House, trouble: dict[str, object]) -> None:
    """A log-out is a courtesy: whether it works, nobody notices."""
    house.simulator.scenes.fault(call="logout", **trouble)  # type: ignore[arg-type] # a table
    for temperature in (41.5, 42.5):
        await house.warm(temperature)
        await house.live(MESSAGE + 65)
        house.assert_fresh(temperature)
    assert await house.hass.config_entries.async_unload(house.entry.entry_id)
    assert house.complaints() == []
    house.assert_no_trace()


@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param({"kind": "status", "status": 503}, id="503"),
        pytest.param({"kind": "status", "status": 429}, id="429"),
        pytest.param({"kind": "close"}, id="hung up"),
        pytest.param({"kind": "broken_json"}, id="no JSON"),
    ],
)
@pytest.mark.expected_log(FAILED)
async def test_log_in_that_fails(house: House, trouble: dict[str, object]) -> None:
    """Without a session both repeaters are unavailable, each is told once."""
    house.simulator.scenes.fault(call="login", **trouble)  # type: ignore[arg-type] # a table
    house.simulator.scenes.expire_tokens()
    await house.live(4 * MESSAGE)
    assert house.shown() == house.shown(OTHER) == STATE_UNAVAILABLE
    assert len(house.complaints()) == 1
    assert not reauth_flows(house.hass)
    house.simulator.scenes.clear_faults()
    await house.recovers(68.5)
    house.assert_no_trace()


@pytest.mark.parametrize("status", [403, 200])
@pytest.mark.expected_log("refuses the credentials")
async def test_log_in_that_is_refused(house: House, status: int) -> None:
    """Where the log-in has worked, a refusal without a reason asks me to sign in."""
    house.simulator.scenes.fault("status", call="login", status=status, body={})
    house.simulator.scenes.expire_tokens()
    await house.live(2 * MESSAGE)
    assert reauth_flows(house.hass) == 1
    house.assert_no_trace()


@pytest.mark.expected_log("refuses the credentials")
async def test_credentials_that_stop_working(house: House) -> None:
    """I am asked once for new ones, and the platform is left alone meanwhile."""
    house.simulator.scenes.credentials(password="changed")
    house.simulator.scenes.expire_tokens()
    await house.live(2 * MESSAGE)
    house.simulator.scenes.reset_log()
    await house.live(6 * MESSAGE)
    assert reauth_flows(house.hass) == 1
    assert house.shown() == STATE_UNAVAILABLE
    # The account is not to be locked for wrong passwords.
    assert requests(house.simulator, "login") == []
    house.assert_no_trace()


@pytest.mark.expected_log(FAILED)
async def test_device_that_vanishes_and_returns(house: House) -> None:
    """A repeater that the platform does not know for an hour is back with its entities."""
    house.simulator.scenes.fault("status", call="status", serial=SERIAL, status=404)
    await house.suffer()
    house.simulator.scenes.clear_faults()
    await house.recovers(68.5)
    assert len(house.complaints()) == 1
