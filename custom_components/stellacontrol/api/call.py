"""One call of a gateway, as a template."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from functools import partial
from typing import Any, Final, Self

from .errors import InvalidProfile
from .templates import PLAIN, PRIVATE, placeholders

METHODS: Final = ("GET", "POST", "PUT", "PATCH", "DELETE")


class Grade(StrEnum):
    """Who says that a part of the contract is so."""

    OVERVIEW = "overview"
    """The vendor's overview document says it."""

    ASSUMED = "assumed"
    """The vendor's documents do not say; this is our choice."""

    LEARNT = "learnt"
    """This platform showed it, or its reseller gave it."""


class Endpoint(StrEnum):
    """What a path begins with."""

    SECURITY = "security"
    """The security endpoint, whose path is a setting."""

    DEVICES = "devices"
    """The devices endpoint, whose path is a setting."""

    GATEWAY = "gateway"
    """The path begins at the gateway's root."""


class CallName(StrEnum):
    """The calls, by the names that messages use."""

    LOG_IN = "log in"
    LOG_OUT = "log out"
    LIST_DEVICES = "list devices"
    READ_STATUS = "read status"
    SET_PARAMETERS = "set parameters"
    SET_FREQUENCY = "set message frequency"
    SEND_COMMAND = "send command"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """How one call is made. Texts are templates; see `templates`."""

    name: CallName
    method: str
    endpoint: Endpoint = Endpoint.DEVICES
    path: str = ""
    """What follows the endpoint, with a query if need be: "/{serial}/status"."""

    body: Any = None
    """JSON, or the fields of a form; `None` for no body."""

    is_form: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)
    """Headers in addition to those of the profile."""

    grade: Grade = field(default=Grade.LEARNT, compare=False)

    def __post_init__(self) -> None:
        """Refuse what must never be sent.

        Raises:
            InvalidProfile: An unknown verb, a path that leaves the gateway, a secret
                in a URL, or a placeholder that does not exist.
        """
        if self.method not in METHODS:
            raise InvalidProfile(f"{self.name}: {self.method!r} is no method")
        path = self.path.partition("?")[0]
        if (path and not path.startswith("/")) or path.startswith("//"):
            raise InvalidProfile(f"{self.name}: a path begins with one slash")
        if ".." in path.split("/") or not self.path.isprintable() or "#" in self.path:
            raise InvalidProfile(f"{self.name}: {self.path!r} is no plain path")
        if placeholders(self.path) & PRIVATE:
            raise InvalidProfile(f"{self.name}: a credential must not be in a URL")
        refuse_unknown(self.name, [self.path, self.body, self.headers])

    @property
    def placeholders(self) -> set[str]:
        """Names of the values that the path and the body ask for."""
        return placeholders([self.path, self.body])

    def as_dict(self, base: Self) -> dict[str, Any]:
        """Return what differs from another call, as JSON data."""
        return {
            name: as_json(getattr(self, name))
            for name in _STORED
            if getattr(self, name) != getattr(base, name)
        }

    def changed(self, where: str, data: Any) -> Self:
        """Return this call with what `as_dict` told; unknown keys are ignored.

        Args:
            where: What errors call the place in the profile.
            data: An object that holds what differs.

        Raises:
            InvalidProfile: Something in it is not what it must be; the text says what.
        """
        given = {
            key: value
            for key, value in read_object(where, data).items()
            if key in _STORED
        }
        for key, read in _READERS.items():
            if key in given:
                given[key] = read(f"{where}.{key}", given[key])
        return replace(self, **given, grade=Grade.LEARNT if given else self.grade)


_STORED: Final = tuple(
    each.name for each in fields(Call) if each.name not in ("name", "grade")
)


def as_json(value: Any) -> Any:
    """Return a copy of lists, mappings and plain values, as JSON knows them."""
    if isinstance(value, Mapping):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(inner) for inner in value]
    return value.value if isinstance(value, StrEnum) else value


def refuse_unknown(where: str, template: Any) -> None:
    """Raise if a template has an unknown placeholder."""
    if unknown := placeholders(template) - PLAIN - PRIVATE:
        raise InvalidProfile(f"{where}: nothing is known for {sorted(unknown)}")


def read_object(where: str, value: Any) -> dict[str, Any]:
    """Read a JSON object."""
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        raise InvalidProfile(f"{where}: an object is needed")
    return dict(value)


def read_texts(where: str, value: Any) -> dict[str, str]:
    """Read an object of texts."""
    texts = read_object(where, value)
    if not all(isinstance(text, str) for text in texts.values()):
        raise InvalidProfile(f"{where}: every value must be a text")
    return texts


def read_text(where: str, value: Any) -> str:
    """Read a text."""
    if not isinstance(value, str):
        raise InvalidProfile(f"{where}: a text is needed")
    return value


def read_choice[T: StrEnum](kind: type[T], where: str, value: Any) -> T:
    """Read one of several words."""
    try:
        return kind(value)
    except ValueError:
        words = ", ".join(kind)
        raise InvalidProfile(f"{where}: one of {words} is needed") from None


_READERS: Final[dict[str, Callable[[str, Any], Any]]] = {
    "method": lambda where, value: read_text(where, value).upper(),
    "endpoint": partial(read_choice, Endpoint),
    "path": read_text,
    "is_form": lambda _, value: value is True,
    "headers": read_texts,
}
