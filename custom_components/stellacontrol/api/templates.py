"""Templates: JSON-able trees with placeholders, filled in for one request.

Placeholders stand in braces: "{serial}". A text that is nothing but a placeholder takes
the value as it is (a number stays a number); within a longer text it becomes text. Two
have a form of their own: "{on?1:0}" chooses by a boolean, and "{basic:username:password}"
is what HTTP Basic makes of two values.

A member whose placeholder has no value is left out, so one template serves a request with
bands, with a message frequency, or with both. What names "{band}" is repeated for each
band: an element of a list, or a member of an object whose key names it.
"""

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Set as AbstractSet
import json
import re
from typing import Any, Final

PLAIN: Final = frozenset(
    {
        "serial",
        "id",
        "command",
        "bands",
        "bands_on",
        "bands_off",
        "band",
        "on",
        "frequency",
        "frequency_seconds",
        "frequency_milliseconds",
    }
)
"""Placeholders that may stand anywhere, a URL included."""

PRIVATE: Final = frozenset({"client_id", "client_key", "username", "password", "token"})
"""Placeholders that never stand in a URL."""

_PLACEHOLDER = re.compile(
    r"\{(?P<name>[a-z_]+)"
    r"(?:\?(?P<yes>[^{}:]*):(?P<no>[^{}:]*)|:(?P<user>[a-z_]+):(?P<secret>[a-z_]+))?\}"
)
_PATH = re.compile(r"(?:[^?{]|\{[^{}]*\}|\{)*")


class _Missing:
    """The type of what is left out."""


_MISSING: Final = _Missing()

type Values = Mapping[str, Any]
"""By name of the placeholder; what is absent or `None` has no value."""


def fill(template: Any, values: Values) -> Any:
    """Return the template with its placeholders replaced; `None` if nothing is left."""
    filled = _filled(template, values)
    return None if filled is _MISSING else filled


def fill_texts(templates: Mapping[str, str], values: Values) -> dict[str, str]:
    """Return headers or cookies, without those that have no value."""
    filled = {name: fill_text(text, values) for name, text in templates.items()}
    return {name: text for name, text in filled.items() if text is not None}


def fill_text(
    template: str, values: Values, *, quote: Callable[[str], str] = str
) -> str | None:
    """Return a text with its placeholders replaced; `None` if one has no value.

    Args:
        template: The text.
        values: What stands for the placeholders.
        quote: Called with each value before it is put in.
    """
    parts: list[str] = []
    end = 0
    for found in _PLACEHOLDER.finditer(template):
        value = _value_of(found, values)
        if value is _MISSING:
            return None
        parts += [template[end : found.start()], quote(_as_text(value))]
        end = found.end()
    return "".join([*parts, template[end:]])


def path_and_query(template: str) -> tuple[str, str]:
    """Return the two parts of a path's template; "{on?1:0}" holds no query."""
    found = _PATH.match(template)
    path = "" if found is None else found[0]
    return path, template[len(path) + 1 :]


def placeholders(template: Any) -> set[str]:
    """Return the names of the values that a template asks for."""
    return {
        name
        for text in _texts(template)
        for found in _PLACEHOLDER.finditer(text)
        for name in (
            (found["user"], found["secret"]) if found["user"] else (found["name"],)
        )
    }


def needs_one_band(template: Any) -> bool:
    """Whether a template can hold one band only, so that each needs its own request."""
    if isinstance(template, str):
        return bool({"band", "on"} & placeholders(template))
    if isinstance(template, Mapping):
        return any(
            not needs_one_band(key) and needs_one_band(value)
            for key, value in template.items()
        )
    return False


def exchanged(
    template: Any, names: AbstractSet[str], members: Mapping[str, Any]
) -> Any:
    """Return an object with other members in place of those that ask for some values.

    Args:
        template: An object; anything else gives way to the members.
        names: Of placeholders.
        members: What takes their place, where they stood.
    """
    if not isinstance(template, Mapping):
        return dict(members)
    asking = {
        key: value
        for key, value in template.items()
        if placeholders({key: value}) & names
    }
    for key, value in asking.items():
        if isinstance(value, Mapping) and not any(map(placeholders, value)):
            # An object around them.
            return {**template, key: exchanged(value, names, members)}
    rest = {key: value for key, value in template.items() if key not in asking}
    return {**rest, **members}


def _texts(template: Any) -> Iterator[str]:
    """Go through every text of a template, keys included."""
    if isinstance(template, str):
        yield template
    elif isinstance(template, Mapping):
        for key, value in template.items():
            yield key
            yield from _texts(value)
    elif isinstance(template, list | tuple):
        for value in template:
            yield from _texts(value)


def _filled(template: Any, values: Values) -> Any:
    """Return the filled template, or `_MISSING`."""
    if isinstance(template, str):
        if found := _PLACEHOLDER.fullmatch(template):
            return _value_of(found, values)
        text = fill_text(template, values)
        return _MISSING if text is None else text
    if isinstance(template, Mapping):
        return _filled_object(template, values)
    if isinstance(template, list | tuple):
        return _filled_list(template, values)
    return template


def _filled_object(template: Mapping[str, Any], values: Values) -> Any:
    """Fill each member; an object that lost every member is left out, too."""
    filled = {}
    for key_template, value_template in template.items():
        for each in _repeats(key_template, values):
            key = fill_text(key_template, each)
            value = _filled(value_template, each)
            if key is not None and value is not _MISSING:
                filled[key] = value
    return filled if filled or not template else _MISSING


def _filled_list(template: list[Any] | tuple[Any, ...], values: Values) -> Any:
    """Fill each element; a list that lost every element is left out, too."""
    filled = [
        value
        for element in template
        for each in _repeats(element, values)
        if (value := _filled(element, each)) is not _MISSING
    ]
    return filled if filled or not template else _MISSING


def _repeats(template: Any, values: Values) -> list[Values]:
    """Return the values for each time that a member is to be filled in."""
    if "band" in values or "band" not in placeholders(template):
        return [values]
    bands = values.get("bands") or {}
    return [{**values, "band": band, "on": on} for band, on in bands.items()]


def _value_of(found: re.Match[str], values: Values) -> Any:
    """Return the value of one placeholder, or `_MISSING`."""
    if found["user"]:
        pair = [values.get(found["user"]), values.get(found["secret"])]
        if None in pair:
            return _MISSING
        return b64encode(":".join(map(str, pair)).encode()).decode()
    value = values.get(found["name"])
    if value is None:
        return _MISSING
    return value if found["yes"] is None else _chosen(found, chosen=bool(value))


def _chosen(found: re.Match[str], *, chosen: bool) -> Any:
    """Return one of two alternatives: a JSON value where it is one, else a text."""
    text = found["yes"] if chosen else found["no"]
    try:
        return json.loads(text)
    except ValueError:
        return text


def _as_text(value: Any) -> str:
    """Return a value as it stands within a text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return json.dumps(value, separators=(",", ":"))
    return str(value)
