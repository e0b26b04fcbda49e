"""Finding the documents of a script."""

from bisect import bisect_left
import re

_FIRST_WORD = re.compile(r"^[ \t]*(\w+)", re.MULTILINE)


class Documents:
    """Where the documents of a script end: what a command reads behind "<<EOF"."""

    def __init__(self, text: str) -> None:
        """Remember the script."""
        self.text = text
        self.behind: dict[int, int] = {}
        """Where a script goes on behind the end of a line."""
        self._ends: dict[str, list[tuple[int, int]]] | None = None

    def read(self, name: str, at: int) -> str | None:
        """Return the document below the line at a place; `None` if it has no end."""
        if self._ends is None:
            self._ends = {}
            for word in _FIRST_WORD.finditer(self.text):
                self._ends.setdefault(word[1], []).append(word.span())
        line = self.text.find("\n", at)
        begin = self.behind.get(line, line + 1)
        ends = self._ends.get(name, [])
        found = bisect_left(ends, (begin, 0))
        if line < 0 or found == len(ends):
            return None
        self.behind[line] = ends[found][1]
        return self.text[begin : ends[found][0]]
