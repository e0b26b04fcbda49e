"""Closing the session that the search has opened."""

import pytest

from custom_components.stellacontrol.api import CallName

from .gateway import SmallGateway, find


@pytest.mark.parametrize("path", ["/logout", "/session/logout"])
async def test_session_is_closed_where_the_log_out_is_found(path: str) -> None:
    """The profile then says where."""
    log_out = f"/security{path}"
    found = await find(SmallGateway(log_in="/security/session", log_out=log_out))
    assert CallName.LOG_OUT in found.works
    assert found.profile.log_out.path == path


async def test_log_out_that_is_refused_closes_nothing() -> None:
    """What may be the log-out is not noted as what works."""
    limited = SmallGateway(always={"/security/logout": (429, {})})
    assert CallName.LOG_OUT not in (await find(limited)).works


@pytest.mark.parametrize("key", ["action", "operation"])
async def test_session_is_closed_by_the_word_that_opened_it(key: str) -> None:
    """The log-out names its action as the list of devices does."""
    found = await find(SmallGateway(action_key=key, log_in="/security"))
    assert CallName.LOG_OUT in found.works
    assert found.profile.log_out.body == {key: "logout", "token": "{token}"}
