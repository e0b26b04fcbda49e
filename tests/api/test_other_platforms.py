"""Platforms that refuse, answer and take requests in other ways than the contract."""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

from aiohttp import ClientSession, DummyCookieJar
import pytest

from custom_components.stellacontrol.api import (
    Command,
    Credentials,
    DeviceNotFound,
    DeviceOffline,
    Gateway,
    InvalidCredentials,
    MessageFrequency,
    NotPermitted,
    PlatformError,
    Profile,
    RateLimited,
    RequestRejected,
    StellaControlClient,
    StellaControlError,
    UnknownPath,
    read_gateway_url,
)

from .other_platform import OtherPlatform, Rule, Say, in_turns
from .tools import a_status

type Make = Callable[..., StellaControlClient]

LOG_IN = "POST /security/login"
LIST = "GET /devices"
STATUS = "GET /devices/SR1/status"
SET = "PATCH /devices/SR1/parameters"


@pytest.fixture
async def make(socket_enabled: None) -> AsyncIterator[Make]:
    """Return a way to make clients, which keep no cookies in common."""
    made: list[StellaControlClient] = []
    async with ClientSession(cookie_jar=DummyCookieJar()) as http:

        def make_one(
            platform: OtherPlatform, profile: Any = None, **options: Any
        ) -> StellaControlClient:
            credentials = Credentials(
                client_id="integration",
                client_key="key-4711",
                username="me@example.com",
                password="secret-9",
            )
            made.append(
                StellaControlClient(
                    http,
                    Gateway(url=read_gateway_url(platform.url)),
                    credentials,
                    user_agent="test",
                    profile=Profile.from_dict(profile or {}),
                    is_due_within=lambda _: True,
                    **options,
                )
            )
            return made[-1]

        yield make_one
        for client in made:
            await client.close()


@pytest.mark.parametrize(
    "say",
    [
        Say(status=400, body={"error": "Bad Request"}),
        Say(status=403, body={}),
        Say(status=404, body={"message": "user unknown"}),
        Say(status=404),
        Say(status=409),
        Say(status=422),
        Say(status=423, body={"error": "locked"}),
        Say(status=500, body={"error": "invalid password"}),
        Say(body={"error": "wrong user or password"}),
        Say(body={"success": False}),
        Say(body={}),
    ],
    ids=lambda say: f"{say.status} {say.body}",
)
async def test_refused_log_in_is_not_repeated(make: Make, say: Say) -> None:
    """Whatever a refusal looks like, my account is not locked by asking again."""
    async with OtherPlatform({LOG_IN: say}) as platform:
        client = make(platform, is_proven=True)
        for _ in range(3):
            with pytest.raises(InvalidCredentials):
                await client.status("SR1")
        assert platform.lines == [LOG_IN]


@pytest.mark.parametrize(
    "say",
    [
        Say(status=500),
        Say(status=503, body={"error": "maintenance"}),
        Say(body={"error": "temporarily unavailable"}),
        Say(status=302, headers={"Location": "/elsewhere"}),
    ],
    ids=lambda say: f"{say.status} {say.body}",
)
async def test_trouble_at_the_log_in_is_no_refusal(make: Make, say: Say) -> None:
    """A platform in trouble does not ask me for a new password."""
    async with OtherPlatform(
        {LOG_IN: in_turns(say, Say(body={"token": "t"}))}
    ) as platform:
        client = make(platform, is_proven=True)
        with pytest.raises(PlatformError):
            await client.status("SR1")
        assert (await client.status("SR1")).temperature == 40


async def test_unknown_log_in_path_is_no_refusal(make: Make) -> None:
    """At set-up, a path that does not exist says nothing of my credentials."""
    async with OtherPlatform({LOG_IN: Say(status=404)}) as platform:
        with pytest.raises(UnknownPath):
            await make(platform).devices()


@pytest.mark.parametrize(
    "ended",
    [
        Say(status=401),
        Say(status=419),
        Say(status=440),
        Say(status=403, body={"error": "session expired"}),
        Say(status=403),
        Say(status=400, body={"message": "Invalid token"}),
        Say(status=400),
        Say(body={"error": "not logged in"}),
        Say(body={"success": False, "code": 401}),
    ],
    ids=lambda say: f"{say.status} {say.body}",
)
async def test_ended_session_is_opened_anew(make: Make, ended: Say) -> None:
    """A session may end in several ways; I notice none of them."""
    good = Say(body=a_status(temperature=40))
    async with OtherPlatform({STATUS: in_turns(good, ended, good)}) as platform:
        client = make(platform)
        for _ in range(2):
            assert (await client.status("SR1")).temperature == 40
        assert platform.lines == [LOG_IN, STATUS, STATUS, LOG_IN, STATUS]


