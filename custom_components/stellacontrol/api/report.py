"""What a gateway answered, as text that can be published: no value, no secret.

Answers are told by their key trees: names of keys and types of values.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from html import unescape
import re
from typing import Any
from urllib.parse import urlsplit

from .call import Call, CallName, Grade
from .finding.answer import Answer
from .finding.door import Step
from .finding.finder import Findings
from .gateway import Gateway
from .masking import LONGEST_SHOWN, Masking
from .models import Band, Device, DeviceStatus
from .profile import DEFAULT_GATEWAY, Profile
from .replies import refusal_in
from .templates import placeholders
from .told import told_fields

_PLAIN_KEY = re.compile(r"[A-Za-z_$@][A-Za-z_$@.-]{0,39}[0-9]{0,2}|[0-9]{2}")
"""A key that says what something is; any other may say whose it is."""

_TITLE = re.compile(r"<title[^>]*>([^<]+)", re.IGNORECASE)

_DEEPEST = 7
_MOST_KEYS = 60

_FAILED_TEXT = 160

_MOST_SENT = 8
"""Names of one request that are told; a log-in in all spellings has some two hundred."""


def described(step: Step, masking: Masking) -> str:
    """Return one request and its answer as one line, such as a form's error shows."""
    answer = step.answer
    if answer.status == 0:
        return f"{step.method} {step.path}: {answer.text}"
    return f"{step.method} {step.path} → {answer.status} {_said(answer, masking)}"


def _said(answer: Answer, masking: Masking, longest: int = LONGEST_SHOWN) -> str:
    """Return what an answer says: the text of a refusal, the keys of anything else."""
    if location := answer.headers.get("location"):
        whither = urlsplit(location)
        where = "another address: " if whither.netloc else ""
        return f"(redirect to {where}{masking.shown(whither.path)})"
    if not answer.text.strip():
        return "(empty)"
    if answer.text.lstrip().startswith("<"):
        title = _TITLE.search(answer.text)
        about = f": {masking.shown(unescape(title[1]), longest=60)}" if title else ""
        return f"(a web page{about})"
    if 200 <= answer.status < 300 and refusal_in(answer.body) is None:
        if answer.body is None:
            return "(not JSON)"
        return masking.shown(str(key_tree(answer.body, masking)), longest=longest)
    return masking.shown(answer.text, longest=longest)


def key_tree(value: Any, masking: Masking, levels: int = _DEEPEST) -> Any:
    """Return the names of keys and the types of values, and no value."""
    if isinstance(value, Mapping):
        if levels == 0:
            return "object"
        return {
            _shown_key(str(key), masking): key_tree(inner, masking, levels - 1)
            for key, inner in list(value.items())[:_MOST_KEYS]
        }
    if isinstance(value, list | tuple):
        if levels == 0 or not value:
            return "list" if value else "empty list"
        # One entry is enough to see what the others look like.
        return [key_tree(value[0], masking, levels - 1)]
    return _type_of(value)


def _shown_key(key: str, masking: Masking) -> str:
    """Return a key, or a word in place of one that may be a serial number or a name."""
    is_plain = _PLAIN_KEY.fullmatch(key) and masking.masked(key) == key
    return key if is_plain else "(a key)"


def _type_of(value: Any) -> str:
    """Return what a value is, in JSON's words."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    return "text" if isinstance(value, str) else type(value).__name__


def tree_lines(tree: Any, indent: str = "") -> list[str]:
    """Return a key tree as indented lines."""
    if isinstance(tree, Mapping):
        return [
            line for key, inner in tree.items() for line in _member(key, inner, indent)
        ]
    if isinstance(tree, list):
        return [f"{indent}- (the first)", *tree_lines(tree[0], f"{indent}  ")]
    return [f"{indent}{tree}"]


def _member(key: str, inner: Any, indent: str) -> list[str]:
    """Return the lines of one key."""
    if isinstance(inner, Mapping | list):
        return [f"{indent}{key}:", *tree_lines(inner, f"{indent}  ")]
    return [f"{indent}{key}: {inner}"]


def write_report(
    findings: Findings,
    gateway: Gateway,
    masking: Masking,
    *,
    version: str,
) -> str:
    """Return the whole report, in Markdown.

    Args:
        findings: What was tried and answered.
        gateway: Only whether it is the vendor's is told.
        masking: What must not be told.
        version: Of the integration.
    """
    for device in findings.devices or ():
        masking.add(device.serial_number)
    lines = [
        "## How this gateway speaks",
        "",
        *_summary(findings, gateway, version),
        "",
        *_table(
            ("call", "request", "answer"),
            (
                (step.call, _request_cell(step, masking), _answer_cell(step, masking))
                for step in findings.steps
            ),
        ),
        "",
        "Profile, as far as it differs from the default:",
        "",
        *profile_lines(findings.profile),
        *_trees(findings, masking),
    ]
    if found := findings.status:
        names = missing_fields(found)
        lines += ["", f"Fields that the status left out: {', '.join(names) or 'none'}."]
    return "\n".join(lines) + "\n"


def _summary(findings: Findings, gateway: Gateway, version: str) -> list[str]:
    """Return what the report is of, and how far it got."""
    is_usual = str(gateway.url).rstrip("/") == DEFAULT_GATEWAY
    stopped = f" Stopped early: {findings.why}." if findings.why else ""
    return [
        f"StellaControl {version}, gateway: {'the vendor’s' if is_usual else 'another one'}.",
        f"Works: {', '.join(sorted(findings.works)) or 'nothing yet'}.{stopped}",
    ]


def missing_fields(status: DeviceStatus) -> list[str]:
    """Return the vendor's names of the fields that a status left out."""
    held = [(status.device, Device), (status, DeviceStatus)]
    missing = [
        told.label
        for model, kind in held
        for told in told_fields(kind)
        if getattr(model, told.attribute) is None and told.grade is Grade.OVERVIEW
    ]
    bands = list(status.bands.values())
    return missing + [
        told.label
        for told in told_fields(Band)
        if all(getattr(band, told.attribute) is None for band in bands)
        and told.grade is Grade.OVERVIEW
    ]


