"""Finding out how a gateway speaks, within limits that never give way."""

import json
from typing import Any

import pytest

from custom_components.stellacontrol.api import CallName, Profile
from custom_components.stellacontrol.api.finding import (
    MOST_LOG_INS,
    MOST_REQUESTS,
    MOST_STATUSES,
    Outcome,
    Stop,
)

from .gateway import CREDENTIALS, DEVICE, TOKEN, SmallGateway, a_finder, find
from .gateways import DIALECTS, WITH_ID

MAINTENANCE = (200, {"success": False, "message": "System under maintenance"})
SECOND_FACTOR = {"status": "MFA_REQUIRED", "mfaToken": TOKEN}


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
async def test_gateway_is_understood(dialect: dict[str, Any]) -> None:
    """Log-in, list and status are found, and what was found works by itself."""
    gateway = SmallGateway(**dialect)
    found = await find(gateway)
    assert found.is_enough, gateway.paths
    assert found.devices is not None
    assert [device.serial_number for device in found.devices] == ["SR1"]
    assert found.status is not None
    assert found.why is None

    again = SmallGateway(**dialect)
    finder = a_finder(again, Profile.from_dict(found.profile.as_dict()))
    assert await finder.try_profile() is Outcome.WORKS
    assert (await finder.find()).is_enough
    assert not again.refused_log_ins
    assert len(again.requests) <= 14


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
@pytest.mark.parametrize("password", [CREDENTIALS.password, "another"])
async def test_finding_keeps_its_limits(dialect: dict[str, Any], password: str) -> None:
    """Whatever a gateway speaks: few requests, no write, no secret in a URL."""
    gateway = SmallGateway(**dialect, password=password)
    found = await find(gateway)
    assert gateway.refused_log_ins <= (password != CREDENTIALS.password)
    assert found.is_enough is (password == CREDENTIALS.password)
    assert len(gateway.requests) <= MOST_REQUESTS
    assert {request.method for request in gateway.requests} <= {"GET", "POST"}
    steps = found.steps
    assert sum(step.call is CallName.READ_STATUS for step in steps) <= MOST_STATUSES
    with_secret = [
        request
        for request in gateway.requests
        if CREDENTIALS.password in json.dumps([request.body, dict(request.headers)])
        or CREDENTIALS.client_key in json.dumps([request.body, dict(request.headers)])
        or "Basic " in request.headers.get("Authorization", "")
    ]
    assert len(with_secret) <= MOST_LOG_INS
    for request in gateway.requests:
        assert request.url.startswith("https://gw.example/")
        for secret in (CREDENTIALS.client_key, CREDENTIALS.password, TOKEN):
            assert secret not in request.url


@pytest.mark.parametrize(
    "wrong",
    [
        (400, {"error": "invalid credentials"}),
        (200, {"success": False, "message": "log-in failed"}),
        (404, {"error": "no such user"}),
        (500, {"error": "oops"}),
        (403, ""),
        (422, {"code": 17}),
    ],
    ids=lambda wrong: f"{wrong[0]} {wrong[1]}",
)
async def test_refusal_is_told_by_what_it_says(wrong: tuple[int, Any]) -> None:
    """However a platform refuses credentials: they are not sent again."""
    gateway = SmallGateway(password="another", wrong=wrong)
    found = await find(gateway)
    assert not found.works
    assert gateway.refused_log_ins == 1
    assert sum(request.body != {} for request in gateway.requests) == 1


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ((423, {"error": "locked"}), Stop.LOCKED),
        ((429, {"error": "slow down"}), Stop.RATE_LIMITED),
    ],
)
async def test_platform_that_wants_to_be_left_alone(
    told: tuple[int, Any], why: Stop
) -> None:
    """A lock or a limit ends the search at once."""
    gateway = SmallGateway(log_in="/nowhere", always={"/security/session": told})
    found = await find(gateway)
    assert found.why is why
    assert gateway.paths[-1] == "POST /security/session"


