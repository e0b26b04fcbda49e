"""Scenes, set from Python."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from simulator import DeviceSpec, ManualClock, SceneError, Simulator, SystemClock

from . import inside
from .client import Client


def test_temperature_is_dictated_and_freed(simulator: Simulator) -> None:
    """A test can have any temperature, and the weather back."""
    usual = inside.read(simulator)["temperature"]
    simulator.scenes.temperature("SR1", 80.5)
    simulator.scenes.send_now("SR1")
    assert inside.read(simulator)["temperature"] == 80.5
    simulator.scenes.temperature("SR1", None)
    simulator.scenes.send_now("SR1")
    assert inside.read(simulator)["temperature"] == pytest.approx(usual, abs=2)


def test_band_fields_are_dictated_and_freed(simulator: Simulator) -> None:
    """A test can have any value of a band, also an ill-typed one."""
    simulator.scenes.set_band("SR1", "08", uplinkPower=0.0, ledCount="three")
    simulator.scenes.set_band("SR1", "08", {"isUplink": None})
    simulator.scenes.send_now("SR1")
    band = inside.band(simulator, "08")
    assert band["values"]["uplinkPower"] == 0.0
    assert band["ledCount"] == "three"
    assert band["isUplink"] is None
    simulator.scenes.free_band("SR1", "08")
    simulator.scenes.send_now("SR1")
    assert inside.band(simulator, "08")["values"]["uplinkPower"] < -40


def test_band_can_appear_and_go(simulator: Simulator) -> None:
    """A new band is in the next message; one that goes may still be listed."""
    scenes, platform = simulator.scenes, simulator.platform
    scenes.add_band("SR1", "31")
    scenes.remove_band("SR1", "21", listed=True)
    scenes.remove_band("SR1", "26")
    scenes.send_now("SR1")
    shown = [band["identifier"] for band in inside.read(simulator)["bands"]]
    assert shown == ["07", "08", "09", "18", "31"]
    listed = platform.devices(inside.login(simulator)).body
    assert isinstance(listed, list)
    assert listed[0]["bands"] == ["07", "08", "09", "18", "21", "31"]


@pytest.mark.parametrize(
    ("status", "description", "takes_commands"),
    [
        ("unknown", "Unknown", False),
        ("lost", "Lost 9m ago", False),
        ("never-connected", "Never connected", False),
        ("heartbeat", "Heartbeat", True),
        ("online", "Online", True),
        ("error", "Error", False),
    ],
)
def test_connection_is_dictated(
    simulator: Simulator,
    clock: ManualClock,
    status: str,
    description: str,
    takes_commands: bool,
) -> None:
    """Each word of the overview can be had; commands need online or heartbeat."""
    simulator.scenes.connection("SR1", status)
    clock.advance(1200 - 1)
    body = inside.read(simulator)
    assert (body["status"], body["description"]) == (status, description)
    token = inside.login(simulator)
    command = simulator.platform.command(token, "SR1", {"command": "recalibrate"})
    assert command.status == (202 if takes_commands else 409)
    simulator.scenes.connection("SR1", None)
    assert inside.read(simulator)["status"] == "online"


def test_dictated_online_does_not_reach_a_cut_device(simulator: Simulator) -> None:
    """A word alone does not carry a command."""
    simulator.scenes.offline("SR1")
    simulator.scenes.connection("SR1", "online")
    token = inside.login(simulator)
    command = simulator.platform.command(token, "SR1", {"command": "reboot"})
    assert command.status == 409


def test_devices_come_and_go(simulator: Simulator) -> None:
    """The account changes under the client's eyes."""
    simulator.scenes.add_device(DeviceSpec(serial="SR2"))
    assert [*simulator.serials] == ["SR1", "SR2"]
    assert inside.ask(simulator, "SR2").status == 200
    with pytest.raises(SceneError, match="already"):
        simulator.scenes.add_device(DeviceSpec(serial="SR2"))
    simulator.scenes.remove_device("SR1")
    assert [*simulator.serials] == ["SR2"]
    assert inside.ask(simulator, "SR1").status == 404


def test_tokens_expire_on_order(simulator: Simulator) -> None:
    """All sessions can end before their time."""
    token = inside.login(simulator)
    assert simulator.platform.devices(token).status == 200
    simulator.scenes.expire_tokens()
    assert simulator.platform.devices(token).status == 401


