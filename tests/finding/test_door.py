"""The finder's door refuses every request that must never be sent."""

from dataclasses import replace

import pytest
from yarl import URL

from custom_components.stellacontrol.api import Call, CallName, Endpoint, Gateway
from custom_components.stellacontrol.api.finding import (
    MOST_LOG_INS,
    MOST_REQUESTS,
    MOST_STATUSES,
    Answer,
    Request,
    Stop,
)
from custom_components.stellacontrol.api.finding.door import Door, Stopped
from custom_components.stellacontrol.api.profile import (
    LIST_DEVICES,
    LOG_IN,
    LOG_OUT,
    READ_STATUS,
    SEND_COMMAND,
    SET_PARAMETERS,
)
from custom_components.stellacontrol.api.report import described

from .gateway import CREDENTIALS


class Network:
    """Answers each request alike, and counts them."""

    def __init__(self, *answers: Answer) -> None:
        """Answer in turn, the last one for ever."""
        self.answers = list(answers) or [Answer(status=200)]
        self.requests: list[Request] = []
        self.seconds = 0.0

    async def send(self, request: Request) -> Answer:
        """Answer."""
        self.requests.append(request)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def door(self) -> Door:
        """Return a door to it."""
        return Door(
            self.send,
            Gateway(url=URL("https://gw.example")),
            CREDENTIALS,
            clock=lambda: self.seconds,
        )


async def test_what_a_query_asks_for_and_has_no_value_is_left_out() -> None:
    """The search asks what the account asks later."""
    network = Network()
    call = replace(READ_STATUS, path="/{serial}/status?band={band}&all=1")
    await network.door().ask(call, serial="SR/1")
    assert network.requests[0].url.endswith("/devices/SR%2F1/status?all=1")


async def test_path_with_a_gap_is_not_sent() -> None:
    """Its answer would say nothing of the gateway."""
    network = Network()
    with pytest.raises(Stopped) as stopped:
        await network.door().ask(replace(READ_STATUS, path="/{serial}/{band}"))
    assert stopped.value.why is Stop.LIMIT
    assert not network.requests


@pytest.mark.parametrize(
    "call",
    [
        SET_PARAMETERS,
        SEND_COMMAND,
        replace(SET_PARAMETERS, name=CallName.SET_FREQUENCY, method="POST"),
        replace(LIST_DEVICES, method="POST"),
        replace(READ_STATUS, method="PUT"),
        replace(LOG_OUT, method="DELETE"),
        replace(LOG_OUT, endpoint=Endpoint.GATEWAY, path="/devices/SR1/reboot"),
    ],
    ids=lambda call: f"{call.method} {call.name} {call.path}",
)
async def test_what_could_change_something_is_not_sent(call: Call) -> None:
    """No write, and nothing that could be one."""
    network = Network()
    with pytest.raises(Stopped):
        await network.door().ask(call, serial="SR1", command="reboot")
    assert network.requests == []


@pytest.mark.parametrize(
    ("call", "most"),
    [
        (LOG_IN, MOST_LOG_INS),
        (READ_STATUS, MOST_STATUSES),
        (LIST_DEVICES, MOST_REQUESTS - 2),
        (LOG_OUT, MOST_REQUESTS),
    ],
    ids=["log-in", "status", "list", "log-out"],
)
async def test_limits_are_kept(call: Call, most: int) -> None:
    """Requests beyond the limit are stopped; two are kept for the log-out."""
    network = Network()
    door = network.door()
    for _ in range(most):
        await door.ask(call, serial="SR1")
    with pytest.raises(Stopped) as stopped:
        await door.ask(call, serial="SR1")
    assert stopped.value.why is Stop.LIMIT
    assert len(network.requests) == most


async def test_time_is_limited() -> None:
    """A slow gateway is left alone after a minute and a half."""
    network = Network()
    door = network.door()
    network.seconds = 91
    with pytest.raises(Stopped):
        await door.ask(LIST_DEVICES)
    assert network.requests == []


async def test_trouble_ends_it_but_not_what_the_gateway_always_says() -> None:
    """A gateway that answers 500 to any unknown path is not in trouble."""
    network = Network(Answer(status=502))
    door = network.door()
    await door.ask(LIST_DEVICES)
    await door.ask(LIST_DEVICES)
    with pytest.raises(Stopped) as stopped:
        await door.ask(LIST_DEVICES)
    assert stopped.value.why is Stop.TROUBLE
    odd = Network(Answer(status=200), Answer(status=500, text="oops"))
    door = odd.door()
    for _ in range(10):
        await door.ask(LIST_DEVICES)


@pytest.mark.parametrize(
    ("status", "location", "path"),
    [
        (308, "https://gw.example/v2/x", "/v2/x"),
        (301, "/v2/x", "/v2/x"),
        (301, "https://other.example/x", None),
        (301, "/x?token=1", None),
        (301, "http://[", None),
        (200, "/v2/x", None),
    ],
)
def test_only_plain_redirects_of_the_same_gateway_count(
    status: int, location: str, path: str | None
) -> None:
    """Credentials and sessions stay with the host that the user typed."""
    answer = Answer(status=status, headers={"location": location})
    assert Network().door().redirect_of(answer) == path


async def test_what_a_platform_handed_out_is_not_shown() -> None:
    """Neither a cookie nor the token that a request carries, when a refusal repeats them."""
    refusal = "your cookie is kept one, your token sent two"
    cookies = {"SID": "kept one"}
    network = Network(Answer(status=404, text=refusal, cookies=cookies))
    door = network.door()
    await door.ask(LIST_DEVICES, token="sent two")
    (step,) = door.steps
    shown = described(step, door.masking)
    assert shown.endswith("404 your cookie is ***, your token ***")
