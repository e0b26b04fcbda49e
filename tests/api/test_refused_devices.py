"""A refusal of one device or function is not taken for the end of the session."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import pytest

from custom_components.stellacontrol.api import (
    DeviceStatus,
    NotPermitted,
    PlatformError,
    StellaControlClient,
    StellaControlError,
)

from .conftest import Make
from .other_platform import LIST, LOG_IN, Asked, OtherPlatform, Rule, Say
from .tools import a_status, until

LOG_OUT = "POST /security/logout"
REFUSED = "SR2"
REFUSED_STATUS = f"GET /devices/{REFUSED}/status"
REFUSED_WRITE = f"PATCH /devices/{REFUSED}/parameters"
SERIALS = ("SR1", REFUSED, "SR3")
ROUNDS = 10

REFUSALS = [
    Say(status=403, body={"error": "Forbidden"}),
    Say(status=400, body={"error": "Bad Request"}),
    Say(status=422, body={"error": "no data"}),
    Say(status=402, body={"error": "x"}),
    Say(status=401, body={"error": "x"}),
    Say(status=403, body={"error": "Unauthorized"}),
    Say(body={"error": "Unauthorized"}),
]
"""The last three say in words or by their code that the session has ended."""


class Platform(OtherPlatform):
    """Opens a session of its own at each log-in, and remembers which are open."""

    def __init__(self, answers: Mapping[str, Rule] | None = None) -> None:
        """Refuse whatever does not come with the token of an open session."""
        super().__init__(
            {
                LOG_IN: self._log_in,
                LOG_OUT: self._log_out,
                LIST: self._in_session(
                    Say(body=[{"serialNumber": serial} for serial in SERIALS])
                ),
                **{
                    f"GET /devices/{serial}/status": self._in_session(
                        Say(body={**a_status(temperature=40), "serialNumber": serial})
                    )
                    for serial in SERIALS
                },
                REFUSED_WRITE: self._in_session(Say(status=202)),
            }
        )
        self.good = dict(self.answers)
        self.answers |= answers or {}
        self.open: set[str] = set()
        self._opened = 0

    def _log_in(self, _: Asked) -> Say:
        self._opened += 1
        token = f"token-{self._opened}"
        self.open.add(f"Bearer {token}")
        return Say(body={"token": token})

    def _log_out(self, asked: Asked) -> Say:
        self.open.discard(asked.headers["Authorization"])
        return Say(status=204)

    def _in_session(self, say: Say) -> Rule:
        ended = Say(status=401, body={"error": "session expired"})
        return lambda asked: (
            say if asked.headers["Authorization"] in self.open else ended
        )

    def count(self, line: str) -> int:
        """Return how often something was asked."""
        return self.lines.count(line)


def first_of(say: Say, rule: Rule) -> Rule:
    """Answer once as told, and then as the rule has it."""
    waiting = [say]

    def answer(asked: Asked) -> Say | None:
        if waiting:
            return waiting.pop()
        return rule if isinstance(rule, Say) else rule(asked)

    return answer


async def go_round(
    client: StellaControlClient, serials: tuple[str, ...] = SERIALS
) -> list[DeviceStatus | StellaControlError]:
    """Ask each device once, one after the other."""
    return [await outcome(client.status(serial)) for serial in serials]


async def outcome[T](asked: Awaitable[T]) -> T | StellaControlError:
    """Return the answer or the error."""
    try:
        return await asked
    except StellaControlError as err:
        return err


def is_good(told: list[Any]) -> list[bool]:
    """Return for each answer whether it is none of an error."""
    return [not isinstance(each, StellaControlError) for each in told]


def told(refusal: Say) -> str:
    """Return how a refusal is called in the list of tests."""
    return f"{refusal.status} {refusal.body['error']}"


@pytest.mark.parametrize("refusal", REFUSALS, ids=told)
@pytest.mark.parametrize("has_worked", [False, True], ids=["never", "before"])
async def test_refused_device_costs_one_log_in_at_most(
    make: Make, refusal: Say, *, has_worked: bool
) -> None:
    """One repeater that the platform keeps from me does not disturb the others."""
    async with Platform() as platform:
        client = make(platform)
        if has_worked:
            await go_round(client)
        platform.answers[REFUSED_STATUS] = refusal
        platform.asked.clear()
        before = len(platform.open)
        for _ in range(ROUNDS):
            assert is_good(await go_round(client)) == [True, False, True]
        assert before + platform.count(LOG_IN) <= 2
        assert platform.count(REFUSED_STATUS) <= ROUNDS + 1
        await client.close()
        assert platform.open == set()


@pytest.mark.parametrize("refusal", REFUSALS, ids=told)
async def test_device_that_is_refused_first_costs_no_further_log_in(
    make: Make, refusal: Say
) -> None:
    """It does not matter in which order my repeaters are asked."""
    async with Platform({REFUSED_STATUS: refusal}) as platform:
        client = make(platform)
        for _ in range(ROUNDS):
            await go_round(client, (REFUSED, "SR1", "SR3"))
        assert platform.count(LOG_IN) <= 2
        assert platform.count(REFUSED_STATUS) == ROUNDS
        await client.close()
        assert platform.open == set()


@pytest.mark.parametrize("refusal", REFUSALS, ids=told)
async def test_refused_device_disturbs_nobody_who_asks_at_once(
    make: Make, refusal: Say
) -> None:
    """My repeaters may be asked together, and the refused one twice."""
    async with Platform() as platform:
        client = make(platform)
        await go_round(client)
        platform.answers[REFUSED_STATUS] = refusal
        for _ in range(ROUNDS):
            answers = await asyncio.gather(
                *(outcome(client.status(each)) for each in (*SERIALS, *SERIALS))
            )
            assert is_good(answers) == [True, False, True] * 2
        assert platform.count(LOG_IN) <= 2
        await client.close()
        assert platform.open == set()


@pytest.mark.parametrize("refusal", REFUSALS[-3:], ids=told)
async def test_refused_write_is_sent_once_from_then_on(
    make: Make, refusal: Say
) -> None:
    """A function that I may not use is refused without a new session each time."""
    async with Platform({REFUSED_WRITE: refusal}) as platform:
        client = make(platform)
        await client.status(REFUSED)
        for _ in range(ROUNDS):
            with pytest.raises(StellaControlError):
                await client.set_parameters(
                    REFUSED, bands={"08": False}, may_learn=False
                )
        assert platform.count(LOG_IN) == 2
        assert platform.count(REFUSED_WRITE) == ROUNDS + 1
        await client.close()
        assert platform.open == set()


@pytest.mark.parametrize("refusal", REFUSALS, ids=told)
async def test_device_that_works_again_is_asked_in_a_new_session_again(
    make: Make, refusal: Say
) -> None:
    """Once the platform lets me in again, the end of a session is one as before."""
    async with Platform({REFUSED_STATUS: refusal}) as platform:
        client = make(platform)
        await go_round(client)
        platform.answers[REFUSED_STATUS] = platform.good[REFUSED_STATUS]
        await client.status(REFUSED)
        before = platform.count(LOG_IN)
        platform.open.clear()
        await client.status(REFUSED)
        assert platform.count(LOG_IN) == before + 1


@pytest.mark.parametrize("status", [401, 402, 403, 422])
async def test_session_is_closed_though_the_repeat_fails_otherwise(
    make: Make, status: int
) -> None:
    """When nobody can tell whether my session has ended, it is closed."""
    refusal, trouble = Say(status=status, body={"error": "x"}), Say(status=500)
    async with Platform() as platform:
        client = make(platform)
        await go_round(client)
        for _ in range(3):
            platform.answers[REFUSED_STATUS] = first_of(refusal, trouble)
            await go_round(client)
        await client.close()
        assert platform.open == set()


@pytest.mark.parametrize("status", [400, 403])
async def test_refused_log_out_of_a_refused_session_is_no_matter(
    make: Make, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    """A session that may be no good is closed once: nobody is told if that fails."""
    refusal = Say(status=401, body={"error": "x"})
    ended = Say(status=status, body={"error": "x"})
    async with Platform({REFUSED_STATUS: refusal}) as platform:
        client = make(platform)
        platform.answers[LOG_OUT] = first_of(ended, platform.good[LOG_OUT])
        await outcome(client.status(REFUSED))
        await until(lambda: platform.count(LOG_OUT) == 1)
        await client.status("SR1")
        await client.close()
        assert [line for line in platform.lines if "log" in line] == [
            LOG_IN,
            LOG_OUT,
        ] * 2
        assert [each for each in caplog.records if each.levelname == "WARNING"] == []


async def test_end_of_a_session_is_seen_beside_a_refused_device(make: Make) -> None:
    """The others log in again, and the session that has ended is not logged out."""
    async with Platform({REFUSED_STATUS: REFUSALS[4]}) as platform:
        client = make(platform)
        await go_round(client)
        await until(lambda: platform.count(LOG_OUT) == 1)
        platform.open.clear()
        platform.asked.clear()
        assert is_good(await go_round(client)) == [True, False, True]
        assert platform.count(LOG_IN) == 1
        assert platform.count(LOG_OUT) == 0


async def test_tokens_that_are_refused_for_a_while_are_not_kept(make: Make) -> None:
    """After all was refused in every session, a new one is opened soon."""
    statuses = [f"GET /devices/{serial}/status" for serial in SERIALS]
    async with Platform() as platform:
        client = make(platform)
        await go_round(client)
        platform.answers |= dict.fromkeys(statuses, REFUSALS[4])
        for _ in range(ROUNDS):
            assert is_good(await go_round(client)) == [False] * 3
        assert platform.count(LOG_IN) <= 1 + ROUNDS * len(SERIALS)
        platform.open.clear()
        platform.answers |= {each: platform.good[each] for each in statuses}
        await go_round(client)
        assert is_good(await go_round(client)) == [True] * 3
        await client.close()
        assert platform.open == set()


async def test_refusals_keep_their_meaning(make: Make) -> None:
    """What is told of a refused device is what the platform says of it."""
    meanings: list[tuple[Say, Callable[[object], bool]]] = [
        (REFUSALS[0], lambda err: isinstance(err, NotPermitted)),
        (REFUSALS[4], lambda err: isinstance(err, PlatformError)),
    ]
    for refusal, is_right in meanings:
        async with Platform({REFUSED_STATUS: refusal}) as platform:
            client = make(platform)
            for _ in range(3):
                assert is_right((await go_round(client))[1])
