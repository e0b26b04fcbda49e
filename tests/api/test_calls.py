"""What each call asks of the platform, and what it gives back."""

from datetime import timedelta
import logging
from typing import Any

import pytest

from custom_components.stellacontrol.api import (
    Command,
    MessageFrequency,
    StellaControlClient,
    StellaControlError,
)
from simulator import Simulator

from .conftest import Heard


async def test_devices_lists_the_account(client: StellaControlClient) -> None:
    """The account's repeaters are listed with model, label, place and bands."""
    attic, cellar = await client.devices()
    assert (attic.serial_number, attic.label, attic.location) == (
        "SR1",
        "Attic",
        "Roof",
    )
    assert (attic.type, attic.model) == ("iR6", "iRepeater 6 band")
    assert attic.band_ids == ("07", "08", "09", "18", "21", "26")
    assert (cellar.serial_number, cellar.label, cellar.band_ids) == (
        "SR2",
        None,
        ("08",),
    )


@pytest.mark.parametrize(
    "spelling",
    [
        {},
        {"envelope": {"data": "{answer}"}},
        {"list_answer": {"devices": "{devices}"}},
        {"timestamp": "s"},
        {"bands_form": "object"},
    ],
    ids=["plain", "in data", "in devices", "time in seconds", "bands by identifier"],
)
async def test_platform_spelling_makes_no_difference(
    client: StellaControlClient, simulator: Simulator, spelling: dict[str, Any]
) -> None:
    """Whichever allowed form the platform chooses, the readings are the same."""
    plain = await client.devices(), await client.status("SR1")
    simulator.scenes.dialect(**spelling)
    assert (await client.devices(), await client.status("SR1")) == plain
    assert len(plain[1].bands) == 6
    assert plain[1].received_at is not None
    assert plain[1].received_at.timestamp() == simulator.clock.now()


async def test_status_reads_a_device(client: StellaControlClient) -> None:
    """A status tells connection, temperature, frequency, uptime and all bands."""
    status = await client.status("SR1")
    assert status.is_connected
    assert status.description == "Online"
    assert status.message_frequency == timedelta(minutes=10)
    assert status.temperature is not None
    assert status.uptime == timedelta(days=10)
    assert all(band.downlink_power is not None for band in status.bands.values())


async def test_set_parameters_sends_bands_and_frequency(
    client: StellaControlClient, simulator: Simulator
) -> None:
    """Bands and frequency travel as one request, in the contract's form."""
    await client.set_parameters(
        "SR1",
        bands={"08": True, "21": False},
        message_frequency=MessageFrequency.EVERY_MINUTE,
    )
    request = simulator.scenes.requests()[-1]
    assert (request.method, request.path, request.status) == (
        "PATCH",
        "/devices/SR1/parameters",
        202,
    )
    assert request.body == {
        "bands": {"08": True, "21": False},
        "messageFrequency": "1m",
    }


@pytest.mark.parametrize("bands", [None, {}], ids=["nothing", "no band"])
async def test_set_parameters_without_a_parameter_sends_nothing(
    client: StellaControlClient, heard: Heard, bands: dict[str, bool] | None
) -> None:
    """A change of nothing costs no request; it is a mistake of the caller."""
    with pytest.raises(ValueError, match="nothing to set"):
        await client.set_parameters("SR1", bands=bands)
    assert heard == []


@pytest.mark.parametrize("command", list(Command))
async def test_send_command_reaches_the_device(
    client: StellaControlClient, simulator: Simulator, command: Command
) -> None:
    """A command is sent once, by its name in the contract."""
    await client.send_command("SR1", command)
    request = simulator.scenes.requests()[-1]
    assert (request.method, request.path, request.status) == (
        "POST",
        "/devices/SR1/commands",
        202,
    )
    assert request.body == {"command": command.value}


async def test_every_request_says_who_asks(
    client: StellaControlClient, simulator: Simulator
) -> None:
    """Log-in, calls and log-out name the integration and ask for JSON."""
    await client.devices()
    await client.close()
    requests = simulator.scenes.requests()
    assert [request.call for request in requests] == ["login", "devices", "logout"]
    assert {(request.user_agent, request.accept) for request in requests} == {
        ("ha-stellacontrol/0.0.0", "application/json")
    }


@pytest.mark.parametrize(
    "serial", ["a/b", "..", ".", "SR 1", "a%2Fb", "a?b#c", "ä€", "a;b=c,d@e:f"]
)
async def test_serial_number_stays_one_segment(
    client: StellaControlClient, simulator: Simulator, serial: str
) -> None:
    """A serial number with odd signs reaches its device and no other path."""
    simulator.scenes.add_device({"serial": serial, "bands": ["08"]})
    status = await client.status(serial)
    assert status.device.serial_number == serial
    request = simulator.scenes.requests()[-1]
    assert (request.call, request.serial) == ("status", serial)


async def test_listener_hears_each_request_with_its_device(
    client: StellaControlClient, heard: Heard
) -> None:
    """The ledger can charge each request to its device, and log-ins to none."""
    await client.devices()
    await client.status("SR2")
    await client.send_command("SR1", Command.RECALIBRATE)
    await client.set_parameters("SR2", bands={"08": True})
    await client.close()
    assert heard == [
        ("log in", None),
        ("list devices", None),
        ("read status", "SR2"),
        ("send command", "SR1"),
        ("set parameters", "SR2"),
        ("log out", None),
    ]


async def test_debug_log_tells_each_request_and_why_it_was_refused(
    client: StellaControlClient,
    simulator: Simulator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Who sends it along shows us what was asked and answered, of no device by name."""
    caplog.set_level(logging.DEBUG, logger="custom_components.stellacontrol")
    simulator.scenes.fault("status", call="status", status=404)
    with pytest.raises(StellaControlError):
        await client.status("SR1")
    said = [record.getMessage() for record in caplog.records]
    for line in (
        "POST /security/login: 200 after",
        "GET /devices/{serial}/status: 404 after",
        'GET /devices/{serial}/status answered 404 {"error": ',
    ):
        assert any(text.startswith(line) for text in said), line
    assert "SR1" not in "".join(said)
