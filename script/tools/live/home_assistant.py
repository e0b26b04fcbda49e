"""A real Home Assistant process, controlled as by a browser."""

import asyncio
from collections.abc import AsyncGenerator, Iterable, Mapping
import contextlib
from http import HTTPStatus
import os
from pathlib import Path
import secrets
import sys
from typing import Any, Self

import aiohttp

from . import configuration
from .processes import LiveError, running, wait_for_answer, wait_until

DOMAIN = "stellacontrol"

# The first start makes the database and compiles everything, on a slow machine too.
START_WITHIN = 180.0


class HomeAssistant:
    """A connection to a running Home Assistant, as its owner."""

    def __init__(
        self,
        url: str,
        process: asyncio.subprocess.Process,
        session: aiohttp.ClientSession,
    ) -> None:
        """Store the address; `connect` opens the connection."""
        self.url = url
        self.process = process
        self._session = session
        self._socket: aiohttp.ClientWebSocketResponse
        self._last_id = 0

    @classmethod
    @contextlib.asynccontextmanager
    async def start(
        cls,
        folder: Path,
        *,
        port: int,
        quiet: bool = False,
        companion: Path | None = None,
    ) -> AsyncGenerator[Self]:
        """Run Home Assistant on a folder while the block lasts, ready and logged in."""
        configuration.prepare(folder, port=port, quiet=quiet, companion=companion)
        url = f"http://127.0.0.1:{port}"
        name, log = "Home Assistant", folder / "output.log"
        # The one beside the interpreter in use, not another one on the PATH.
        beside = Path(sys.executable).with_name("hass")
        command = (os.environ.get("HASS", str(beside)), "--config", str(folder))
        async with (
            running(command, name=name, log=log) as process,
            aiohttp.ClientSession(url) as session,
        ):
            # The manifest is the frontend's: with it, the pages can be opened.
            page = f"{url}/manifest.json"
            await wait_for_answer(
                page, process, name=name, log=log, within=START_WITHIN
            )
            home_assistant = cls(url, process, session)
            await home_assistant.connect_when_ready(within=START_WITHIN)
            try:
                yield home_assistant
            finally:
                await home_assistant.disconnect()

    async def connect_when_ready(self, *, within: float) -> None:
        """Connect as soon as it can be: while it starts, its pages come one by one.

        Args:
            within: Seconds.
        """

        async def is_in() -> bool:
            try:
                await self.connect()
            except aiohttp.ClientError, LiveError:
                return False
            return True

        await wait_until(is_in, "Home Assistant lets us in", within=within)

    async def connect(self) -> None:
        """Make the first user if there is none, log in and wait for the start's end."""
        await self._make_user()
        token = await self._log_in()
        self._session.headers["Authorization"] = f"Bearer {token}"
        # The states of some hundred devices are a message of several megabytes.
        self._socket = await self._session.ws_connect("/api/websocket", max_msg_size=0)
        await self._socket.receive_json()  # asks for the token
        await self._socket.send_json({"type": "auth", "access_token": token})
        answer = await self._socket.receive_json()
        if answer["type"] != "auth_ok":
            raise LiveError(f"Home Assistant refused our token: {answer}")
        await wait_until(
            self._is_running, "Home Assistant has started", within=START_WITHIN
        )

    async def disconnect(self) -> None:
        """End the WebSocket connection; requests still work."""
        await self._socket.close()

    async def _make_user(self) -> None:
        """Do what the first page of a new Home Assistant would ask for."""
        steps = await self.get("/api/onboarding", missing=[])
        if not any(step["step"] == "user" and not step["done"] for step in steps):
            return
        user = {
            "name": "Developer",
            "username": "developer",
            # Not used: trusted_networks lets this machine in.
            "password": secrets.token_urlsafe(),
            "client_id": self._client_id,
            "language": "en",
        }
        await self.post("/api/onboarding/users", user)

    async def _log_in(self) -> str:
        """Log in without a password, as the frontend does, and return a token."""
        start = {
            "client_id": self._client_id,
            "handler": ["trusted_networks", None],
            "redirect_uri": self._client_id,
        }
        flow = await self.post("/auth/login_flow", start)
        if flow["type"] != "create_entry":
            raise LiveError(f"Home Assistant asks for a log-in: {flow}")
        grant = {
            "grant_type": "authorization_code",
            "client_id": self._client_id,
            "code": flow["result"],
        }
        async with self._session.post("/auth/token", data=grant) as response:
            token: str = (await response.json())["access_token"]
            return token

    @property
    def _client_id(self) -> str:
        """Home Assistant knows its clients by their address; we use its own."""
        return f"{self.url}/"

    async def _is_running(self) -> bool:
        config = await self.command("get_config")
        return bool(config["state"] == "RUNNING")

    async def _send(self, kind: str, fields: Mapping[str, Any]) -> None:
        self._last_id += 1
        await self._socket.send_json({"id": self._last_id, "type": kind, **fields})

    async def command(self, kind: str, **fields: Any) -> Any:
        """Send a WebSocket command and return its result."""
        try:
            await self._send(kind, fields)
        except aiohttp.ClientConnectionResetError:
            # Home Assistant closes a connection that was silent for a minute.
            await self.connect()
            await self._send(kind, fields)
        try:
            answer = await self._socket.receive_json()
        except aiohttp.WSMessageTypeError as err:
            raise LiveError("Home Assistant ended the connection") from err
        if not answer["success"]:
            raise LiveError(f"{kind} failed: {answer['error']}")
        return answer["result"]

    async def get(self, path: str, *, missing: Any = None) -> Any:
        """Return the answer to a GET request; a page that is not there gives `missing`."""
        async with self._session.get(path) as response:
            if response.status == HTTPStatus.NOT_FOUND:
                return missing
            return await _content(response)

    async def post(self, path: str, data: Mapping[str, Any]) -> Any:
        """Return the answer to a POST request."""
        async with self._session.post(path, json=data) as response:
            return await _content(response)

    async def delete(self, path: str) -> None:
        """Send a DELETE request."""
        async with self._session.delete(path) as response:
            await _content(response)

    async def add_integration(self, account: Mapping[str, Any]) -> None:
        """Go through the integration's config flow and take all devices."""
        flows = "/api/config/config_entries/flow"
        flow = await self.post(flows, {"handler": DOMAIN})
        flow = await self.post(f"{flows}/{flow['flow_id']}", account)
        if flow["type"] == "form" and flow["step_id"] == "devices":
            # A few are ticked in a list; of many, all are chosen with a word.
            is_long = any(item["name"] == "selection" for item in flow["data_schema"])
            chosen = (
                {"selection": "all"}
                if is_long
                else {"devices": _choices(flow, "devices")}
            )
            flow = await self.post(f"{flows}/{flow['flow_id']}", chosen)
        if flow["type"] != "create_entry":
            problem = flow.get("errors") or flow.get("reason")
            raise LiveError(f"the config flow ended with {problem}")

    async def entries(self) -> list[dict[str, Any]]:
        """Return the integration's config entries."""
        entries: list[dict[str, Any]] = await self.command(
            "config_entries/get", domain=DOMAIN
        )
        return entries

    async def remove_integration(self) -> None:
        """Remove every config entry of the integration."""
        for entry in await self.entries():
            await self.delete(f"/api/config/config_entries/entry/{entry['entry_id']}")

    async def set_options(self, **changes: Any) -> None:
        """Go through the options of the integration's entry, and change some."""
        (entry,) = await self.entries()
        flows = "/api/config/config_entries/options/flow"
        flow = await self.post(flows, {"handler": entry["entry_id"]})
        flow = await self.post(
            f"{flows}/{flow['flow_id']}", _filled(flow["data_schema"], changes)
        )
        if flow["type"] != "create_entry":
            raise LiveError(f"the options ended with {flow.get('errors')}")

    async def act(self, action: str, unique_id: str, **fields: Any) -> None:
        """Perform an action on one of the integration's entities."""
        domain, name = action.split(".")
        entity_id = (await self.entities())[unique_id]["entity_id"]
        await self.post(
            f"/api/services/{domain}/{name}", {"entity_id": entity_id, **fields}
        )

    async def states(self) -> dict[str, dict[str, Any]]:
        """Return all states by entity id."""
        states = await self.command("get_states")
        return {state["entity_id"]: state for state in states}

    async def entities(self) -> dict[str, dict[str, Any]]:
        """Return the integration's entities from the registry, by unique id."""
        entities = await self.command("config/entity_registry/list")
        return {
            entity["unique_id"]: entity
            for entity in entities
            if entity["platform"] == DOMAIN
        }


async def _content(response: aiohttp.ClientResponse) -> Any:
    if not response.ok:
        text = await response.text()
        raise LiveError(
            f"{response.method} {response.url.path}: {response.status} {text}"
        )
    return await response.json()


def _filled(
    fields: Iterable[Mapping[str, Any]], changes: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the data of a form, with some fields changed, in any section."""
    filled: dict[str, Any] = {}
    for item in fields:
        name = item["name"]
        if item.get("type") == "expandable":
            filled[name] = _filled(item["schema"], changes)
            continue
        hint = item.get("description") or {}
        value = hint.get("suggested_value", item.get("default"))
        if (value := changes.get(name, value)) is not None:
            filled[name] = value
    return filled


def _choices(form: Mapping[str, Any], field: str) -> list[str]:
    """Return all values that a select field of a form offers."""
    schema = next(item for item in form["data_schema"] if item["name"] == field)
    options = schema["selector"]["select"]["options"]
    return [
        option if isinstance(option, str) else option["value"] for option in options
    ]
