"""The table of what became of each platform."""

from collections import Counter
from collections.abc import Iterable

from .scenario import BY_ITSELF, NOT, PASTED, Outcome

MOST_TOLD = 90
"""Characters of what the user was told."""


def report(outcomes: list[Outcome]) -> str:
    """Return sums, causes and the table, as Markdown."""
    parts = [_sums(outcomes), _dangers(outcomes), _causes(outcomes), _rows(outcomes)]
    return "\n\n".join(part for part in parts if part) + "\n"


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
    lines = ["Steps that failed by themselves or, where it says *not*, after a paste:"]
    lines += [f"- {step}: {count}" for step, count in steps.most_common()]
    return "\n".join(lines)


def _rows(outcomes: Iterable[Outcome]) -> str:
    lines = [
        "| platform | works | requests | status | credentials sent | refused | what failed; what the user was told |",
        "|---|---|---|---|---|---|---|",
    ]
    for one in outcomes:
        cost = one.safety
        told = "; ".join(f"{step}: {why}" for step, why in one.failed.items())
        if one.failed and one.told:
            told += f" — {one.told[-1]}"
        lines.append(
            f"| {one.name} | {one.way} | {cost.get('requests', '')}"
            f" | {cost.get('status_requests', '')} | {cost.get('credentials_sent', '')}"
            f" | {one.wrong_password.get('refused_logins', '')}"
            f" | {_short(told)} |"
        )
    return "\n".join(lines)


def _short(text: str) -> str:
    flat = " ".join(text.split()).replace("|", "/")
    return flat if len(flat) <= MOST_TOLD else flat[: MOST_TOLD - 1] + "…"
