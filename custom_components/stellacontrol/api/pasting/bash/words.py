"""Splitting a script into words and signs, as Bash does."""

from collections.abc import Callable, Iterator
import re
import shlex

from ..example import Unreadable, unset
from ..programs.strings import without_escapes
from .arrays import BETWEEN, NOTHING, item_of, number_in, several_in
from .documents import Documents

OUTPUT = unset("output")
"""What a command tells, such as in TOKEN=$(curl ...): a value that stays open."""

_ESCAPED = re.compile(r"\$'((?:[^'\\]|\\.)*)'", re.DOTALL)
_BARE = re.compile(r"\$([A-Za-z_]\w*|[\d@*])")
_BRACED = re.compile(
    r"\$\{(?P<sign>[#!]?)(?P<name>\w+|[@*])(?:\[(?P<index>[^\]]*)\])?(?::?(?P<kind>[-=+?]))?"
)
_BLANK = re.compile(r"<\w(?:[^<>\n;|&$'\"()]{0,58}\w)?>")
"""A placeholder that is no redirection."""
_PLAIN = re.compile(r"[^\s'\"$\\;|&()<>#@]+")
_SIGN = re.compile(
    r"\n|(?P<here><<-?[ ]*(?P<quote>[\"']?)(?P<end>\w+)(?P=quote))"
    r"|(?P<blank>[^\S\n]+|[<>]&[\d-]|<<(?!<))|<<<|&>|>>|[;|&()<>]"
)
_LINE = re.compile(r"-|(?:\S*/)?(?:curl|wget)\s")
"""How options or a command begin that a variable holds as one text."""