async def test_platform_in_trouble_is_left_alone() -> None:
    """Errors of the platform itself, one after the other, end the search."""
    gateway = SmallGateway(log_in="/nowhere", absent=(503, {"error": "maintenance"}))
    found = await a_finder(gateway).find()
    assert found.why is not None
    assert len(gateway.requests) <= 3


async def test_user_may_insist() -> None:
    """A refusal can also mean that names were missing: the user decides to go on."""
    dialect: dict[str, Any] = {
        "keys": ("client", "apiKey", "userName", "pwd"),
        "missing": (401, {"error": "unauthorized"}),
    }
    assert not (await find(SmallGateway(**dialect))).works
    assert (await find(SmallGateway(**dialect), insist=True)).is_enough


async def test_redirect_to_another_origin_is_not_followed() -> None:
    """Credentials stay with the gateway that the user named."""
    gateway = SmallGateway(
        log_in="/nowhere", moved={"/security/login": "https://evil.example/login"}
    )
    found = await find(gateway)
    assert not found.works
    assert all(each.url.startswith("https://gw.example/") for each in gateway.requests)


async def test_nothing_is_found_where_nothing_is() -> None:
    """A server that is no gateway is asked a bounded number of times, without secrets."""
    gateway = SmallGateway(log_in="/nowhere")
    found = await find(gateway)
    assert not found.works
    assert len(gateway.requests) < MOST_REQUESTS
    assert all(request.body == {} for request in gateway.requests[1:])


async def test_pages_of_the_list_are_read_at_set_up() -> None:
    """Each of my repeaters can be chosen, also where the list comes in pages."""
    pages = {
        "/devices": {"devices": [DEVICE], "next": "/devices?page=2"},
        "/devices?page=2": {"devices": [{"serialNumber": "SR2"}], "next": None},
    }
    gateway = SmallGateway(always={path: (200, told) for path, told in pages.items()})
    finder = a_finder(gateway)
    assert await finder.try_profile() is Outcome.WORKS
    assert finder.findings.devices is not None
    assert [each.serial_number for each in finder.findings.devices] == ["SR1", "SR2"]
    found = await a_finder(gateway).find()
    assert found.devices is not None
    assert len(found.devices) == 2


async def test_account_without_devices_is_enough() -> None:
    """Nothing is asked of a device that is not there."""
    found = await find(SmallGateway(always={"/devices": (200, [])}))
    assert found.is_enough
    assert all(step.call is not CallName.READ_STATUS for step in found.steps)


@pytest.mark.parametrize("is_right", [True, False])
async def test_log_in_by_get_sends_credentials_in_headers_alone(
    *, is_right: bool
) -> None:
    """Where a log-in wants another verb, nothing secret gets into its address."""
    gateway = SmallGateway(
        log_in="/security/session",
        verb="GET",
        needs_basic=True,
        keys=(),
        any_credentials=is_right,
    )
    found = await find(gateway)
    assert "GET /security/session" in gateway.paths
    assert found.is_enough is is_right
    assert gateway.refused_log_ins <= 1


@pytest.mark.parametrize(
    ("no_session", "keys"),
    [
        (
            (400, {"error": "X-Client-Key is missing"}),
            ("clientId", "clientKey", "name", "password"),
        ),
        ((403, {"message": "Forbidden"}), ("client", "apiKey", "userName", "pwd")),
    ],
    ids=["asked for", "forbidden"],
)
async def test_client_key_is_sent_where_it_is_needed(
    no_session: tuple[int, Any], keys: tuple[str, ...]
) -> None:
    """Some platforms want it with every request; without a password it opens nothing."""
    gateway = SmallGateway(keys=keys, also_header="x-client-key", no_session=no_session)
    found = await find(gateway)
    assert found.is_enough
    assert found.profile.headers["X-Client-Key"] == "{client_key}"


