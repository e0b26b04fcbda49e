"""The table of what became of each platform."""

from collections import Counter
from pathlib import Path
from statistics import median

from .result import BY_ITSELF, NOT, PASTED, Outcome

MOST_TOLD = 160
"""Characters of what the user was told."""

HEADING = "## Figures"
"""Everything below this heading of a page is replaced."""


def report(outcomes: list[Outcome]) -> str:
    """Return sums, causes and the table, as Markdown."""
    singles = [one for one in outcomes if " " not in one.name]
    mixtures = [one for one in outcomes if " " in one.name]
    parts = [
        _sums(outcomes),
        _dangers(outcomes),
        _causes(outcomes),
        _rows(singles),
        _rows([one for one in mixtures if one.way != BY_ITSELF]),
        _others([one for one in mixtures if one.way == BY_ITSELF]),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def write_page(page: Path, outcomes: list[Outcome]) -> None:
    """Replace the figures of a page."""
    before, _, _ = page.read_text(encoding="utf-8").partition(HEADING)
    page.write_text(f"{before}{HEADING}\n\n{report(outcomes)}", encoding="utf-8")


def _sums(outcomes: list[Outcome]) -> str:
    kinds = {
        "one difference": [
            one for one in outcomes if "/" in one.name and " " not in one.name
        ],
        "mixtures": [one for one in outcomes if " " in one.name],
        "others": [one for one in outcomes if "/" not in one.name],
    }
    lines = [
        "| | platforms | by itself | after a paste | not |",
        "|---|---|---|---|---|",
    ]
    for kind, some in kinds.items():
        if some:
            ways = Counter(one.way for one in some)
            with_paste = ways[BY_ITSELF] + ways[PASTED]
            lines.append(
                f"| {kind} | {len(some)} | {_share(ways[BY_ITSELF], some)}"
                f" | {_share(with_paste, some)} | {ways[NOT]} |"
            )
    return "\n".join(lines)


def _share(count: int, some: list[Outcome]) -> str:
    return f"{count} ({100 * count / len(some):.1f} %)"


def _dangers(outcomes: list[Outcome]) -> str:
    found = [f"- {one.name}: {danger}" for one in outcomes for danger in one.dangers]
    return "\n".join(["Dangers:", *found]) if found else ""


def _causes(outcomes: list[Outcome]) -> str:
    """Return which steps fail most, and with which differences."""
    steps = Counter(step for one in outcomes for step in one.failed)
    if not steps:
        return ""
    lines = [
        "Steps that failed without a paste or, where the table says *not*, after it:"
    ]
    lines += [f"- {step}: {count}" for step, count in steps.most_common()]
    return "\n".join(lines)


def _others(mixtures: list[Outcome]) -> str:
    """Return one sentence on mixtures that work by themselves, instead of many rows."""
    if not mixtures:
        return ""
    requests = [one.safety["requests"] for one in mixtures]
    return (
        f"The other {len(mixtures)} mixtures work by themselves. Their set-up needs"
        f" {median(requests):g} requests (median), {max(requests)} at most."
    )


def _rows(outcomes: list[Outcome]) -> str:
    """Return a table; differences of one kind with the same figures share a row."""
    if not outcomes:
        return ""
    lines = [
        "| what differs | works | requests | status | log-ins | sent | refused | why |",
        "|---|---|---|---|---|---|---|---|",
    ]
    grouped: dict[tuple[str, str], list[str]] = {}
    for one in outcomes:
        what, how = one.name, ""
        if " " not in one.name:
            what, _, how = one.name.partition("/")
        grouped.setdefault((what, _fared(one)), []).append(how)
    lines += [
        f"| {': '.join(part for part in (what, ', '.join(hows)) if part)} | {fared} |"
        for (what, fared), hows in grouped.items()
    ]
    return "\n".join(lines)


def _fared(one: Outcome) -> str:
    """Return what became of a platform, and what its set-up cost."""
    keys = ("requests", "status_requests", "logins", "credentials_sent")
    costs = [one.safety.get(key, "") for key in keys]
    told = [f"{step}: {why}" for step, why in list(one.failed.items())[:1]]
    told += one.told[-1:] if one.failed else []
    cells = [one.way, *costs, one.wrong_password.get("refused_logins", "")]
    return " | ".join([*map(str, cells), _short("; ".join(told))])


def _short(text: str) -> str:
    flat = " ".join(text.split()).replace("|", "/")
    return flat if len(flat) <= MOST_TOLD else flat[: MOST_TOLD - 1] + "…"
