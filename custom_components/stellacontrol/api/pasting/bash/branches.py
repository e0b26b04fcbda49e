"""Which commands of a script run, as far as its text tells."""

from dataclasses import dataclass, field

from ..example import UNSET


@dataclass(slots=True)
class Command:
    """One command, as far as it is read."""

    given: str | None = None
    """What it reads, if that is known."""
    words: list[str] = field(default_factory=list)
    keyword: str = ""
    redirection: str = ""
    target: str = ""
    is_more: bool = False
    """Whether the target keeps what it holds."""
    is_begun: bool = False


@dataclass(slots=True)
class Branches:
    """What is known not to run: behind a condition that does not hold."""

    conditions: list[bool | None] = field(default_factory=list)
    is_next: bool = False
    """Whether the next command is left out: behind "&&"."""

    def is_left_out(self) -> bool:
        """Whether what follows does not run."""
        return self.is_next or False in self.conditions

    def is_maybe(self, keyword: str) -> bool:
        """Whether the text does not tell which of two branches runs."""
        return keyword == "else" and self.conditions[-1:] == [None]

    def take(self, keyword: str) -> None:
        """Take a keyword."""
        if keyword == "if":
            self.conditions.append(None)
        elif keyword == "fi" and self.conditions:
            self.conditions.pop()
        elif keyword in ("else", "elif") and self.conditions:
            before = self.conditions[-1]
            is_last = keyword == "else" or before
            self.conditions[-1] = not before if is_last and before is not None else None

    def end(self, command: Command, sign: str) -> None:
        """Take the end of a command."""
        holds = _condition(command.words)
        if command.keyword in ("if", "elif") and self.conditions and holds is not None:
            self.conditions[-1] = holds
        if sign == "&" and command.words:
            self.is_next = holds is False
        elif sign != "&":
            self.is_next = False


def _condition(words: list[str]) -> bool | None:
    """Return whether a condition on an argument holds; `None` if only a run could tell."""
    if len(words) < 3 or words[0] not in ("[", "[[", "test"):
        return None
    if words[1] not in ("-n", "-z") or UNSET.fullmatch(words[2]):
        return None
    return (words[2] in ("", "]]")) == (words[1] == "-z")