async def test_client_key_is_not_sent_for_any_refusal() -> None:
    """A plain no is rather one to the account, if the log-in named the client elsewhere."""
    gateway = SmallGateway(always={"/devices": (403, {"message": "Forbidden"})})
    assert not (await find(gateway)).is_enough
    assert not any("X-Client-Key" in request.headers for request in gateway.requests)


async def test_another_server_behind_a_folder_has_another_answer_for_nothing() -> None:
    """What does not exist is told apart in each folder."""
    gateway = SmallGateway(
        log_in="/api/security/signin",
        devices="/api/devices",
        status="/api/devices/SR1/status",
        absent_below=("/api/", (404, "<h1>Nothing here</h1>")),
    )
    assert (await find(gateway)).is_enough


async def test_status_that_an_example_shows_is_asked_by_either_name() -> None:
    """Whether the example's number was a serial number, nobody can see."""
    gateway = SmallGateway(status="/devices/77/now", device=WITH_ID)
    pasted = Profile.from_dict({"status": {"path": "/{serial}/now"}})
    found = await a_finder(gateway, pasted).find()
    assert found.is_enough
    assert found.profile.status.path == "/{id}/now"
    assert found.profile.parameters.path == "/{id}/parameters"


async def test_serial_number_is_the_id_where_there_is_no_other() -> None:
    """It may be a number that looks like an id in the example."""
    gateway = SmallGateway(status="/devices/SR1/now")
    pasted = Profile.from_dict({"status": {"path": "/{id}/now"}})
    found = await a_finder(gateway, pasted).find()
    assert found.is_enough
    assert found.profile.status.path == "/{id}/now"


@pytest.mark.parametrize(
    ("gateway", "call", "line"),
    [
        (SmallGateway(devices="/x"), CallName.LIST_DEVICES, "GET /devices"),
        (
            SmallGateway(status="/x/SR1"),
            CallName.READ_STATUS,
            "GET /devices/{serial}/status",
        ),
        (SmallGateway(log_in="/x"), CallName.LOG_IN, "POST /security/login"),
    ],
    ids=["no list", "no status", "no log-in"],
)
async def test_cause_names_the_first_call_that_fails(
    gateway: SmallGateway, call: CallName, line: str
) -> None:
    """A form says which request was answered how."""
    found = await find(gateway)
    assert not found.is_enough
    assert found.cause is not None
    assert found.cause.call is call
    assert f"{found.cause.method} {found.cause.path}" == line


@pytest.mark.parametrize(
    ("path", "told", "outcome"),
    [
        ("/security/login", (429, {}), Outcome.RATE_LIMITED),
        ("/security/login", (423, {}), Outcome.REFUSED),
        ("/devices", (403, {"error": "not in your contract"}), Outcome.NOT_PERMITTED),
        ("/devices", (403, {"error": "not allowed for you"}), Outcome.NOT_PERMITTED),
        ("/devices", (503, {}), Outcome.TROUBLE),
        ("/devices", (403, {"error": "no"}), Outcome.DIFFERS),
        ("/security/login", (500, {"error": "wrong password"}), Outcome.REFUSED),
        ("/security/login", MAINTENANCE, Outcome.TROUBLE),
        ("/security/login", (200, {"timeout": 900}), Outcome.DIFFERS),
        ("/security/login", (403, {"error": "not allowed"}), Outcome.DIFFERS),
        ("/security/login", (404, {"error": "page unavailable"}), Outcome.DIFFERS),
        ("/security/login", (401, {"error": "Captcha required"}), Outcome.REFUSED),
        ("/security/login", (401, "Two-factor login required"), Outcome.REFUSED),
        ("/security/login", (200, {"mfa": True, "challenge": TOKEN}), Outcome.REFUSED),
        ("/security/login", (200, SECOND_FACTOR), Outcome.REFUSED),
    ],
)
async def test_trying_tells_what_came_of_it(
    path: str, told: tuple[int, Any], outcome: Outcome
) -> None:
    """Each failure that looking cannot mend has its own text."""
    gateway = SmallGateway(always={path: told})
    assert await a_finder(gateway).try_profile() is outcome
