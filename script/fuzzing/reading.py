"""Reads a case without a socket: bytes to models, as the client does it."""

from collections.abc import Callable
from datetime import timedelta
import traceback
from typing import Any

import orjson

from custom_components.stellacontrol.api import (
    Device,
    DeviceList,
    DeviceStatus,
    StellaControlError,
    wire,
)
from custom_components.stellacontrol.api.answers import decoded
from custom_components.stellacontrol.api.reading import Reader

from .cases import SERIAL, Case, Outcome
from .work_clock import WorkClock

READ: dict[str, tuple[wire.Call, Callable[[Reader, Any], Any]]] = {
    "log in": (wire.LOG_IN, lambda reader, answer: reader.token(answer)),
    "list devices": (wire.LIST_DEVICES, lambda reader, answer: reader.devices(answer)),
    "read status": (
        wire.READ_STATUS,
        lambda reader, answer: reader.status(answer, serial_number=SERIAL),
    ),
}


def examine(case: Case) -> Outcome:
    """Read a case, and use what was read; time counts for the reading alone."""
    call, read = READ[case.call]
    reader = Reader()
    with WorkClock() as clock:
        started = clock()
        try:
            answer = decoded(call, case.body) if case.body.strip() else None
            result = read(reader, answer)
        except StellaControlError:
            return Outcome(clock() - started, is_refused=True)
        except Exception:  # noqa: BLE001 - whatever escapes is what we look for
            return Outcome(clock() - started, failure=traceback.format_exc())
        seconds = clock() - started
    try:
        use(result)
    except Exception:  # noqa: BLE001 - likewise
        return Outcome(seconds, failure=traceback.format_exc())
    return Outcome(seconds)


def use(result: Any) -> None:
    """Do what the integration does with what was read, and check what it relies on."""
    if isinstance(result, DeviceStatus):
        _use_status(result)
    elif isinstance(result, DeviceList):
        serials = [_use_device(device) for device in result]
        assert len(set(serials)) == len(serials)
    else:
        assert isinstance(result, str)
        assert result.isascii()
        assert result.isprintable()


def _use_status(status: DeviceStatus) -> None:
    assert status.device.serial_number == SERIAL
    assert status.device.band_ids == tuple(status.bands)
    assert all(band.name for band in status.bands.values())
    orjson.dumps([dict(status.raw), repr(status)])
    if status.received_at is not None:
        # Restart and next message are computed from it.
        assert status.received_at - (status.uptime or timedelta(0))
        assert status.received_at + timedelta(days=400)


def _use_device(device: Device) -> str:
    assert device.serial_number
    assert len(set(device.band_ids)) == len(device.band_ids)
    orjson.dumps([dict(device.raw), repr(device)])
    return device.serial_number
