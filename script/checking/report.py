"""Writes the report: Markdown that can be published."""

from collections.abc import Iterable
import platform as machine

import aiohttp

from custom_components.stellacontrol.api import wire

from .evidence import Evidence, Verdict
from .fields import unknown_fields
from .statements import STATEMENTS


def write_report(evidence: Evidence, version: str) -> str:
    """Return the whole report.

    Args:
        evidence: What was asked and answered.
        version: Of the integration.
    """
    rows = [(row, row.check(evidence)) for row in STATEMENTS]
    counts = {
        verdict: sum(finding.verdict is verdict for _, finding in rows)
        for verdict in Verdict
    }
    is_default = str(evidence.gateway.url) == wire.DEFAULT_GATEWAY
    asked = (
        f"Integration {version}, Python {machine.python_version()},"
        f" aiohttp {aiohttp.__version__},"
        f" gateway: {'the vendor’s' if is_default else 'another one'}."
    )
    came_to = (
        f"{counts[Verdict.CONFIRMED]} statements confirmed,"
        f" {counts[Verdict.CONTRADICTED]} contradicted, {counts[Verdict.OPEN]} open."
    )
    lines = [
        "# What the platform says about docs/api.md",
        "",
        asked,
        came_to,
        "",
        *_table(
            ("call", "answer"),
            [(exchange.call.name, exchange.outcome) for exchange in evidence.exchanges],
        ),
        "",
        *_table(
            ("id", "grade", "statement", "verdict", "seen"),
            [
                (row.id, row.grade.value, row.text, finding.verdict.value, finding.seen)
                for row, finding in rows
            ],
        ),
        "",
        "Fields that docs/api.md does not know:",
        "",
        *_table(
            ("where", "name", "type"),
            [
                (where, evidence.shown_name(name), types)
                for where, name, types in unknown_fields(evidence)
            ],
        ),
    ]
    return "\n".join(lines) + "\n"


def _table(heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Return a Markdown table, or a word that it is empty."""
    cells = [" | ".join(cell.replace("|", "/") for cell in row) for row in rows]
    if not cells:
        return ["none"]
    top = [f"| {' | '.join(heading)} |", f"|{'---|' * len(heading)}"]
    return [*top, *(f"| {row} |" for row in cells)]