class Words:
    """The words and signs of a script, from a place in it on."""

    def __init__(
        self,
        text: str,
        variables: dict[str, str],
        output: Callable[[Words], str],
        inside: tuple[int, Documents] | None = None,
    ) -> None:
        """Begin at the place.

        Args:
            text: The script.
            variables: Values by name; "@" is the arguments of a function.
            output: Called with the words in "$(...)"; returns what they tell.
            inside: Behind which bracket to begin; it ends at the other one.
        """
        self.text = text
        self.variables = variables
        self.output = output
        self.is_inside = inside is not None
        self.at, self.documents = inside or (0, Documents(text))
        self._level = 0
        self._word: list[str] = []
        self._is_quoted = self._is_variable = False

    def __iter__(self) -> Iterator[tuple[str, bool]]:
        """Go through words and signs; tell whether it is a sign."""
        while self.at < len(self.text):
            if self._takes():
                continue
            sign = _SIGN.match(self.text, self.at)
            if sign is None:  # never, as everything else was taken
                return
            told = self._with_number(sign[0])
            yield from self._ended()
            self.at = sign.end()
            if told == "\n":
                self.at = self.documents.behind.get(sign.start(), self.at)
            self._level += (told == "(") - (told == ")")
            if self._level < 0 and self.is_inside:
                return
            self._level = max(self._level, 0)
            if sign["here"]:
                yield from self._document(sign)
            elif not sign["blank"]:
                yield told, True
        if self.is_inside:
            raise Unreadable("open_quote")
        yield from self._ended()

    def _with_number(self, sign: str) -> str:
        """Return a sign with the number before it, such as "2>", which is no word."""
        word = "".join(self._word) if sign[0] in "<>" else ""
        if not word.isdecimal() or self._is_quoted:
            return sign
        self._word = []
        return f"{word}{sign}" if word != "1" else sign

    def _ended(self) -> Iterator[tuple[str, bool]]:
        """Return the word that ends here, if there is one."""
        word = "".join(self._word)
        if self._is_variable and len(self._word) == 1 and _is_line(word):
            word = BETWEEN + BETWEEN.join(_split(word))
        if self._is_quoted or word.strip(NOTHING):
            yield word, False
        self._word = []
        self._is_quoted = self._is_variable = False

    def _document(self, head: re.Match[str]) -> Iterator[tuple[str, bool]]:
        """Return a document as the text that a command gets."""
        text = self.documents.read(head["end"], head.end())
        if text is None:
            return
        if not head["quote"]:
            text, _ = Words(text, self.variables, self.output).double(0, "")
        yield "<<<", True
        yield text, False

    def _takes(self) -> bool:
        """Take what belongs to a word; tell whether there was anything."""
        text, at = self.text, self.at
        sign = text[at]
        if (found := _PLAIN.match(text, at)) or (found := _BLANK.match(text, at)):
            self._add(found[0], found.end())
        elif sign in "'\"" or text.startswith("@'", at):
            self._add(*self._quoted(at + (sign == "@")), is_quoted=True)
        elif text.startswith("$'", at):
            self._add(*self._with_escapes(at), is_quoted=True)
        elif sign == "$":
            self._is_variable = not self._word and not self._is_quoted
            self._add(*self._replaced(at))
        elif sign == "\\":
            self._add(text[at + 1 : at + 2] or "\\", at + 2)
        elif sign == "#" and not self._word and not self._is_quoted:
            end = text.find("\n", at)
            self.at = len(text) if end < 0 else end
        elif sign in "#@":
            self._add(sign, at + 1)
        elif sign in "<>" and text.startswith("(", at + 1) and not self._word:
            self._add(*self._told(at + 2))
        elif sign == "(" and self._word:
            self._bracket()
        else:
            return False
        return True

    def _add(self, piece: str, end: int, *, is_quoted: bool = False) -> None:
        """Add a piece to the word."""
        self._word.append(piece)
        self._is_quoted |= is_quoted
        self.at = end

    def _bracket(self) -> None:
        """Take an array, or a bracket within a word."""
        if not self._word[-1].endswith("="):
            self._level += 1
            self._add("(", self.at + 1)
            return
        inner = self._inner(self.at + 1)
        items = [word for word, is_sign in inner if not is_sign]
        several = [item for word in items for item in several_in(word)]
        self._add(BETWEEN + BETWEEN.join(several), inner.at)

    def _inner(self, at: int) -> Words:
        """Return the words in brackets."""
        return Words(self.text, self.variables, self.output, (at, self.documents))

    def _told(self, at: int) -> tuple[str, int]:
        """Return what commands in brackets tell, and where they end."""
        inner = self._inner(at)
        return self.output(inner), inner.at

    def _quoted(self, at: int) -> tuple[str, int]:
        """Read what stands in quotes; return it and where it ends."""
        if self.text[at] == '"':
            return self.double(at + 1, '"')
        end = self.text.find("'", at + 1)
        if end < 0:
            raise Unreadable("open_quote")
        return self.text[at + 1 : end], end + 1

    def double(self, at: int, closing: str) -> tuple[str, int]:
        """Read what stands in double quotes, or in a document, which nothing closes."""
        text = self.text
        parts: list[str] = []
        kept = "\\$`" + closing
        plain = re.compile(rf"[^\\${closing}]+")
        while at < len(text):
            if found := plain.match(text, at):
                part, at = found[0], found.end()
            elif text[at] == closing:
                return "".join(parts), at + 1
            elif text[at] == "\\":
                part = text[at + (text[at + 1 : at + 2] in kept) : at + 2]
                at += 2
            else:
                part, at = self._replaced(at, is_quoted=True)
            parts.append(part)
        if closing:
            raise Unreadable("open_quote")
        return "".join(parts), at

    def _with_escapes(self, at: int) -> tuple[str, int]:
        """Read what stands in "$'...'", as browsers copy it; return it and where it ends."""
        found = _ESCAPED.match(self.text, at)
        if found is None:
            raise Unreadable("open_quote")
        return without_escapes(found[1]), found.end()

    def _replaced(self, at: int, *, is_quoted: bool = False) -> tuple[str, int]:
        """Read a variable or a command's output; return it and where it ends.

        A variable that is not set stays open.
        """
        if self.text.startswith("$(", at):
            return self._told(at + 2)
        if found := _BRACED.match(self.text, at):
            told, end = self._in_braces(found.end(), is_quoted=is_quoted)
            return self._chosen(found, told), end
        if found := _BARE.match(self.text, at):
            return self._value(found[1], found[1] in "@*"), found.end()
        return "$", at + 1

    def _in_braces(self, at: int, *, is_quoted: bool) -> tuple[str, int]:
        """Read what stands behind the name in "${NAME:-...}"; return it and where it ends."""
        text = self.text
        parts: list[str] = []
        while at < len(text):
            sign = text[at]
            if sign == "}":
                return "".join(parts), at + 1
            if sign == "$" and not text.startswith("$'", at):
                part, at = self._replaced(at, is_quoted=is_quoted)
            elif sign == "$":
                part, at = self._with_escapes(at)
            elif sign == '"' or (sign == "'" and not is_quoted):
                part, at = self._quoted(at)
            elif sign == "\\":
                part, at = text[at + 1 : at + 2], at + 2
            else:
                part = BETWEEN if sign.isspace() and not is_quoted else sign
                at += 1
            parts.append(part)
        raise Unreadable("open_quote")

    def _chosen(self, head: re.Match[str], told: str) -> str:
        """Return what "${NAME:-told}" comes to."""
        name, kind = head["name"], head["kind"]
        if head["sign"]:
            return unset("length")
        value = self._value(name, head["index"] in ("@", "*") or name in "@*")
        if head["index"] and head["index"].isdecimal():
            value = item_of(value, number_in(head["index"]), name)
        is_empty = value in (NOTHING, "", BETWEEN)
        if kind == "+":
            return NOTHING if is_empty else told
        told = told.replace(BETWEEN, " ")
        if kind not in ("-", "=") or not told or not (is_empty or value == unset(name)):
            return value
        if not is_empty and name in self.variables:
            return value  # what a command tells
        if kind == "=":
            self.variables[name] = told
        return told

    def _value(self, name: str, is_whole: bool) -> str:
        """Return the value of a variable, of an array the first item or all."""
        if name == "*":
            name = "@"
        if name.isdecimal() and name != "0" and "@" in self.variables:
            # The few arguments that are used stand before the many that may be given.
            given = self.variables["@"].split(BETWEEN, number_in(name) + 1)
            is_given = given != ["", ""] and len(given) > number_in(name)
            return given[number_in(name)] if is_given else NOTHING
        value = self.variables.get(name, BETWEEN if name == "@" else unset(name))
        return value if is_whole or BETWEEN not in value else item_of(value, 0, name)


def _is_line(text: str) -> bool:
    """Whether a variable holds a command, or options of one."""
    return BETWEEN not in text and _LINE.match(text) is not None


def _split(line: str) -> list[str]:
    """Return the words of a command that stands in a variable."""
    try:
        return shlex.split(line)
    except ValueError:
        return line.split()