async def test_function_that_is_taken_away_costs_one_log_in(make: Make) -> None:
    """A bare 403 may be the end of the session; the second one is not asked again."""
    rule = in_turns(Say(body=a_status()), Say(status=403))
    async with OtherPlatform({STATUS: rule}) as platform:
        client = make(platform)
        await client.status("SR1")
        for _ in range(3):
            with pytest.raises(NotPermitted):
                await client.status("SR1")
        assert platform.lines.count(LOG_IN) == 2


@pytest.mark.parametrize(
    ("say", "expected"),
    [
        (Say(body={"success": False, "message": "no"}), RequestRejected),
        (Say(body={"ok": False}), RequestRejected),
        (Say(body={"status": "error", "message": "not permitted"}), NotPermitted),
        (Say(body={"error": "quota exceeded"}), RateLimited),
        (
            Say(body={"error": {"code": 404, "message": "unknown device"}}),
            DeviceNotFound,
        ),
        (Say(status=429), RateLimited),
    ],
    ids=lambda value: str(getattr(value, "body", "")),
)
async def test_success_that_is_none_is_a_refusal(
    make: Make, say: Say, expected: type[StellaControlError]
) -> None:
    """A write that the platform calls a failure is not shown as done."""
    async with OtherPlatform({SET: say}) as platform:
        with pytest.raises(expected):
            await make(platform).set_parameters(
                "SR1", message_frequency=MessageFrequency.EVERY_MINUTE
            )


async def test_failed_read_is_a_refusal(make: Make) -> None:
    """A status that the platform calls a failure is none, whatever else is in it."""
    say = Say(body={"success": False, "message": "boom", "data": a_status()})
    async with OtherPlatform({STATUS: say}) as platform:
        with pytest.raises(StellaControlError) as caught:
            await make(platform).status("SR1")
    assert caught.value.told is not None
    assert "boom" in caught.value.told.excerpt


@pytest.mark.parametrize("status", [429, 503])
async def test_delay_counts_on_writes_too(make: Make, status: int) -> None:
    """The platform's own delay is passed on, whatever was asked."""
    say = Say(status=status, headers={"Retry-After": "90"})
    async with OtherPlatform({SET: say}) as platform:
        with pytest.raises(StellaControlError) as caught:
            await make(platform).set_parameters("SR1", bands={"08": True})
    assert caught.value.retry_after == timedelta(seconds=90)


async def test_path_that_never_worked_is_no_missing_device(make: Make) -> None:
    """A wrong path does not tell me that my repeater left the account."""
    async with OtherPlatform({STATUS: Say(status=404)}) as platform:
        with pytest.raises(UnknownPath):
            await make(platform).status("SR1")


async def test_path_that_worked_tells_of_a_missing_device(make: Make) -> None:
    """Once the path has worked, 404 means the device."""
    rule = in_turns(Say(body=a_status()), Say(status=404))
    async with OtherPlatform({STATUS: rule}) as platform:
        client = make(platform)
        await client.status("SR1")
        with pytest.raises(DeviceNotFound):
            await client.status("SR1")


async def test_offline_device_may_be_told_in_words(make: Make) -> None:
    """A command to an offline device may be refused with another code."""
    say = Say(status=400, body={"error": "Device is offline"})
    async with OtherPlatform({"POST /devices/SR1/commands": say}) as platform:
        with pytest.raises(DeviceOffline):
            await make(platform).send_command("SR1", Command.REBOOT)


async def test_error_says_what_differs_without_secrets(make: Make) -> None:
    """What was asked and answered can be shown to everybody."""
    body = {"error": "no secret-9 for me@example.com with key-4711"}
    async with OtherPlatform({LOG_IN: Say(status=418, body=body)}) as platform:
        with pytest.raises(StellaControlError) as caught:
            await make(platform).devices()
    assert str(caught.value.told) == (
        'POST /security/login answered 418 {"error": "no *** for *** with ***"}'
    )


async def test_error_names_no_device(make: Make) -> None:
    """A serial number is not shown either."""
    async with OtherPlatform({STATUS: Say(status=418)}) as platform:
        with pytest.raises(StellaControlError) as caught:
            await make(platform).status("SR1")
    assert caught.value.told is not None
    assert caught.value.told.path == "/devices/{serial}/status"


