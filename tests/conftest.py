"""Fixtures for all tests that need Home Assistant.

Tests of `api/`, `quota/` and the simulator do without it: nothing here starts it
unless a test asks for `hass`, directly or through another fixture.
"""

from collections.abc import AsyncIterator, Iterator
import gc
import logging
import os
import re
import time
from unittest.mock import AsyncMock, PropertyMock, patch

from homeassistant.core import HomeAssistant
from hypothesis import HealthCheck, settings
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.syrupy import HomeAssistantSnapshotExtension
from syrupy.assertion import SnapshotAssertion

# Something of ours comes first, so that the name custom_components means our folder
# and not the one of the test plugin.
from custom_components.stellacontrol.const import CONF_MONTHLY_QUOTA, DOMAIN
from simulator import Account, DeviceSpec, Simulator
from tests.helpers import account_entry, set_up, settle

SERIAL = "SR1000001"
"""The one device of the simulator: six bands, called Attic."""

PLENTY = 100_000_000
"""Messages in a month, more than any device can send."""

LONG = ("test_power_cuts", "test_soak", "test_random_walk")
"""Tests that take from ten seconds to two minutes."""


# Hypothesis tries the same examples each time, so that a check tells what the commit did
# and not what was drawn. What draws more, with LIVES, WALKS or `--hypothesis-profile long`,
# draws anew; so does the weekly run. No example has a time limit: the machine may be busy.
settings.register_profile(
    "quick",
    max_examples=200,
    derandomize=not {"LIVES", "WALKS"} & os.environ.keys(),
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
settings.register_profile(
    "long", settings.get_profile("quick"), max_examples=20_000, derandomize=False
)
settings.load_profile("quick")


def pytest_configure(config: pytest.Config) -> None:
    """Explain our marker to pytest, which is strict about them."""
    config.addinivalue_line(
        "markers",
        "expected_log(*texts): warnings and errors that the test provokes;"
        " each text must be part of one, and every one must have a text",
    )
    _spend_no_time_beside_the_tests()


def _spend_no_time_beside_the_tests() -> None:
    """Leave out what took a fifth of the time and told nobody anything."""
    # The test plugin collects all garbage after each module.
    gc.set_threshold(50_000, 20, 100)
    # The plugin's handler prints what pytest captures anyway.
    logging.getLogger().handlers.clear()
    # A line for each entity of each test, and for each statement of the database.
    for talkative in ("homeassistant.helpers.entity_registry", "sqlalchemy.engine"):
        logging.getLogger(talkative).setLevel(logging.WARNING)


@pytest.hookimpl(trylast=True)  # after the plugin that shuffles them
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long and would stand last, so that nothing waits for it."""
    items.sort(key=lambda item: not any(name in item.nodeid for name in LONG))


@pytest.fixture(autouse=True)
def custom_integrations(request: pytest.FixtureRequest, socket_enabled: None) -> None:
    """Let Home Assistant find our folder, and sockets reach this machine."""
    if "hass" not in request.fixturenames:
        return
    # Started first, the simulator stops last, and hears the log-out at the end.
    if "simulator" in request.fixturenames:
        request.getfixturevalue("simulator")
    request.getfixturevalue("enable_custom_integrations")


def _monotonic() -> float:
    """Return what `time.monotonic` tells now; tests put others in its place."""
    return time.monotonic()


@pytest.fixture(autouse=True)
def freezable_steady_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clock that nobody sets be the one that a frozen test can move.

    `CLOCK_BOOTTIME` goes on, whatever a test does.
    """
    module = f"custom_components.{DOMAIN}.coordinator.frequency_control"
    monkeypatch.setattr(f"{module}.steady_seconds", _monotonic)


@pytest.fixture(autouse=True, scope="session")
def patient_executor() -> Iterator[None]:
    """Give threads two minutes to end: a machine that stalls has not leaked one."""
    with patch("homeassistant.util.executor.EXECUTOR_SHUTDOWN_TIMEOUT", 120):
        yield


@pytest.fixture(autouse=True)
def no_surprise_in_the_log(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fail a test whose log holds a complaint that it did not announce."""
    yield
    texts = [
        text
        for marker in request.node.iter_markers("expected_log")
        for text in marker.args
    ]
    complaints = [
        record.getMessage()
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if _is_complaint(record)
    ]
    surprises = [
        complaint
        for complaint in complaints
        if not any(text in complaint for text in texts)
    ]
    assert not surprises, f"unexpected in the log: {surprises}"
    missing = [text for text in texts if not any(text in entry for entry in complaints)]
    assert not missing, f"announced, but not in the log: {missing}"


# What the simulator hands out and takes, and what tests call marked. The user name is
# the account's title, which Home Assistant logs; "repeater" is no word to look for.
SECRET = re.compile(
    rf"session-[0-9a-f]{{32}}|{re.escape(Account().client_key)}"
    r"|\bmark(?:ed)?-(?:key|password|token)"
)


@pytest.fixture(autouse=True)
def no_secret_in_the_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test whose log, down to the last detail, holds a credential or a token."""
    yield
    told = [
        record.name
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if SECRET.search(f"{record.getMessage()} {record.exc_text}")
    ]
    assert not told, f"secrets in the log of {set(told)}"


def _is_complaint(record: logging.LogRecord) -> bool:
    """Whether a line says that something of ours is wrong."""
    message = record.getMessage()
    return (
        "Detected that custom integration" in message
        or (
            record.levelno >= logging.WARNING
            and record.name.startswith(f"custom_components.{DOMAIN}")
        )
        or (record.levelno >= logging.ERROR and DOMAIN in message)
    )


@pytest.fixture(autouse=True)
async def enable_event_loop_debug() -> None:
    """Keep asyncio's debug mode off, which the plugin turns on: it takes a third of the time.

    It notes where each timer and future was made. That a timer is set from a wrong
    thread, which it would tell, Home Assistant checks by itself.
    """


@pytest.fixture
def beginning(request: pytest.FixtureRequest) -> None:
    """Begin now, or at the time that a test gives as this fixture's parameter.

    The clock is moved before the platform starts, which would else live through all the
    time between. A test whose result depends on the date gives one.
    """
    if (moment := getattr(request, "param", None)) is not None:
        request.getfixturevalue("freezer").move_to(moment)


@pytest.fixture
async def simulator(beginning: None) -> AsyncIterator[Simulator]:
    """Run a platform with one device.

    Its clock is the machine's and follows `freezer`; messages come to the second.
    """
    attic = DeviceSpec(serial=SERIAL, label="Attic", location="Roof", phase=0.0)
    async with Simulator(seed=1, devices=[attic], punctual=True) as running:
        yield running


@pytest.fixture
def entry(hass: HomeAssistant, simulator: Simulator) -> MockConfigEntry:
    """Return the simulator's account as the config flow stores it, not set up yet."""
    added = account_entry(simulator)
    added.add_to_hass(hass)
    return added


@pytest.fixture
def generous_quota(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """Let the contract allow every message frequency; a mark `usefixtures` comes in time."""
    simulator.scenes.quota(SERIAL, PLENTY)
    hass.config_entries.async_update_entry(
        entry, options={**entry.options, CONF_MONTHLY_QUOTA: PLENTY}
    )


@pytest.fixture
async def loaded_entry(hass: HomeAssistant, entry: MockConfigEntry) -> MockConfigEntry:
    """Return the simulator's account, set up."""
    await set_up(hass, entry)
    return entry


@pytest.fixture
async def setup_entry(hass: HomeAssistant) -> AsyncIterator[AsyncMock]:
    """Let entries load without doing anything, for tests of the flows alone."""
    package = f"custom_components.{DOMAIN}"
    with (
        patch(f"{package}.async_setup_entry", return_value=True) as stand_in,
        patch(f"{package}.async_unload_entry", return_value=True),
    ):
        yield stand_in
        await settle(hass)
        for loaded in hass.config_entries.async_loaded_entries(DOMAIN):
            await hass.config_entries.async_unload(loaded.entry_id)


@pytest.fixture
def entity_registry_enabled_by_default() -> Iterator[None]:
    """Enable every entity, also those that are off until the user wants them."""
    with patch(
        "homeassistant.helpers.entity.Entity.entity_registry_enabled_default",
        new_callable=PropertyMock(return_value=True),
    ):
        yield


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Write snapshots as Home Assistant does, without what differs between runs.

    The test plugin has this fixture too; whether it or syrupy's wins is chance.
    """
    return snapshot.use_extension(HomeAssistantSnapshotExtension)
