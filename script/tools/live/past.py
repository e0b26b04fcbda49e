"""A past for a Home Assistant that has only just begun: rows in its database."""

from collections.abc import Iterable, Iterator, Mapping
import contextlib
from dataclasses import dataclass
from pathlib import Path
import sqlite3
from uuid import UUID, uuid4

WITHIN = 60.0
"""Seconds that Home Assistant may keep the database for itself."""


@dataclass(frozen=True)
class Then:
    """What an entity was from a moment on."""

    at: float
    """A timestamp."""
    state: str
    user: str | None = None
    """Who made it so, by the user's identifier."""


def write_states(folder: Path, past: Mapping[str, Iterable[Then]]) -> None:
    """Let entities have been something before; Home Assistant must know them already."""
    with _database(folder) as database:
        known = dict(database.execute("SELECT entity_id, metadata_id FROM states_meta"))
        last = database.execute("SELECT max(state_id) FROM states").fetchone()[0]
        database.executemany(
            "INSERT INTO states (state_id, old_state_id, metadata_id, state,"
            " last_updated_ts, context_id_bin, context_user_id_bin, origin_idx)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
            # Far from the identifiers that Home Assistant gives meanwhile.
            _rows(past, known, last + 10_000_000),
        )


def _rows(
    past: Mapping[str, Iterable[Then]], known: Mapping[str, int], last: int
) -> Iterator[tuple[object, ...]]:
    for entity_id, states in past.items():
        before = None
        for then in states:
            last += 1
            user = UUID(then.user).bytes if then.user else None
            yield (
                *(last, before, known[entity_id], then.state, then.at),
                *(uuid4().bytes, user),
            )
            before = last


@contextlib.contextmanager
def _database(folder: Path) -> Iterator[sqlite3.Connection]:
    database = sqlite3.connect(folder / "home-assistant_v2.db", timeout=WITHIN)
    try:
        with database:
            yield database
    finally:
        database.close()