@pytest.mark.parametrize(
    ("log_in", "profile", "sent"),
    [
        (Say(body={"data": {"session": {"accessToken": "t-1"}}}), {}, "Bearer t-1"),
        (Say(body={}, headers={"X-Auth-Token": "t-1"}), {}, "Bearer t-1"),
        (Say(body="eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl"), {}, "Bearer eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl"),
        (Say(body={"a": "x", "b": "t-1"}), {"token": {"source": "body", "keys": ["b"]}}, "Bearer t-1"),
        (Say(body={"token": "t-1"}), {"headers": {"Authorization": "Token {token}"}}, "Token t-1"),
    ],
    ids=["nested", "header", "bare", "named", "prefix"],
)  # fmt: skip
async def test_token_is_found_and_sent(
    make: Make, log_in: Say, profile: Any, sent: str
) -> None:
    """The token travels, wherever it stood and however it is wanted."""
    async with OtherPlatform({LOG_IN: log_in}) as platform:
        await make(platform, profile).status("SR1")
        assert platform.asked[1].headers["Authorization"] == sent


async def test_cookies_stay_with_their_account(make: Make) -> None:
    """Two accounts on one gateway do not share a session."""
    sessions = iter(("one", "two"))

    def log_in(_: object) -> Say:
        return Say(body={}, headers={"Set-Cookie": f"session={next(sessions)}; Path=/"})

    async with OtherPlatform({LOG_IN: log_in}) as platform:
        first, second = make(platform), make(platform)
        await first.status("SR1")
        await second.status("SR1")
        await first.status("SR1")
        cookies = [asked.headers.get("Cookie") for asked in platform.asked]
    assert cookies == [None, "session=one", None, "session=two", "session=one"]


@pytest.mark.parametrize(
    ("takes", "lines"),
    [
        ("POST /security/logout", ["POST /security/logout"]),
        (
            "DELETE /security/logout",
            ["POST /security/logout", "DELETE /security/logout"],
        ),
    ],
    ids=["contract", "another verb"],
)
async def test_session_is_closed_where_another_verb_is_wanted(
    make: Make, takes: str, lines: list[str]
) -> None:
    """No session stays open because the log-out wants another verb."""
    answers: dict[str, Rule] = {"/security/logout": Say(status=405), takes: Say()}
    if takes != "POST /security/logout":
        answers["POST /security/logout"] = Say(status=405)
    async with OtherPlatform(answers) as platform:
        client = make(platform)
        await client.devices()
        await client.close()
        assert platform.lines[2:] == lines
        assert platform.asked[2].headers["Content-Type"] == "application/json"


@pytest.mark.expected_log("could not be closed")
async def test_session_that_cannot_be_closed_is_told(make: Make) -> None:
    """A log-out that is always refused is not kept from me."""
    async with OtherPlatform({"POST /security/logout": Say(status=404)}) as platform:
        client = make(platform)
        await client.devices()
        await client.close()


PAGES: dict[str, Callable[[int], tuple[str, dict[str, Any]]]] = {
    "page of pages": lambda n: (f"?page={n}", {"page": n, "totalPages": 3}),
    "next page": lambda n: (f"?page={n}", {"nextPage": n + 1 if n < 3 else None}),
    "token": lambda n: (f"?pageToken=t{n}", {"nextPageToken": f"t{n + 1}" if n < 3 else ""}),
    "link": lambda n: (f"?x={n}", {"links": {"next": f"/devices?x={n + 1}" if n < 3 else None}}),
    "total": lambda n: (f"?page={n}", {"total": 3}),
    "more": lambda n: (f"?page={n}", {"hasMore": n < 3}),
    "offset": lambda n: (f"?offset={n - 1}", {"offset": n - 1, "limit": 1, "total": 3}),
}  # fmt: skip


@pytest.mark.parametrize("kind", PAGES)
async def test_pages_are_read_to_their_end(make: Make, kind: str) -> None:
    """A list that comes in pages has all my repeaters."""
    answers: dict[str, Rule] = {}
    for number in (1, 2, 3):
        query, frame = PAGES[kind](number)
        say = Say(body={"devices": [{"serialNumber": f"SR{number}"}], **frame})
        answers[f"GET /devices{query if number > 1 else ''}"] = say
    async with OtherPlatform(answers) as platform:
        found = await make(platform).devices()
    assert [device.serial_number for device in found] == ["SR1", "SR2", "SR3"]
    assert found.is_complete


@pytest.mark.parametrize(
    "frame",
    [{"total": 5}, {"links": {"next": "https://elsewhere.example/devices"}}],
    ids=["stuck", "elsewhere"],
)
async def test_pages_that_do_not_come_leave_the_list_incomplete(
    make: Make, frame: Any
) -> None:
    """A list that may lack devices removes none of mine."""
    say = Say(body={"devices": [{"serialNumber": "SR1"}], **frame})
    async with OtherPlatform({LIST: say, "GET /devices?page=2": say}) as platform:
        found = await make(platform).devices()
        assert all(
            line.endswith(("login", "/devices", "page=2")) for line in platform.lines
        )
    assert not found.is_complete


