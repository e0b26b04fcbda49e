"""What a page asks for over the WebSocket, and what it is told."""

from typing import Any

from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket

_BESIDE = {"messages", "troubles"}
"""What a subscription tells beside the repeaters."""


async def ask(client: MockHAClientWebSocket, **message: object) -> dict[str, Any]:
    """Send a command and return its answer."""
    await client.send_json_auto_id(message)
    while True:
        answer: dict[str, Any] = await client.receive_json()
        if not _BESIDE & answer.get("event", {}).keys():
            return answer


async def listed(client: MockHAClientWebSocket) -> list[dict[str, Any]]:
    """Return the repeaters that a page is told of."""
    kind = "stellacontrol/subscribe_repeaters"
    assert (await ask(client, type=kind))["success"]
    event = await told_of_list(client)
    assert event["removed"] == []
    return list(event["changed"].values())


async def told_of_list(client: MockHAClientWebSocket) -> dict[str, Any]:
    """Return what a subscription to the list brings next, but for what is told beside."""
    while True:
        message = await client.receive_json()
        assert message["type"] == "event"
        event: dict[str, Any] = message["event"]
        if not _BESIDE & event.keys():
            return event


async def told(client: MockHAClientWebSocket) -> dict[str, Any] | None:
    """Return what a subscription brings next, but for what is told beside."""
    event = await told_of_list(client)
    repeater: dict[str, Any] | None = event["repeater"]
    return repeater


async def follow(
    client: MockHAClientWebSocket, device_id: str
) -> dict[str, Any] | None:
    """Subscribe to a repeater and return what is told of it first."""
    kind = "stellacontrol/subscribe_repeater"
    assert (await ask(client, type=kind, device_id=device_id))["success"]
    return await told(client)