def profile_lines(profile: Profile) -> list[str]:
    """Return what differs from the default, one line for each part."""
    told = profile.as_dict()
    return [f"- {name}: {_short(value)}" for name, value in told.items()] or [
        "- nothing"
    ]


_PARTS = {
    "log_in": CallName.LOG_IN,
    "log_out": CallName.LOG_OUT,
    "devices": CallName.LIST_DEVICES,
    "status": CallName.READ_STATUS,
    "parameters": CallName.SET_PARAMETERS,
    "command": CallName.SEND_COMMAND,
}
"""The calls by their names in a profile."""


def summary(
    profile: Profile, gateway: Gateway, sure: Collection[CallName]
) -> dict[str, str]:
    """Return each call as one short text, by its name in the profile.

    Args:
        profile: What to tell.
        gateway: Gives the endpoints.
        sure: The calls that are known to be right; the others get a question mark.
    """

    def text(call: Call, name: CallName) -> str:
        mark = "✓" if name in sure else "?"
        return f"{mark} {call.method} {gateway.path_of(call)}"

    told = {name: text(getattr(profile, name), call) for name, call in _PARTS.items()}
    if profile.frequency is not None:
        apart = text(profile.frequency, CallName.SET_FREQUENCY)
        if not told["parameters"].endswith(apart[1:]):
            told["parameters"] += f", {apart}"
    carried = [*profile.headers, *(f"Cookie: {name}" for name in profile.cookies)]
    told["token"] = ", ".join(carried or profile.fields or ["-"])
    return told


def _short(value: Any) -> str:
    """Return a part of a profile; placeholders stand where secrets would."""
    text = repr(value)
    return text if len(text) <= 400 else f"{text[:400]}… ({len(text)} characters)"


def _request_cell(step: Step, masking: Masking) -> str:
    """Return method, path and what was sent: names, and of headers their form."""
    sent = [
        *_names(step.sent.get("body"), masking),
        *(f"{name}: {text}" for name, text in step.sent.get("headers", {}).items()),
        *(f"Cookie: {name}" for name in step.sent.get("cookies", {})),
    ]
    if len(sent) > _MOST_SENT:
        sent[_MOST_SENT:] = [f"… ({len(sent)} names)"]
    told = f"{step.method} {step.path}"
    return f"{told} with {masking.masked(', '.join(sent))}" if sent else told


def _names(body: Any, masking: Masking, before: str = "") -> Iterator[str]:
    """Go through the names in the template of a body, with the words among its values."""
    for key, inner in body.items() if isinstance(body, Mapping) else ():
        name = f"{before}{_shown_key(str(key), masking)}"
        if isinstance(inner, Mapping):
            yield from _names(inner, masking, f"{name}.")
        else:
            yield name if placeholders(inner) else f"{name}={inner}"


def _answer_cell(step: Step, masking: Masking) -> str:
    """Return status code and, of what is no data, the masked text."""
    answer = step.answer
    if answer.is_success and (answer.body is not None or not answer.text.strip()):
        return str(answer.status)
    if answer.status == 0:
        return f"no answer: {answer.text}"
    return f"{answer.status} {_said(answer, masking, _FAILED_TEXT)}"


def _trees(findings: Findings, masking: Masking) -> list[str]:
    """Return the key tree of the last answer to each call, successes first."""
    last: dict[str, Step] = {}
    for step in findings.steps:
        if step.answer.body is not None and (
            step.answer.is_success or step.call not in last
        ):
            last[step.call] = step
    lines: list[str] = []
    for call, step in last.items():
        lines += [
            "",
            f"Keys of the answer to {call} ({step.answer.status}):",
            "",
            "```",
        ]
        lines += [*tree_lines(key_tree(step.answer.body, masking)), "```"]
    return lines


def _table(heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Return a Markdown table."""
    cells = [
        " | ".join(cell.replace("|", "/").replace("\n", " ") for cell in row)
        for row in rows
    ]
    top = [f"| {' | '.join(heading)} |", f"|{'---|' * len(heading)}"]
    return [*top, *(f"| {row} |" for row in cells)]
