"""Answers that name an error and mean that there is none."""

from typing import Any

import pytest

from custom_components.stellacontrol.api import RequestRejected

from .conftest import Make
from .other_platform import LIST, LOG_IN, SET, STATUS, OtherPlatform, Say
from .tools import a_status

NO_ERRORS: list[dict[str, Any]] = [
    {"errorCode": "0"},
    {"errorCode": "0000", "errorMessage": "OK"},
    {"errorCode": 200, "errorMessage": "Success."},
    {"error": {"code": 0, "message": ""}},
    {"error": {"code": "0", "message": "No error", "details": [None, {}]}},
    {"error": "none"},
    {"error": "null"},
    {"error": "  "},
    {"error": "False"},
    {"error": 0.0},
    {"errors": {"count": 0, "items": []}},
    {"errors": [""]},
    {"errorMessage": "OK"},
    {"fault": "no fault", "exception": "NO_EXCEPTION"},
]
ERRORS: list[dict[str, Any]] = [
    {"errorCode": "17"},
    {"errorCode": "-1"},
    {"error": True},
    {"error": {"code": 0, "message": "not done"}},
    {"errors": [None, "no such band"]},
    {"errorMessage": "not OK"},
]


@pytest.mark.parametrize("said", NO_ERRORS, ids=str)
async def test_no_error_is_a_success(make: Make, said: dict[str, Any]) -> None:
    """A platform that says "no error" with each answer works as any other."""
    answers = {
        LOG_IN: Say(body={"token": "token-1", **said}),
        LIST: Say(body={"devices": [{"serialNumber": "SR1"}], **said}),
        STATUS: Say(body=a_status(temperature=40) | said),
        SET: Say(body=said),
    }
    async with OtherPlatform(answers) as platform:
        client = make(platform)
        assert len(await client.devices()) == 1
        assert (await client.status("SR1")).temperature == 40
        await client.set_parameters("SR1", bands={"08": False})
        assert platform.lines == [LOG_IN, LIST, STATUS, SET]


@pytest.mark.parametrize("said", ERRORS, ids=str)
async def test_error_is_still_one(make: Make, said: dict[str, Any]) -> None:
    """What names an error otherwise is not shown as done."""
    async with OtherPlatform({SET: Say(body=said)}) as platform:
        with pytest.raises(RequestRejected):
            await make(platform).set_parameters(
                "SR1", bands={"08": False}, may_learn=False
            )
