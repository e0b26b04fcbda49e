"""Finding the log-in: first where it is, without credentials, then how it is written."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
import re
import secrets
from typing import Any

from ..call import Call, CallName, Endpoint
from ..gateway import Gateway
from ..profile import LOG_IN, Profile
from ..tokens import find_token
from .answer import Answer, are_alike
from .attempts import Attempts
from .bodies import ACTION_KEYS, ACTION_WORDS, CLIENT_HEADERS, HEADERS_OF_USER
from .door import Door, Stop, Stopped
from .judge import Verdict, judge_log_in
from .places import log_in_places

KEPT_FOR_READING = 16
"""Requests that the search for the log-in leaves for list and status."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedIn:
    """A log-in that worked."""

    call: Call
    token: str
    answer: Answer

    def speaks_actions(self, gateway: Gateway) -> bool:
        """Whether a word in the body chooses the call.

        So it is where the endpoint itself took the log-in, and not without that word.
        """
        body = self.call.body
        return (
            isinstance(body, dict)
            and bool(set(ACTION_KEYS) & body.keys())
            and gateway.path_of(self.call).endswith(gateway.security_path)
        )


class LogInFinder:
    """Looks for the log-in of one gateway."""

    def __init__(self, door: Door) -> None:
        """Start without knowing what the gateway says of paths that do not exist."""
        self._door = door
        self._absent: dict[str, tuple[Answer, str]] = {}
        self._at = LOG_IN
        self._insists = False
        self.refusal: Answer | None = None
        """The last answer to credentials that did not work."""

    async def known(self, profile: Profile) -> LoggedIn | None:
        """Log in the way that a profile says."""
        return await self._try(profile.log_in, profile=profile)

    async def search(
        self, tried: Answer | None, *, at: Call, insist: bool
    ) -> LoggedIn | None:
        """Find place and form of the log-in.

        Args:
            tried: What the log-in was answered that was tried in vain, if one was.
            at: That log-in.
            insist: Go on where that answer sounds like wrong credentials, since the
                user says that they are right.

        Raises:
            Stopped: The credentials are refused, or a limit is reached.
        """
        self._at, self._insists = at, insist
        places: list[tuple[Call, Answer]] = []
        async for place, empty in self._existing():
            verdict = self._judge_tried(tried, place, empty)
            if tried is not None and verdict is Verdict.REFUSED and not insist:
                return await self._with_key(place, empty, tried)
            if empty.status == 405:
                # Something is there that wants another verb: rather later.
                places.append((place, empty))
                continue
            if found := await self._write(place, empty, tried):
                return found
            if self._door.log_ins_left == 0:
                return None
        for place, empty in places:
            if "GET" in empty.headers.get("allow", "GET"):
                found = await self._try(
                    replace(place, method="GET", body=None, headers=HEADERS_OF_USER)
                )
                if found:
                    return found
        return None

    def _judge_tried(
        self, tried: Answer | None, place: Call, empty: Answer
    ) -> Verdict | None:
        """Say what the contract's log-in was answered at this place, if it was there."""
        if tried is None or not _is_place_of(place, self._at):
            return None
        path = self._door.gateway.path_of(place)
        absent = self._absent.get(_folder(path))
        return judge_log_in(
            tried, path=path, absent=absent[0] if absent else None, empty=empty
        )

    async def _with_key(
        self, place: Call, empty: Answer, tried: Answer
    ) -> LoggedIn | None:
        """Log in with the client's key in a header, if that was all that was missing.

        Some gateways refuse everything in the same words until a header holds the key.
        Whether this is one is asked without a password.

        Raises:
            Stopped: The credentials are refused, or a limit is reached.
        """
        path = self._door.gateway.path_of(place)
        keyed, answer = replace(place, headers=CLIENT_HEADERS), empty
        if are_alike(tried, empty, path):
            answer = await self._door.ask(keyed)
        if are_alike(answer, empty, path):
            self.refusal = tried
            raise Stopped(Stop.REFUSED)
        found = await self._try(self._contract_at(keyed), empty=answer)
        return found or await self._write(keyed, answer, tried)

    async def _existing(self) -> AsyncIterator[tuple[Call, Answer]]:
        """Go through the places that exist, with what each answers to an empty object."""
        gateway = self._door.gateway
        _, named = await self._ask_absent(gateway.security_path)
        queue: list[Call] = list(log_in_places(gateway, first=named))
        seen: set[str] = set()
        while queue and self._door.requests_left > KEPT_FOR_READING:
            place = queue.pop(0)
            path = gateway.path_of(place)
            if path in seen:
                continue
            seen.add(path)
            empty = await self._door.ask(place)
            if target := self._door.redirect_of(empty):
                queue.insert(0, replace(place, endpoint=Endpoint.GATEWAY, path=target))
            elif not await self._is_absent(path, empty):
                yield place, empty

    async def _is_absent(self, path: str, answer: Answer) -> bool:
        """Whether an answer is the one for paths that do not exist."""
        if answer.status == 0:
            return True
        for absent, at in self._absent.values():
            if are_alike(answer, absent, path, at):
                return True
        if answer.status != 404 or _folder(path) in self._absent:
            return answer.status == 404 and not answer.text.strip()
        # Another 404 than elsewhere: perhaps another server stands behind this folder.
        absent, _ = await self._ask_absent(_folder(path))
        return are_alike(answer, absent, path, self._absent[_folder(path)][1])

    async def _ask_absent(self, folder: str) -> tuple[Answer, str | None]:
        """Ask for a path that nobody has, and see where a redirect of it leads."""
        name = f"/{secrets.token_hex(6)}"
        call = Call(
            name=CallName.LOG_IN,
            method="POST",
            endpoint=Endpoint.GATEWAY,
            path=folder + name,
            body={},
        )
        answer = await self._door.ask(call)
        self._absent[folder] = answer, folder + name
        self._door.usual.append(answer)
        target = self._door.redirect_of(answer) or ""
        is_prefix = target.endswith(folder + name) and target != folder + name
        return answer, target.removesuffix(folder + name) if is_prefix else None

    async def _write(
        self, place: Call, empty: Answer, tried: Answer | None
    ) -> LoggedIn | None:
        """Try how the log-in may be written at a place that exists."""
        last = empty
        done: list[Call] = []
        is_known = tried is not None and _is_place_of(place, self._at)
        path = self._door.gateway.path_of(place)
        for attempt in Attempts(place, empty, path).in_order(
            contract=None if is_known else self._contract_at(place),
            insists=self._insists,
        ):
            call = attempt(last)
            if call is None or call in done:
                continue
            done.append(call)
            if found := await self._try(call, empty=empty):
                return found
            last = self.refusal or empty
            if self._door.log_ins_left == 0:
                return None
        return None

    def _contract_at(self, place: Call) -> Call:
        """Return the contract's log-in at another place."""
        word = ACTION_WORDS if self._is_endpoint(place) else {}
        return replace(place, body={**word, **LOG_IN.body})

    async def simplest(self, session: LoggedIn) -> LoggedIn | None:
        """Log in once more as the contract has it, where everything at once worked.

        What a profile keeps shall be short where it can be.
        """
        body = session.call.body
        is_long = isinstance(body, dict) and len(body) > 2 * len(LOG_IN.body)
        if not is_long or session.call.is_form or self._door.log_ins_left < 2:
            return None
        if _is_place_of(session.call, self._at):
            return None  # there it has failed
        try:
            return await self._try(self._contract_at(replace(session.call, headers={})))
        except Stopped:
            return None

    def _is_endpoint(self, place: Call) -> bool:
        """Whether a place is the security endpoint itself."""
        gateway = self._door.gateway
        return gateway.path_of(place).endswith(gateway.security_path)

    async def _try(
        self,
        call: Call,
        *,
        profile: Profile | None = None,
        empty: Answer | None = None,
    ) -> LoggedIn | None:
        """Send credentials once; the token, or nothing if the form may be wrong.

        Raises:
            Stopped: The credentials are refused.
        """
        answer = await self._door.ask(call)
        session = session_in(self._door, call, answer, profile)
        if session is not None:
            return session
        self.refusal = answer
        path = self._door.gateway.path_of(call)
        absent = self._absent.get(_folder(path))
        verdict = judge_log_in(
            answer, path=path, absent=absent[0] if absent else None, empty=empty
        )
        if verdict is Verdict.REFUSED and (
            not self._insists or self._door.log_ins_left == 0
        ):
            raise Stopped(Stop.REFUSED)
        return None


def session_in(
    door: Door, call: Call, answer: Answer, profile: Profile | None = None
) -> LoggedIn | None:
    """Return the session that an answer to a log-in opens; `None` if it opens none."""
    own = door.credentials
    known = {own.client_id, own.client_key, own.username, own.password}
    found = None
    if answer.is_success:
        found = find_token(
            answer.text if answer.body is None else answer.body,
            headers=answer.headers,
            cookies=answer.cookies,
            place=None if profile is None else profile.token,
            known=frozenset(known),
        )
    if found is None:
        return None
    door.masking.add(found.value)
    return LoggedIn(call=call, token=found.value, answer=answer)


def _where(place: Call) -> dict[str, Any]:
    """Return where a place is."""
    return {"endpoint": place.endpoint, "path": place.path}


def _is_place_of(place: Call, other: Call) -> bool:
    """Whether two calls go to the same place."""
    return _where(place) == _where(other)


def _folder(path: str) -> str:
    """Return a path without its last segment."""
    return re.sub(r"/[^/]*$", "", path)
