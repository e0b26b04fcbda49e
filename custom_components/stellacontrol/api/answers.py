"""The body of an answer: its size, its JSON."""

import json
import math
import re
from typing import Any

from aiohttp import ClientError, ClientResponse
import orjson

from .call import Call
from .errors import PlatformError
from .limits import DEEPEST, LARGEST_BODY

_DEEPEST_EVER = 1024
"""Levels that the strict decoder takes; the lenient one would spend its time on more."""

_BRACKET = re.compile(rb'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)
"""A bracket; those inside of a text are matched with it."""


async def read_body(call: Call, response: ClientResponse) -> bytes:
    """Read a body of bounded size."""
    chunks: list[bytes] = []
    size = 0
    try:
        async for chunk in response.content.iter_any():
            size += len(chunk)
            if size > LARGEST_BODY:
                raise PlatformError(call.name, "the answer is too large")
            chunks.append(chunk)
    except ClientError as err:
        raise PlatformError(
            call.name, f"the answer breaks off ({type(err).__name__})"
        ) from None
    return b"".join(chunks)


def decoded(call: Call, body: bytes) -> Any:
    """Decode JSON; an invalid value becomes null, the rest of the answer is kept.

    So is one that lies too deep.
    """
    try:
        answer = orjson.loads(body)
    except orjson.JSONDecodeError:
        try:
            answer = _decoded_leniently(body)
        except ValueError, RecursionError:
            raise PlatformError(call.name, "the answer is not JSON") from None
    # Most answers have too few brackets to be too deep.
    if body.count(b"[") + body.count(b"{") > DEEPEST:
        answer = _cut(answer, DEEPEST)
    return answer


def _cut(value: Any, levels: int) -> Any:
    """Return a value with no more than so many levels; what lies deeper becomes null."""
    if type(value) is dict:
        return (
            {key: _cut(inner, levels - 1) for key, inner in value.items()}
            if levels
            else None
        )
    if type(value) is list:
        return [_cut(inner, levels - 1) for inner in value] if levels else None
    return value


def _decoded_leniently(body: bytes) -> Any:
    """Decode what is nearly JSON, and return only what is JSON.

    NaN and infinities become null, and half of a character that was cut in two a
    question mark: nobody behind us could write them down again. Bytes that are no
    character become a sign for that; a tab or a line's end may stand in a text.
    """
    if _is_deeper(body, _DEEPEST_EVER):
        raise RecursionError
    lenient = json.loads(
        body.decode(json.detect_encoding(body), errors="replace"),
        strict=False,
        parse_constant=lambda _: None,
        parse_float=_finite,
        parse_int=_whole,
    )
    text = json.dumps(lenient, ensure_ascii=False)
    return orjson.loads(text.encode(errors="replace"))


def _is_deeper(body: bytes, levels: int) -> bool:
    """Whether lists and objects are nested deeper than a limit."""
    if body.count(b"[") + body.count(b"{") <= levels:
        return False
    level = 0
    for sign in _BRACKET.finditer(body):
        if sign[0] in (b"[", b"{"):
            level += 1
        elif sign[0] in (b"]", b"}"):
            level -= 1
        if level > levels:
            return True
    return False


def _finite(text: str) -> float | None:
    """Read a number; `None` if it is too large."""
    number = float(text)
    return number if math.isfinite(number) else None


def _whole(text: str) -> float | None:
    """Read a whole number, as a float if it has too many digits for the strict decoder."""
    return int(text) if len(text) < 19 else _finite(text)