@pytest.mark.parametrize(
    ("body", "sent"),
    [
        ({"bands": {"B{band}": "{on}"}}, {"bands": {"B08": False}}),
        ({"bands": {"{band}": "{on}"}}, {"bands": {"B8": False}}),
        ({"off": "{bands_off}", "on": "{bands_on}"}, {"off": ["B8"]}),
    ],
    ids=["prefix in the profile", "prefix in the status", "lists"],
)
async def test_band_of_a_profile_gets_one_prefix(
    make: Make, body: Any, sent: Any
) -> None:
    """What an example showed in front of a band's number is not sent twice."""
    answers: dict[str, Rule] = {
        STATUS: Say(body=a_status(bands=[{"identifier": "B8", "isOnline": True}]))
    }
    async with OtherPlatform(answers) as platform:
        client = make(platform, {"parameters": {"body": body}})
        await client.status("SR1")
        await client.set_parameters("SR1", bands={"08": False})
        assert platform.asked[-1].body == sent


WRITES: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "POST": (
        "POST /devices/SR1/parameters",
        lambda body: body == {"bands": {"08": False}},
    ),
    "one band": ("PUT /devices/SR1/bands/08", lambda body: body == {"enabled": False}),
    "list": (SET, lambda body: isinstance(body["bands"], list)),
}


@pytest.mark.parametrize("kind", WRITES)
async def test_refused_spelling_of_a_switch_is_followed_by_another(
    make: Make, kind: str
) -> None:
    """My own switch works where the platform wants it otherwise, and is remembered."""
    line, is_right = WRITES[kind]

    def judge(asked: Any) -> Say:
        if is_right(asked.body):
            return Say(status=202)
        return Say(status=422, body={"error": "bands must be a list"})

    answers: dict[str, Rule] = {SET: Say(status=405), line: judge}
    learnt: list[Profile] = []
    async with OtherPlatform(answers) as platform:
        client = make(platform, on_learnt=learnt.append)
        await client.set_parameters("SR1", bands={"08": False})
        assert len(platform.asked) <= 8
        assert learnt == []
        client.change_shown()
        first = len(platform.asked)
        await client.set_parameters("SR1", bands={"08": False})
        assert platform.lines[first:] == [line]
    assert [profile.as_dict().keys() for profile in learnt] == [{"parameters"}]


async def test_other_spelling_stays_behind_a_prefix(make: Make) -> None:
    """Where the platform is below /api, so is each spelling of a switch."""
    told = {"endpoint": "gateway", "path": "/api/devices/{serial}/parameters"}
    wanted = "PUT /api/devices/SR1/bands/08"
    async with OtherPlatform({wanted: Say(status=202)}) as platform:
        client = make(platform, profile={"parameters": told})
        await client.set_parameters("SR1", bands={"08": False})
        assert platform.lines[-1] == wanted


async def test_what_nobody_asked_for_is_asked_once(make: Make) -> None:
    """What the integration does by itself is tried in no other spelling."""
    async with OtherPlatform({SET: Say(status=405)}) as platform:
        with pytest.raises(UnknownPath):
            await make(platform).set_parameters(
                "SR1",
                message_frequency=MessageFrequency.EVERY_MINUTE,
                may_learn=False,
            )
        assert platform.lines == [LOG_IN, SET]


FREQUENCIES: dict[str, tuple[Any, Any]] = {
    "seconds": (600, 60),
    "milliseconds": (600_000, 60_000),
    "ISO": ("PT10M", "PT1M"),
    "long words": ("10 minutes", "1 minute"),
    "digits": ("600", "60"),
    "clock": ("00:10:00", "00:01:00"),
    "object": ({"value": 600, "unit": "s"}, {"value": 60, "unit": "s"}),
}
"""As the status tells it, and what is taken then."""