async def test_credentials_change(client: Client) -> None:
    """A password changed elsewhere lets the next login fail."""
    old = client.simulator.account
    client.simulator.scenes.credentials(password="new")
    assert client.simulator.account == replace(old, password="new")
    assert (await client.login(password=old.password)).status == 401
    assert (await client.login()).status == 200


def test_quota_changes(simulator: Simulator) -> None:
    """A contract can become smaller within the month."""
    simulator.scenes.quota("SR1", 1)
    assert inside.ask(simulator).status == 429


def test_frequency_is_changed_elsewhere(
    simulator: Simulator, clock: ManualClock
) -> None:
    """Somebody else's change travels like ours and costs no request."""
    simulator.scenes.frequency("SR1", "1m")
    clock.advance(60)
    assert inside.read(simulator)["messageFrequency"] == "1m"
    assert simulator.scenes.usage("SR1")["requests"] == 1


def test_bands_are_changed_elsewhere(simulator: Simulator, clock: ManualClock) -> None:
    """Somebody else may turn a band off."""
    simulator.scenes.bands("SR1", {"08": False})
    clock.advance(600)
    assert inside.band(simulator, "08")["isShutdownManually"]


def test_reboot_happens_elsewhere(simulator: Simulator) -> None:
    """Somebody else may restart the device."""
    simulator.scenes.reboot("SR1")
    assert inside.read(simulator)["status"] == "lost"


def test_message_comes_on_order(simulator: Simulator, clock: ManualClock) -> None:
    """A message sent on order is received now; the slots restart from it."""
    before = inside.read(simulator)["timestamp"]
    clock.advance(100)
    simulator.scenes.send_now("SR1")
    assert inside.read(simulator)["timestamp"] == before + 100_000
    assert simulator.device("SR1").next_sending == clock.now() + 600
    assert simulator.scenes.usage("SR1")["messages"] == 2


def test_offline_device_sends_nothing_on_order(simulator: Simulator) -> None:
    """A scene that cannot be is refused."""
    simulator.scenes.offline("SR1")
    with pytest.raises(SceneError, match="offline"):
        simulator.scenes.send_now("SR1")


def test_fields_are_put_in_and_left_out(simulator: Simulator) -> None:
    """The status answer can be wrong in any place, at once and from then on."""
    scenes = simulator.scenes
    truth = inside.read(simulator)
    scenes.set_field("SR1", "temperature", "hot")
    scenes.set_field("SR1", "bands.08.values.AGC", "NaN")
    scenes.set_field("SR1", "bands.31", {"identifier": "31"})
    scenes.set_field("SR1", "novelty", [1])
    scenes.drop_field("SR1", "bands.09.values.clamp")
    scenes.drop_field("SR1", "bands.26")
    scenes.drop_field("SR1", "uptime")
    body = inside.read(simulator)
    assert (body["temperature"], body["novelty"]) == ("hot", [1])
    assert "uptime" not in body
    bands = {band["identifier"]: band for band in body["bands"]}
    assert set(bands) == {"07", "08", "09", "18", "21", "31"}
    assert bands["08"]["values"]["AGC"] == "NaN"
    assert "clamp" not in bands["09"]["values"]
    scenes.clear_fields("SR1")
    assert inside.read(simulator) == truth


def test_whole_answer_can_be_replaced(simulator: Simulator) -> None:
    """An empty path stands for all of the answer."""
    simulator.scenes.set_field("SR1", "", [])
    assert inside.read(simulator) == []


def test_metadata_fields_can_be_changed(simulator: Simulator) -> None:
    """The device list can be wrong as well."""
    simulator.scenes.set_field("SR1", "bands", [8, {"identifier": "09"}], metadata=True)
    simulator.scenes.drop_field("SR1", "model", metadata=True)
    listed = simulator.platform.devices(inside.login(simulator)).body
    assert isinstance(listed, list)
    assert listed[0]["bands"] == [8, {"identifier": "09"}]
    assert "model" not in listed[0]
    assert inside.read(simulator)["model"] == "iRepeater 6 band"


