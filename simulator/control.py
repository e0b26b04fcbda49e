"""The control interface: scenes over HTTP, for this machine only."""

from collections.abc import Callable
from dataclasses import asdict
from inspect import signature
from ipaddress import ip_address
import json

from aiohttp import web

from .scenes import Scenes

PREFIX = "/_simulator"

LOOKS = ("counts", "requests")
"""Verbs that only tell something: GET."""

VERBS = (
    "add_band",
    "add_device",
    "advance",
    "air",
    "alarm",
    "allow",
    "bands",
    "clear_faults",
    "clear_fields",
    "connection",
    "credentials",
    "dialect",
    "drop_field",
    "expire_tokens",
    "fault",
    "forbid",
    "free_band",
    "frequency",
    "hold",
    "hostile",
    "judge_by_message",
    "offline",
    "online",
    "quota",
    "reboot",
    "remove_band",
    "remove_device",
    "reset_log",
    "send_now",
    "set_band",
    "set_field",
    "temperature",
)
"""Verbs that change something: POST, their arguments as a JSON object."""


def is_loopback(peer: str | None) -> bool:
    """Whether a peer's address is of this very machine."""
    if peer is None:
        return False
    try:
        address = ip_address(peer.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)


class Control:
    """Put the scenes under `/_simulator`."""

    def __init__(self, scenes: Scenes) -> None:
        """Control these scenes."""
        self._scenes = scenes

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Add the list of verbs and a route for each."""
        router.add_get(PREFIX, self._list)
        router.add_get(PREFIX + "/{verb}", self._look)
        router.add_post(PREFIX + "/{verb}", self._set)

    async def _list(self, request: web.Request) -> web.Response:
        _refuse_strangers(request)
        wanted = {verb: str(signature(self._verb(verb))) for verb in (*LOOKS, *VERBS)}
        return web.json_response(wanted)

    async def _look(self, request: web.Request) -> web.Response:
        _refuse_strangers(request)
        verb = request.match_info["verb"]
        if verb == "counts":
            return web.json_response(self._scenes.counts())
        if verb == "requests":
            return web.json_response([asdict(r) for r in self._scenes.requests()])
        raise web.HTTPNotFound(text=f"GET tells only {', '.join(LOOKS)}\n")

    async def _set(self, request: web.Request) -> web.Response:
        _refuse_strangers(request)
        verb = request.match_info["verb"]
        if verb not in VERBS:
            raise web.HTTPNotFound(text=f"no such scene: {verb}\n")
        try:
            arguments = json.loads(await request.read() or b"{}")
            if verb == "add_device":
                arguments = {"spec": arguments}
            self._verb(verb)(**arguments)
        except (TypeError, ValueError, AttributeError) as err:
            # What somebody typed into curl; the reason goes back to them.
            raise web.HTTPBadRequest(text=f"{verb}: {err}\n") from err
        return web.json_response({"done": verb})

    def _verb(self, verb: str) -> Callable[..., object]:
        found: Callable[..., object] = getattr(self._scenes, verb)
        return found


def _refuse_strangers(request: web.Request) -> None:
    if not is_loopback(request.remote):
        raise web.HTTPForbidden(text="scenes are set from this machine only\n")
