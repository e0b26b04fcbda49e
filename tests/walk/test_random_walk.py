"""In every sequence of events: switches are right, no change is lost, no alarm repeated."""

import asyncio
from collections import defaultdict
from collections.abc import Coroutine, Iterable
from contextlib import ExitStack
from datetime import UTC, datetime
import logging
import os
from typing import Any, override

from freezegun import freeze_time
from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_UNAVAILABLE
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
import pytest
from pytest_homeassistant_custom_component.common import mock_storage

from simulator import DeviceSpec, Simulator
from tests.walk.home import Home, Tap
from tests.walk.witness import Witness
from tests.wire_fields import ALARM_FIELDS

WALKS = int(os.environ.get("WALKS", "25"))
STEPS = 25

LABELS = {"SR1": "Attic", "SR2": "Barn"}
BANDS = ("08", "21")

serials = st.sampled_from(tuple(LABELS))
bands = st.sampled_from(BANDS)
taps = st.lists(st.tuples(serials, bands, st.booleans()), min_size=1, max_size=4)
QUIET = 25 * 60
"""Seconds of peace after which everything must be as it should."""


def by_alarm(
    edges: Iterable[tuple[str, str, str]],
) -> dict[tuple[str, str, str], list[str]]:
    """Return the beginnings and ends of each alarm in their order.

    What one status shows of several alarms has no order.
    """
    sorted_out = defaultdict(list)
    for name, band, kind in edges:
        sorted_out[name, band, kind.removesuffix("_cleared")].append(kind)
    return sorted_out