async def test_dialect_changes_the_spelling(client: Client) -> None:
    """What api.md leaves open can be had either way."""
    scenes = client.simulator.scenes
    milliseconds = (await client.status("SR1")).body["timestamp"]
    scenes.dialect(envelope={"data": "{answer}"}, timestamp="s", bands_form="object")
    body = (await client.status("SR1")).body["data"]
    assert body["timestamp"] * 1000 == milliseconds
    assert body["bands"]["08"]["frequency"] == 800_000_000
    scenes.set_field("SR1", "bands.08.ledCount", 9)
    body = (await client.status("SR1")).body["data"]
    assert body["bands"]["08"]["ledCount"] == 9
    scenes.dialect(list_answer={"devices": "{devices}"})
    listed = (await client.devices()).body
    assert [device["serialNumber"] for device in listed["devices"]] == ["SR1"]


async def test_requests_are_logged_without_credentials(client: Client) -> None:
    """The log tells who asked what when, and nothing secret."""
    await client.parameters("SR1", {"bands": {"08": False}})
    login, change = client.simulator.scenes.requests()
    assert (login.method, login.path, login.status) == ("POST", "/security/login", 200)
    assert client.simulator.account.password not in repr(login)
    assert client.simulator.account.client_key not in repr(login)
    assert (change.call, change.serial, change.status) == ("parameters", "SR1", 202)
    assert change.body == {"bands": {"08": False}}
    assert change.user_agent
    assert str(client.token) not in repr(client.simulator.scenes.requests())


async def test_log_can_start_anew(client: Client) -> None:
    """After a reset only what comes is there; messages stay counted."""
    await client.status("SR1")
    scenes = client.simulator.scenes
    scenes.reset_log()
    assert scenes.requests() == []
    await client.devices()
    assert scenes.counts()["calls"] == {"devices": 1}
    assert scenes.usage("SR1")["used"] == 2


async def test_calls_in_flight_are_counted(client: Client) -> None:
    """A test can see how many calls a client has open at once."""
    client.simulator.scenes.fault("delay", seconds=20)
    asked = [asyncio.create_task(client.devices()) for _ in range(3)]
    while client.simulator.scenes.counts()["in_flight"] != 3:
        await asyncio.sleep(0.001)
    client.simulator.scenes.clear_faults()
    replies = await asyncio.gather(*asked)
    assert [reply.status for reply in replies] == [200] * 3
    assert client.simulator.scenes.counts()["most_in_flight"] == 3
    assert client.simulator.scenes.counts()["in_flight"] == 0


def test_time_is_moved_only_by_hand(simulator: Simulator, clock: ManualClock) -> None:
    """A clock that runs by itself cannot be pushed."""
    start = clock.now()
    simulator.scenes.advance(5)
    assert clock.now() == start + 5
    with pytest.raises(SceneError, match="by itself"):
        Simulator(clock=SystemClock()).scenes.advance(5)


@pytest.mark.parametrize(
    ("verb", "arguments"),
    [
        ("alarm", ("SR9", "08", "feedback")),
        ("alarm", ("SR1", "31", "feedback")),
        ("alarm", ("SR1", "08", "mild panic")),
        ("connection", ("SR1", "asleep")),
        ("frequency", ("SR1", "5m")),
        ("bands", ("SR1", {"31": True})),
        ("forbid", ("everything",)),
        ("add_device", ({"model": "no serial"},)),
        ("add_device", ({"serial": "SR2", "bands": "08"},)),
        ("offline", ("SR1", -1)),
        ("quota", ("SR1", -1)),
    ],
)
def test_impossible_scene_is_refused(
    simulator: Simulator, verb: str, arguments: tuple[object, ...]
) -> None:
    """A slip in a test shows there, not as a scene that does nothing."""
    with pytest.raises(SceneError):
        getattr(simulator.scenes, verb)(*arguments)


@pytest.mark.parametrize(
    "fields", [{"message_frequency": "5m"}, {"bands": ("08",), "bands_off": ("21",)}]
)
def test_impossible_device_is_refused(fields: dict[str, Any]) -> None:
    """A spec that contradicts itself fails where it is written."""
    with pytest.raises(ValueError, match=r"frequency|off"):
        DeviceSpec(serial="SR1", **fields)
