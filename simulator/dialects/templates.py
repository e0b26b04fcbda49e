"""Templates: JSON with placeholders, filled to write it and matched to read it."""

from collections.abc import Mapping
import re
from typing import Any
from urllib.parse import parse_qsl, quote

PLACEHOLDER = re.compile(r"\{(\w+)\}")


def placeholders(template: object) -> set[str]:
    """Return the names of what a template wants."""
    if isinstance(template, str):
        return set(PLACEHOLDER.findall(template))
    if isinstance(template, Mapping):
        parts: set[str] = set()
        return parts.union(*map(placeholders, template.values()))
    if isinstance(template, list | tuple):
        return set().union(*map(placeholders, template))
    return set()


def fill(template: object, values: Mapping[str, Any]) -> Any:
    """Write a template with values; a text that is one placeholder keeps their type."""
    if isinstance(template, str):
        whole = PLACEHOLDER.fullmatch(template)
        if whole and whole[1] in values:
            return values[whole[1]]
        return PLACEHOLDER.sub(
            lambda found: str(values.get(found[1], found[0])), template
        )
    if isinstance(template, Mapping):
        return {key: fill(part, values) for key, part in template.items()}
    if isinstance(template, list | tuple):
        return [fill(part, values) for part in template]
    return template


def fill_known(template: object, values: Mapping[str, Any]) -> Any:
    """Write a template, and leave out the keys whose placeholders have no value."""
    if isinstance(template, Mapping):
        return {
            key: fill_known(part, values)
            for key, part in template.items()
            if not placeholders(part) or placeholders(part) & values.keys()
        }
    return fill(template, values)


def match_text(template: str, text: str) -> dict[str, Any] | None:
    """Return what a text holds where a template has placeholders."""
    pattern, last = "", 0
    for found in PLACEHOLDER.finditer(template):
        pattern += re.escape(template[last : found.start()]) + f"(?P<{found[1]}>.+)"
        last = found.end()
    matched = re.fullmatch(pattern + re.escape(template[last:]), text, re.DOTALL)
    return None if matched is None else dict(matched.groupdict())


def match(
    template: object, body: object, *, partly: bool = False, loosely: bool = False
) -> dict[str, Any] | None:
    """Return what a JSON value holds where a template has placeholders.

    Args:
        template: JSON with placeholders.
        body: JSON.
        partly: Whether keys may be missing that hold a placeholder.
        loosely: Whether there may be further keys.

    Returns:
        Values by placeholder; `None` if the body has another shape.
    """
    if isinstance(template, str):
        whole = PLACEHOLDER.fullmatch(template)
        if whole:
            return {whole[1]: body}
        return match_text(template, body) if isinstance(body, str) else None
    if isinstance(template, Mapping):
        return _match_object(template, body, partly=partly, loosely=loosely)
    if isinstance(template, list | tuple):
        if not isinstance(body, list) or len(body) != len(template):
            return None
        pairs = zip(template, body, strict=True)
        return _joined(
            match(part, value, partly=partly, loosely=loosely) for part, value in pairs
        )
    return {} if template == body else None


def _match_object(
    template: Mapping[str, object], body: object, *, partly: bool, loosely: bool
) -> dict[str, Any] | None:
    if not isinstance(body, Mapping):
        return None
    if set(body) - set(template) and not loosely:
        return None
    missing = [key for key in template if key not in body]
    if any(not (partly and placeholders(template[key])) for key in missing):
        return None
    return _joined(
        match(template[key], body[key], partly=partly, loosely=loosely)
        for key in template
        if key in body
    )


def _joined(parts: Any) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for part in parts:
        if part is None:
            return None
        found |= part
    return found


class PathTemplate:
    """A path with placeholders, and a query if it has one."""

    def __init__(self, text: str) -> None:
        """Read such a text as `{devices}/{id}/status?full=1`, its endpoints filled in."""
        self.text = text
        path, _, query = text.partition("?")
        self._query = dict(parse_qsl(query, keep_blank_values=True))
        pattern, last = "", 0
        for found in PLACEHOLDER.finditer(path):
            literal = re.escape(path[last : found.start()])
            pattern += literal + f"(?P<{found[1]}>[^/]+)"
            last = found.end()
        self._pattern = re.compile(pattern + re.escape(path[last:]))
        # A path that says more goes before one that holds anything there.
        self.rank = (len(PLACEHOLDER.findall(path)), -len(self._query))

    def match(self, path: str, query: Mapping[str, str]) -> dict[str, Any] | None:
        """Return what a path holds where this one has placeholders."""
        matched = self._pattern.fullmatch(path)
        if matched is None:
            return None
        found: dict[str, Any] = dict(matched.groupdict())
        for key, wanted in self._query.items():
            part = match_text(wanted, query[key]) if key in query else None
            if part is None:
                return None
            found |= part
        return found

    def fill(self, values: Mapping[str, Any]) -> str:
        """Return the path of a request."""
        quoted = {key: quote(str(value), safe="") for key, value in values.items()}
        filled: str = fill(self.text, quoted)
        return filled