class Walk(RuleBasedStateMachine):
    """Two devices, an account, and everybody who has a hand in them."""

    def __init__(self) -> None:
        """Start the platform and Home Assistant."""
        super().__init__()
        self._stack = ExitStack()
        frozen = self._stack.enter_context(
            freeze_time(datetime(2026, 11, 3, 8, tzinfo=UTC))
        )
        assert isinstance(frozen, FrozenDateTimeFactory)
        self._stack.enter_context(mock_storage())
        self._runner = self._stack.enter_context(asyncio.Runner())
        self.simulator = Simulator(
            seed=1,
            punctual=True,
            devices=[
                DeviceSpec(serial=serial, label=label, bands=BANDS, phase=7.0)
                for serial, label in LABELS.items()
            ],
        )
        for serial in LABELS:
            self.simulator.scenes.quota(serial, 10**8)
        self.witness = Witness(self.simulator)
        self.home = Home(self.simulator, frozen)
        self.wanted: dict[tuple[str, str], bool] = {
            (serial, band): True for serial in LABELS for band in BANDS
        }
        """What each band was last asked to be, by the platform's order."""
        self._run(self.simulator.start())
        self._run(self.home.start())
        assert self.home.is_loaded

    def _run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return self._runner.run(work)

    @rule(seconds=st.sampled_from([5, 20, 60, 700]))
    def time_passes(self, seconds: int) -> None:
        """Nobody does anything for a while."""
        self._run(self.home.pass_time(seconds))

    @rule(wishes=taps)
    def users_tap(self, wishes: list[Tap]) -> None:
        """Several users and automations turn switches at the same moment."""
        self._tap(wishes)

    @rule(wishes=taps)
    def users_tap_amid_a_reload(self, wishes: list[Tap]) -> None:
        """The account is reloaded just then."""
        self._tap(wishes, amid=self.home.reload())

    @rule()
    def home_assistant_restarts(self) -> None:
        """Home Assistant is stopped, and started again."""
        self._run(self.home.stop())
        self._run(self.home.start())

    @rule()
    def account_is_reloaded(self) -> None:
        """Somebody reloads the account."""
        self._run(self.home.reload())

    @rule(serial=serials)
    def device_drops(self, serial: str) -> None:
        """A device loses its connection."""
        self.simulator.scenes.offline(serial)

    @rule(serial=serials)
    def device_returns(self, serial: str) -> None:
        """And has it again."""
        self.simulator.scenes.online(serial)

    @rule(call=st.sampled_from(["status", "parameters", "devices", "login"]))
    def platform_fails(self, call: str) -> None:
        """A call is answered with an error until the platform recovers."""
        self.simulator.scenes.fault("status", call=call, status=503)

    @rule()
    def answer_is_lost(self) -> None:
        """The next change is taken, and nobody hears of it."""
        self.simulator.scenes.fault("close", call="parameters", times=1)

    @rule()
    def sessions_end(self) -> None:
        """The platform forgets who is logged in."""
        self.simulator.scenes.expire_tokens()

    @rule()
    def platform_recovers(self) -> None:
        """All calls work again."""
        self.simulator.scenes.clear_faults()

    @rule(serial=serials, band=bands, on=st.booleans())
    def somebody_else_switches(self, serial: str, band: str, on: bool) -> None:
        """A band is changed on the platform."""
        self.simulator.scenes.bands(serial, {band: on})
        self.wanted[serial, band] = on

    @rule(
        serial=serials,
        band=bands,
        kind=st.sampled_from(tuple(ALARM_FIELDS)),
        on=st.booleans(),
    )
    def alarm_changes(self, serial: str, band: str, kind: str, on: bool) -> None:
        """An alarm comes or goes, and shows in the next message."""
        self.simulator.scenes.alarm(serial, band, kind, on)

    @rule()
    def quiet_time(self) -> None:
        """All is well for a while, and then everything is as it should be."""
        self.simulator.scenes.clear_faults()
        for serial in LABELS:
            self.simulator.scenes.online(serial)
        self._run(self.home.pass_time(QUIET))
        for (serial, band), on in self.wanted.items():
            is_off = self.simulator.device(serial).radio.frame.bands[band].is_off
            assert is_off is not on
            assert self.home.switch(serial, band) == ("on" if on else "off", False)
        assert by_alarm(self.home.alarms) == by_alarm(self.witness.edges)

    @override
    def teardown(self) -> None:
        """End in peace."""
        try:
            self.quiet_time()
        finally:
            self._run(self.home.stop())
            self._run(self.simulator.stop())
            self._stack.close()

    def _tap(
        self, wishes: list[Tap], *, amid: Coroutine[Any, Any, None] | None = None
    ) -> None:
        """Turn switches, and compare what the platform took with what was asked."""
        # Of a switch that shows nothing Home Assistant asks nothing.
        wishes = [
            wish
            for wish in wishes
            if self.home.switch(wish[0], wish[1])[0] in {"on", "off"}
        ]
        known = len(self.witness.taken)
        accepted = self._run(self.home.tap(wishes, amid=amid))
        taken = self.witness.taken[known:]
        for serial in LABELS:
            self._check(
                serial,
                dict(wish[1:] for wish in wishes if wish[0] == serial),
                {
                    is_accepted
                    for wish, is_accepted in zip(wishes, accepted, strict=True)
                    if wish[0] == serial
                },
                [bands for taker, bands in taken if taker == serial],
            )

    def _check(
        self,
        serial: str,
        wishes: dict[str, bool],
        accepted: set[bool],
        taken: list[dict[str, bool]],
    ) -> None:
        """Check one device's part of a tap: one change with the last wishes, or none."""
        for band_id, on in wishes.items() if taken else ():
            self.wanted[serial, band_id] = on
        # They came together, so they were accepted together.
        assert len(accepted) <= 1
        # Where the answer was lost, the platform may have taken them.
        assert taken in ([wishes], [])
        if accepted == {True}:
            assert taken
            for band_id, on in wishes.items():
                shown, _ = self.home.switch(serial, band_id)
                # A reload may have met a platform that fails.
                assert shown in {"on" if on else "off", STATE_UNAVAILABLE}
        if not accepted:
            assert not taken


def test_random_walk(caplog: pytest.LogCaptureFixture) -> None:
    """At quiet times all is right, however it came about.

    `WALKS` in the environment makes it longer.
    """
    # Home Assistant's own lines of a walk would fill the memory.
    caplog.set_level(logging.WARNING)
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=WALKS,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    tracebacks = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.exc_info and record.name.startswith("custom_components")
    ]
    assert not tracebacks
    # What a walk complains of is part of it.
    caplog.clear()
