"""What the report of `script/check_api` says, tried against the simulator."""

import logging
from typing import Any

import pytest

from custom_components.stellacontrol.api import reading
from script.checking.statements import STATEMENTS
from simulator import Simulator

from .tools import BARN, SERIAL, assert_no_secret, check


async def test_good_platform_is_confirmed(simulator: Simulator) -> None:
    """With a platform as assumed, nothing is contradicted and the session is closed."""
    run = await check(simulator)
    assert run.code == 0
    assert "CONTRADICTED" not in run.report
    assert run.verdicts.keys() >= {statement.id for statement in STATEMENTS}
    for confirmed in ("log-in.call", "log-out.ends", "devices.shape", "status.shape"):
        assert run.verdicts[confirmed] == "confirmed"
    for left_open in ("quota", "parameters.call", "where.gateway"):
        assert run.verdicts[left_open] == "open"
    calls = [request.call for request in simulator.scenes.requests()]
    assert calls == ["login", "devices", *["status"] * 3, "logout", "devices"]
    assert simulator.platform.open_sessions == 0
    assert_no_secret(run.report)


WRAPS: dict[str, dict[str, Any]] = {
    "none": {},
    "data": {"envelope": {"data": "{answer}"}},
    "devices": {"list_answer": {"devices": "{devices}"}},
}


@pytest.mark.parametrize("wrap", WRAPS)
@pytest.mark.parametrize("form", ["list", "object"])
@pytest.mark.parametrize("unit", ["s", "ms"])
async def test_each_dialect_is_confirmed(
    simulator: Simulator, wrap: str, form: str, unit: str
) -> None:
    """What the contract leaves open is told, not contradicted."""
    simulator.scenes.dialect(**WRAPS[wrap], bands_form=form, timestamp=unit)
    run = await check(simulator)
    assert run.code == 0
    assert ("2 devices, wrapped in `devices` |" in run.report) is (wrap == "devices")
    assert ("| by identifier |" in run.report) is (form == "object")
    assert ("| milliseconds |" in run.report) is (unit == "ms")


CONTRADICTIONS: dict[str, tuple[str, Any]] = {
    "status.temperature": ("temperature", "warm"),
    "status.temperature.unit": ("temperature", 300),
    "status.status": ("status", "Villa Mark"),
    "status.timestamp.unit": ("timestamp", 5),
    "status.createdAt.same": ("createdAt", "2020-01-01T00:00:00Z"),
    "status.shape": ("serialNumber", BARN),
    "band.isOnline": ("bands.08.isOnline", "Villa Mark"),
    "band.ledCount.range": ("bands.08.ledCount", 6),
    "band.frequency.nominal": ("bands.08.frequency", 800),
    "band.values.bandUsage.range": ("bands.08.values.bandUsage", 101),
    "band.values.clamp": ("bands.08.values.clamp", {"Villa Mark": 1}),
    "status.bands.form": ("bands", "Villa Mark"),
}


@pytest.mark.parametrize("statement", CONTRADICTIONS)
async def test_odd_value_is_contradicted(
    simulator: Simulator, caplog: pytest.LogCaptureFixture, statement: str
) -> None:
    """A value that is not as docs/api.md says is found, and not shown."""
    # The reader's complaint is not what this is about.
    caplog.set_level(logging.CRITICAL, logger=reading.LOGGER.name)
    path, value = CONTRADICTIONS[statement]
    simulator.scenes.set_field(SERIAL, path, value)
    run = await check(simulator)
    assert run.verdicts[statement] == "CONTRADICTED"
    assert run.code == 1
    assert_no_secret(run.report)


@pytest.mark.parametrize(
    ("call", "status", "statement", "verdict"),
    [
        ("login", 404, "log-in.call", "CONTRADICTED"),
        ("login", 422, "log-in.keys", "CONTRADICTED"),
        ("login", 503, "log-in.call", "open"),
        ("devices", 401, "session.bearer", "CONTRADICTED"),
        ("devices", 405, "devices.call", "CONTRADICTED"),
        ("devices", 403, "refusals.403", "open"),
        ("status", 404, "status.call", "CONTRADICTED"),
        ("status", 500, "status.call", "open"),
        ("logout", 405, "log-out.call", "CONTRADICTED"),
    ],
)
async def test_refusals_are_judged(
    simulator: Simulator, call: str, status: int, statement: str, verdict: str
) -> None:
    """A call that is not there contradicts; trouble leaves things open."""
    echo = {"error": "mark-password of mark@example.org", "mark-password": 1}
    simulator.scenes.fault("status", call=call, status=status, body=echo)
    run = await check(simulator)
    assert run.verdicts[statement] == verdict
    assert run.code == (2 if call == "login" else int("CONTRADICTED" in run.report))
    assert_no_secret(run.report)


async def test_answers_without_their_shape_are_contradicted(
    simulator: Simulator,
) -> None:
    """A token or a list elsewhere is contradicted, with the names that are there."""
    body = {"accessToken": "mark-token", "mark-password": "", SERIAL: 1}
    simulator.scenes.fault("status", call="login", status=200, body=body)
    run = await check(simulator)
    assert run.verdicts["log-in.token"] == "CONTRADICTED"
    assert "keys: (hidden), accessToken" in run.report
    assert_no_secret(run.report)
    simulator.scenes.clear_faults()
    simulator.scenes.fault("status", call="devices", status=200, body={"items": []})
    run = await check(simulator)
    assert run.verdicts["devices.shape"] == "CONTRADICTED"
    assert "keys: items" in run.report


@pytest.mark.expected_log("field serialNumber")
async def test_entry_that_is_no_device_is_contradicted(simulator: Simulator) -> None:
    """A device whose serial number is spelled otherwise does not go unnoticed."""
    simulator.scenes.drop_field(BARN, "serialNumber", metadata=True)
    simulator.scenes.set_field(BARN, "serialNo", BARN, metadata=True)
    run = await check(simulator)
    assert run.verdicts["devices.shape"] == "CONTRADICTED"
    assert_no_secret(run.report)


@pytest.mark.parametrize("kind", ["html", "broken_json", "truncated_json", "oversize"])
async def test_answers_that_are_no_json_are_contradicted(
    simulator: Simulator, kind: str
) -> None:
    """What comes instead of JSON is told in a word."""
    simulator.scenes.fault(kind, call="status")
    run = await check(simulator)
    assert run.verdicts["session.json"] == "CONTRADICTED"
    assert run.code == 1


async def test_unknown_fields_are_named_without_values(simulator: Simulator) -> None:
    """A field that nobody knows is told with name and type, if its name is a word."""
    for name in ("owner", "markOwner", "Villa Mark", f"peer_{SERIAL}", BARN):
        simulator.scenes.set_field(SERIAL, name, "Mark Street")
    simulator.scenes.set_field(SERIAL, "bands.08.gain", {"mark": 1})
    simulator.scenes.set_field(SERIAL, "count", 5, metadata=True)
    run = await check(simulator)
    assert ["status", "owner", "text"] in run.unknown
    assert ["band", "gain", "object"] in run.unknown
    assert ["device", "count", "whole number"] in run.unknown
    assert run.report.count("| status | (hidden) | text |") == 3
    assert "markOwner" in run.report
    assert_no_secret(run.report.replace("markOwner", ""))


async def test_account_without_devices_leaves_things_open(simulator: Simulator) -> None:
    """An empty account says little and is no failure."""
    for serial in (SERIAL, BARN):
        simulator.scenes.remove_device(serial)
    run = await check(simulator, "--set-frequency", "1m")
    assert run.code == 0
    assert "the account has no devices" in run.report
    assert "nothing is changed" in run.said
