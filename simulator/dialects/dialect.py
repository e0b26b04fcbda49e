"""A dialect: all that the vendor's documents leave open about the wire, as data.

The defaults are the contract of docs/api.md. A template is JSON in which `{word}`
stands for something; paths are templates too, with `{security}` and `{devices}` for the
two endpoints.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
import json
from typing import Any

type Template = Any
"""JSON with placeholders."""

BODY_OF_LOG_IN = {
    "clientId": "{client_id}",
    "clientKey": "{client_key}",
    "name": "{username}",
    "password": "{password}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Write:
    """One request that changes something."""

    method: str = "PATCH"
    path: str = "{devices}/{id}/parameters"
    body: Template = None


PARAMETERS = (Write(body={"bands": "{bands}", "messageFrequency": "{frequency}"}),)
COMMANDS = (
    Write(method="POST", path="{devices}/{id}/commands", body={"command": "{command}"}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How a platform speaks."""

    name: str = "default"

    # Where
    prefix: str = ""
    """Before the paths of both endpoints."""
    trailing_slash: bool = False
    """Whether paths end with a slash."""
    redirect: int | None = None
    """Status that leads from paths without prefix and slash to those with them."""
    redirect_origin: str | None = None
    """Another origin to which every log-in is redirected."""

    # Log-in
    log_in_method: str = "POST"
    log_in_path: str = "{security}/login"
    log_in_body: Template = field(default_factory=lambda: dict(BODY_OF_LOG_IN))
    log_in_form: bool = False
    """Whether the body is a form."""
    log_in_strict: bool = False
    """Whether further keys in the body are refused."""
    log_in_headers: Mapping[str, str] = field(default_factory=dict)
    """`Basic {username}:{password}` stands for its encoded form."""
    log_in_status: int = 200
    log_in_answer: Template = field(default_factory=lambda: {"token": "{token}"})
    log_in_answer_headers: Mapping[str, str] = field(default_factory=dict)

    # Token
    session_shape: str = "opaque"
    """Or uuid, jwt, hex, base64, digits."""
    token_headers: Mapping[str, str] = field(
        default_factory=lambda: {"Authorization": "Bearer {token}"}
    )
    """How it travels; `Cookie` takes `name={token}`."""
    token_body: str | None = None
    """Key of a body that holds the token."""
    wanted_headers: Mapping[str, str] = field(default_factory=dict)
    """Headers that the platform wants with every call."""
    keyless: str = "the API key is missing"
    """What it says where one of them is missing."""

    # Log-out
    log_out_method: str = "POST"
    log_out_path: str | None = "{security}/logout"
    """None: there is none."""
    log_out_body: Template = None
    """What it must send; an empty object only wants a JSON body."""
    log_out_status: int = 204
    log_out_answer: Template = None

    # Reading
    list_method: str = "GET"
    list_path: str = "{devices}"
    status_method: str = "GET"
    status_path: str = "{devices}/{id}/status"
    id_key: str = "serialNumber"
    """Field of a device that paths and bodies name it by."""
    id_shape: str = "uuid"
    """If that is not the serial number; or number, hex, prefixed."""
    status_has_id: bool = True

    # Writing
    parameters: tuple[Write, ...] = PARAMETERS
    commands: tuple[Write, ...] = COMMANDS
    bands_written: str = "object"
    """Or list of `band_entry`, or on_off: two lists of identifiers."""
    band_entry: Template = field(
        default_factory=lambda: {"identifier": "{band}", "isOn": "{on}"}
    )
    on_words: tuple[Any, Any] = (True, False)
    """What turns a band on, and off."""
    frequency_written: str = "word"
    """Or seconds, milliseconds, iso."""
    command_words: Mapping[str, str] = field(default_factory=dict)
    """The platform's word for reboot or recalibrate, if another."""
    write_status: int = 202
    write_answer: Template = field(default_factory=lambda: {"accepted": True})

    # One endpoint for all calls
    action_key: str | None = None
    """Key of the body that names the call; all calls are then POST to an endpoint."""
    action_names: Mapping[str, str] = field(default_factory=dict)
    action_params: str | None = None
    """Key of the body that holds all the rest."""
    action_id: str = "serialNumber"
    action_paths: Mapping[str, str] = field(default_factory=dict)
    """Other paths than the two endpoints."""

    # Frames
    envelope: Template = "{answer}"
    """Around every good answer."""
    list_answer: Template = "{devices}"
    list_entry: Template = "{device}"
    list_form: str = "list"
    """Or object: keyed by serial number."""
    page_size: int | None = None
    page_by: str = "page"
    """Or offset, cursor."""
    page_param: str = "page"
    page_first: int = 1
    page_link: bool = False
    """Whether a Link header names the next page."""
    status_answer: Template = "{status}"
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Objects inside a device that hold some of its fields."""

    # Spelling
    keys: str = "camel"
    """Or snake, pascal, kebab, upper, lower, spaced."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Key by the overview's key."""
    missing: tuple[str, ...] = ()
    """Fields that no answer has, by the overview's key."""
    as_null: bool = False
    """Whether those are there, holding null."""
    added: Mapping[str, Any] = field(default_factory=dict)
    """Fields beside those of the overview."""
    booleans: tuple[Any, Any] = (True, False)
    numbers: str = "number"
    """Or text, unit, comma."""
    frequency: str = "word"
    """Or seconds, milliseconds, iso, long, spaced, clock, object."""
    band_frequency: str = "Hz"
    """Or kHz, MHz, text."""
    created_at: str = "iso"
    """Or naive, rfc1123, space, offset, date, ms."""
    timestamp: str = "ms"
    """Or s, text, iso, date, date_ms."""
    uptime: str = "s"
    """Or text, unit, iso."""
    connections: Mapping[str, str] = field(default_factory=dict)
    """Word by the overview's word; or with `connection_case`."""
    connection_case: str = "lower"
    """Or upper, title, snake."""
    bands_form: str = "list"
    """Or object."""
    band_values: str = "nested"
    """Or flat, named (under another key by `renamed`)."""
    identifier: str = "text"
    """Or number, short, prefixed."""
    metadata_bands: str = "ids"
    """Or numbers, objects, text, none."""

    # Refusals
    statuses: Mapping[str, int] = field(default_factory=dict)
    """By kind: incomplete, wrong, expired, forbidden, unknown, malformed, offline,
    spent, key (a wanted header)."""
    refusal: Template = field(default_factory=lambda: {"error": "{reason}"})
    """A text is sent as plain text, None as nothing."""
    unknown_status: int = 404
    unknown_answer: Template = "404: Not Found"
    method_status: int = 405
    guards_all: bool = False
    """Whether every path wants a token, but that of the log-in."""
    wants_json: bool = False
    """Whether a body without `Content-Type: application/json` is refused with 415."""

    # Bytes
    content_type: str = "application/json"
    byte_order_mark: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return what differs from the default, as `read_dialect` takes it."""
        default = asdict(Dialect())
        # For Python, 1 and True are the same; on the wire they are not.
        return {
            key: told
            for key, told in asdict(self).items()
            if json.dumps(told) != json.dumps(default[key])
        }


def read_dialect(described: Mapping[str, Any]) -> Dialect:
    """Read a dialect that came as JSON, where only differences need to stand."""
    known = {one.name for one in fields(Dialect)}
    if unknown := set(described) - known:
        raise ValueError(f"a dialect has no {', '.join(sorted(unknown))}")
    values = dict(described)
    for key in ("parameters", "commands"):
        if key in values:
            writes = values[key]
            values[key] = tuple(
                write if isinstance(write, Write) else Write(**write)
                for write in ([writes] if isinstance(writes, Mapping) else writes)
            )
    for key in ("missing", "on_words", "booleans"):
        if key in values:
            values[key] = tuple(values[key])
    return Dialect(**values)
