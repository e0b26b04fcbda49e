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
        self._line = -1
        """Where the line ends that was asked for last."""
        self._ends: dict[str, list[tuple[int, int]]] | None = None

    def read(self, name: str, at: int) -> str | None:
        """Return the document below the line at a place; `None` if it has no end."""
        if self._ends is None:
            self._ends = {}
            for word in _FIRST_WORD.finditer(self.text):
                self._ends.setdefault(word[1], []).append(word.span())
        if at > self._line:
            found = self.text.find("\n", at)
            self._line = len(self.text) if found < 0 else found
        line = self._line
        begin = self.behind.get(line, line + 1)
        ends = self._ends.get(name, [])
        number = bisect_left(ends, (begin, 0))
        if number == len(ends):
            return None
        self.behind[line] = ends[number][1]
        return self.text[begin : ends[number][0]]
