"""One answer to be read: what it is, what it may come to, how it is kept."""

import base64
from dataclasses import asdict, dataclass, replace
import json
from pathlib import Path
from typing import Any, Self

CALLS = ("log in", "list devices", "read status")
"""The calls whose answers are read, by their names in `wire`."""

SERIAL = "SR1"
"""The device that is asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An answer of the platform, or of something that stands in its place."""

    call: str
    body: bytes
    head: bytes | None = None
    """Status line and headers; `None` if the body is read without a socket."""

    def as_dict(self) -> dict[str, Any]:
        """Return what a file can hold."""
        return {
            key: base64.b64encode(value).decode() if isinstance(value, bytes) else value
            for key, value in asdict(self).items()
        }

    def save(self, folder: Path) -> Path:
        """Write the case to a file, so that it can be repeated."""
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self.as_dict(), indent=2)
        file = folder / f"{self.call.replace(' ', '_')}_{hash(self) & 0xFFFFFFFF:08x}"
        file = file.with_suffix(".json")
        file.write_text(text, encoding="utf-8")
        return file

    @classmethod
    def load(cls, file: Path) -> Self:
        """Read a case from its file."""
        kept = json.loads(file.read_text(encoding="utf-8"))
        case = cls(call=kept["call"], body=base64.b64decode(kept["body"]))
        if kept["head"] is None:
            return case
        return replace(case, head=base64.b64decode(kept["head"]))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case."""

    seconds: float
    """Work that reading took, by a `WorkClock`."""
    is_refused: bool = False
    """Whether it ended as one of our errors."""
    failure: str | None = None
    """The traceback of anything else; `None` if all is well."""