@pytest.mark.parametrize("kind", FREQUENCIES)
async def test_frequency_is_written_as_the_status_tells_it(
    make: Make, kind: str
) -> None:
    """My message frequency is set, however the platform writes one."""
    told, taken = FREQUENCIES[kind]

    def judge(asked: Any) -> Say:
        wanted = asked.body.get("messageFrequency", taken)
        is_right = type(wanted) is type(taken) and wanted == taken
        return Say(status=202 if is_right else 422)

    answers: dict[str, Rule] = {
        STATUS: Say(body=a_status(messageFrequency=told)),
        SET: judge,
    }
    async with OtherPlatform(answers) as platform:
        client = make(platform)
        await client.status("SR1")
        refused = await client.set_parameters(
            "SR1",
            bands={"08": False},
            message_frequency=MessageFrequency.EVERY_MINUTE,
        )
        assert refused is None
        # Together, the bands alone, the contract's word, and then the right one.
        assert platform.lines.count(SET) == 4


async def test_frequency_that_is_not_taken_leaves_the_bands(make: Make) -> None:
    """My band is switched, whatever the platform has against the frequency."""

    def judge(asked: Any) -> Say:
        return Say(status=403 if "messageFrequency" in asked.body else 202)

    async with OtherPlatform({SET: judge}) as platform:
        refused = await make(platform).set_parameters(
            "SR1",
            bands={"08": False},
            message_frequency=MessageFrequency.EVERY_MINUTE,
        )
        assert isinstance(refused, NotPermitted)
        assert platform.lines.count(SET) == 2


async def test_bands_are_called_what_the_platform_calls_them(make: Make) -> None:
    """A platform that says B8 gets no 08."""
    bands = [{"identifier": "B8", "isOnline": True}]
    answers: dict[str, Rule] = {STATUS: Say(body=a_status(bands=bands))}
    async with OtherPlatform(answers) as platform:
        client = make(platform)
        await client.status("SR1")
        await client.set_parameters("SR1", bands={"08": False})
        assert platform.asked[-1].body == {"bands": {"B8": False}}


async def test_command_finds_its_spelling(make: Make) -> None:
    """A reboot works where it has a path of its own."""
    answers: dict[str, Rule] = {
        "POST /devices/SR1/commands": Say(status=404),
        "POST /devices/SR1/reboot": Say(status=202),
    }
    async with OtherPlatform(answers) as platform:
        await make(platform).send_command("SR1", Command.REBOOT)
        assert platform.lines[-1] == "POST /devices/SR1/reboot"


@pytest.mark.parametrize("status", [401, 403, 409, 429, 500])
async def test_refusal_of_another_kind_tries_nothing_else(
    make: Make, status: int
) -> None:
    """Only the form of a request is tried otherwise."""
    async with OtherPlatform({SET: Say(status=status)}) as platform:
        with pytest.raises(StellaControlError):
            await make(platform).set_parameters("SR1", bands={"08": False})
        assert platform.lines == [LOG_IN, SET]


async def test_spellings_come_to_an_end(make: Make) -> None:
    """A platform that takes none of them is left alone."""
    async with OtherPlatform({SET: Say(status=404)}) as platform:
        with pytest.raises(UnknownPath):
            await make(platform).set_parameters("SR1", bands={"08": False})
        assert len(platform.asked) == 1 + 7


async def test_profile_rules_every_call(make: Make) -> None:
    """Paths by another id, one request a band, seconds, a key on every call, a form."""
    profile = {
        "headers": {"X-Session": "{token}", "X-Client": "{basic:client_id:client_key}"},
        "log_in": {"path": "/session", "is_form": True, "body": {"u": "{username}"}},
        "status": {"path": "?id={id}"},
        "parameters": {"path": "/{serial}/band/{band}", "method": "PUT", "body": {"set": "{on?1:0}"}},
        "frequency": {"path": "/{serial}/pace", "body": {"seconds": "{frequency_seconds}"}},
    }  # fmt: skip
    answers: dict[str, Rule] = {
        "POST /security/session": Say(body={"token": "token-1"}),
        LIST: Say(body=[{"serialNumber": "SR1", "id": 77}]),
        "GET /devices?id=77": Say(body=a_status()),
        "PUT /devices/SR1/band/08": Say(),
        "PUT /devices/SR1/band/21": Say(),
        "POST /devices/SR1/pace": Say(),
    }
    async with OtherPlatform(answers) as platform:
        client = make(platform, profile)
        await client.status("SR1")
        await client.set_parameters(
            "SR1",
            bands={"08": True, "21": False},
            message_frequency=MessageFrequency.EVERY_10_MINUTES,
        )
        bodies = [asked.body for asked in platform.asked]
        headers = platform.asked[-1].headers
    assert bodies == [
        "u=me%40example.com",
        None,
        None,
        {"set": 1},
        {"set": 0},
        {"seconds": 600},
    ]
    assert headers["X-Session"] == "token-1"
    assert headers["X-Client"] == "aW50ZWdyYXRpb246a2V5LTQ3MTE="
    assert "Authorization" not in headers
