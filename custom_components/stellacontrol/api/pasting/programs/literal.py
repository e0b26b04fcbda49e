"""Reading values out of program text, as far as they stand there plainly.

Knows what JavaScript, Python and C# have in common. What has to be run to be known
stays open: it becomes `unset(name)`.
"""

from functools import cached_property
import re
from typing import Any

from ..example import UNSET, as_text, unset
from .called import Arguments, Called, Languages, meaning_of, result_of_method
from .grammar import (
    BLANKS,
    COLON,
    COMPARED,
    COMPUTED,
    DEEPEST,
    ELISION,
    IN_BRACKETS,
    KEY,
    LOOP,
    MADE,
    NAME,
    NUMBER,
    OTHER,
    PERCENT,
    QUOTED,
    SHORT,
    SPACE,
    STEP,
    TYPE,
    WORDS,
)
from .skipping import closing_brackets, end_of_brackets, end_of_cast, end_of_function
from .strings import STRING_START, NotPlain, formatted, read_string


class Reader:
    """Reads values at places of a text, and knows the variables set before."""

    def __init__(self, text: str, variables: dict[str, Any] | None = None) -> None:
        """Start with the text."""
        self.text = text
        self.variables = variables if variables is not None else {}
        self._level = 0
        self._brackets = 0
        self._languages = Languages(text)

    @cached_property
    def _closed(self) -> dict[int, int]:
        return closing_brackets(self.text)

    def value(self, at: int) -> tuple[Any, int]:
        """Read a value; return it and where it ends.

        Raises:
            NotPlain: There is none.
        """
        self._level += 1
        try:
            if self._level > DEEPEST:
                raise NotPlain
            left, at = self._with_percent(*self._term(self._skip(at)))
            while self.text.startswith("+", next_at := self._skip(at)):
                term = self._term(self._skip(next_at + 1))
                right, at = self._with_percent(*term)
                left = f"{as_text(left)}{as_text(right)}"
            return self._chosen(left, at)
        finally:
            self._level -= 1

    def _chosen(self, value: Any, at: int) -> tuple[Any, int]:
        """Return which of several values a request shows: one that says something.

        Knows "a ? b : c", "b if a else c", "a && b", "a || b", and "a | b" of documents.
        """
        if (found := COMPARED.match(self.text, at)) is not None:
            _, at = self._term(self._skip(found.end()))
        if (found := OTHER.match(self.text, at)) is None:
            return value, at
        other, at = self.value(found.end())
        if found["if"]:
            if not (colon := COLON.match(self.text, at)):
                raise NotPlain
            value, (other, at) = other, self.value(colon.end())
        elif found["and"]:
            value, other = other, value
        is_open = isinstance(value, str) and UNSET.fullmatch(value) is not None
        is_usual = is_open and isinstance(other, str) and "://" in other
        return (other if is_usual or value in (None, "", {}, []) else value), at

    def arguments(self, at: int) -> tuple[Arguments, int]:
        """Read what stands in round brackets, from behind the opening one."""
        given = Arguments()
        items, at = self._items(at, ")")
        for name, value in items:
            if name is None:
                given.plain.append(value)
            else:
                given.named[name] = value
        return given, at

    def _skip(self, at: int, gap: re.Pattern[str] = SPACE) -> int:
        found = gap.match(self.text, at)
        return found.end() if found else at

    def _term(self, at: int) -> tuple[Any, int]:
        if STRING_START.match(self.text, at) is not None:
            return self._followed([""], *self._string(at))
        if (end := end_of_function(self.text, at, self._closed)) is not None:
            return None, end
        if (found := UNSET.match(self.text, at)) is not None:
            return found[0], found.end()
        if (found := NUMBER.match(self.text, at)) is not None:
            text = found[0]
            return (float(text) if "." in text else int(text[:15])), found.end()
        sign = self.text[at : at + 1]
        if sign in ("!", "+"):  # what is not known stays so; the key says what it means
            return self._term(at + 1)
        if sign == "{":
            return self._object(at + 1)
        if sign in ("[", "("):
            values, end = self._list(at + 1, "]" if sign == "[" else ")")
            is_cast = end_of_cast(self.text, at) is not None
            is_one = sign == "(" and (len(values) == 1 or is_cast) and values
            return self._followed([""], values[0] if is_one else values, end)
        if (found := NAME.match(self.text, at)) is not None:
            return self._named(found)
        raise NotPlain

    def _string(self, at: int) -> tuple[str, int]:
        """Read texts that stand side by side."""
        text = ""
        # Outside of brackets, what stands in the next line is another statement.
        gap = SPACE if self._brackets else BLANKS
        while found := STRING_START.match(self.text, self._skip(at, gap)):
            part, at = read_string(self.text, found, self._filled_in)
            text += part
        return text, at

    def _with_percent(self, value: Any, at: int) -> tuple[Any, int]:
        """Fill in what stands behind a text: % serial."""
        if isinstance(value, str) and (found := PERCENT.match(self.text, at)):
            given, at = self._term(found.end())
            named = given if isinstance(given, dict) else {}
            plain = given if isinstance(given, list) else [given]
            value = formatted(value, plain, named, by_percent=True)
        return value, at

    def _filled_in(self, expression: str) -> str:
        """Return what a text has in place of an expression."""
        try:
            value, _ = Reader(expression, self.variables).value(0)
        except NotPlain:
            names = NAME.findall(expression)
            return unset(names[-1] if names else "value")
        return as_text(value)

    def _object(self, at: int) -> tuple[Any, int]:
        found: dict[str, Any] = {}
        items, at = self._items(at, "}")
        if len(items) == 2 and items[0][0] is None and isinstance(items[0][1], str):
            return [items[0][1], items[1][1]], at  # C#: { "key", value }
        plain = [value for name, value in items if name is None]
        if len(plain) == len(items) > 0 and not isinstance(plain[0], list):
            return plain, at  # C#: { "key", value }, { "08", "21" }
        for name, value in items:
            if name is not None:
                found[name] = value
            elif isinstance(value, list) and len(value) == 2:
                found[as_text(value[0])] = value[1]
        return found, at

    def _list(self, at: int, end: str) -> tuple[list[Any], int]:
        items, at = self._items(at, end)
        return [value for _, value in items], at

    def _items(self, at: int, end: str) -> tuple[list[tuple[str | None, Any]], int]:
        """Read what stands in brackets."""
        self._brackets += 1
        try:
            return self._separated(at, end)
        finally:
            self._brackets -= 1

    def _separated(self, at: int, end: str) -> tuple[list[tuple[str | None, Any]], int]:
        """Read what commas separate, with names where there are some."""
        items: list[tuple[str | None, Any]] = []
        while not self.text.startswith(end, at := self._skip(at)):
            if at >= len(self.text):
                raise NotPlain
            if self.text[at] in ",;":
                at += 1
                continue
            if items and LOOP.match(self.text, at):
                at = end_of_brackets(self.text, at, self._closed)
                continue
            if (elision := ELISION.match(self.text, at)) is not None:
                at = elision.end()
                continue
            name, at = self._label(at)
            if name is None and self.text.startswith(("...", "**"), at):
                at += 3 if self.text[at] == "." else 2
                value, at = self.value(at)
                if isinstance(value, dict):
                    items += value.items()
                continue
            if name is None and (short := self._shorthand(at, end)) is not None:
                name = short
            value, at = self.value(at)
            items.append((name, value))
        return items, at + len(end)

    def _shorthand(self, at: int, end: str) -> str | None:
        """Return the name in "{ password }", or C#'s "{ user.Password }"."""
        found = SHORT.match(self.text, at)
        if end != "}" or found is None or found[0] in ("new", "await", *WORDS):
            return None
        behind = self.text[self._skip(found.end()) :][:1]
        return found[0].rpartition(".")[2] if behind in (",", "}") else None

    def _label(self, at: int) -> tuple[str | None, int]:
        """Read "name:", "name =", "'name':" or "[name] =", if there is one."""
        name, after, is_word = None, at, False
        if IN_BRACKETS.match(self.text, at):
            inner, at = self._list(at + 1, "]")
            return as_text(inner[0]), self._skip(at) + 1
        if (found := COMPUTED.match(self.text, at)) is not None:
            return as_text(
                meaning_of(found[1].split("."), None, self.variables)
            ), self._skip(found.end()) + 1
        if (found := STRING_START.match(self.text, at)) is not None:
            try:
                name, after = read_string(self.text, found, self._filled_in)
            except NotPlain:
                return None, at
        elif (found := QUOTED.match(self.text, at)) or (
            found := KEY.match(self.text, at)
        ):
            name, after = found[1] if found.lastindex else found[0], found.end()
            is_word = found.re is KEY
        after = self._skip(after)
        if name is not None and self.text[after : after + 1] in (":", "="):
            if self.text[after : after + 2] in ("==", "=>", "::"):
                return None, at
            if is_word and self._languages.is_python(at) and self.text[after] == ":":
                name = as_text(meaning_of(name.split("."), None, self.variables))
            return name, after + 1
        return None, at

    def _named(self, found: re.Match[str]) -> tuple[Any, int]:
        """Read a word, a variable, or the call of a function."""
        word, at = found[0], found.end()
        if word in WORDS:
            return WORDS[word], at
        if word in ("await", "new", "return", "const", "async", "not"):
            at = self._skip(at)
            if word == "new" and (made := MADE.match(self.text, at)):
                at = made.end()  # C#: new() { ... }, new[] { ... }
            return self._term(self._skip(at))
        return self._followed([word], None, at)

    def _followed(self, path: list[str], value: Any, at: int) -> tuple[Any, int]:
        """Read members, calls and indexes behind a word or a value."""
        before: Any = None
        is_text = value is not None
        while True:
            at = self._skip(at, BLANKS if is_text else SPACE)
            if self.text.startswith((".", "?.", "!."), at):
                dot = self.text.find(".", at) + 1
                if self.text.startswith("[", dot):
                    at = dot
                    continue
                step = STEP.match(self.text, self._skip(dot))
                if step is None:
                    raise NotPlain
                before = meaning_of(path, value, self.variables)
                path.append(step[1])
                at, value, is_text = step.end(), None, False
            elif self.text.startswith("!", at) and self.text[at + 1 : at + 2] != "=":
                at += 1  # Of C# and TypeScript: this is not null.
            elif (kind := TYPE.match(self.text, at)) is not None:
                at = kind.end()
            elif self.text.startswith("(", at) and not is_text:
                given, at = self.arguments(at + 1)
                value = result_of_method(before, path[-1], given)
                if value is None:
                    value = Called(".".join(path), given)
            elif self.text.startswith("[", at) and not is_text:
                inner, at = self._list(at + 1, "]")
                path.append(as_text(inner[0]) if inner else "")
                value = None
            elif self.text.startswith("{", at) and path[-1][:1].isupper():
                value, at = self._object(at + 1)  # C#: new Something { A = 1 }
            else:
                break
        return meaning_of(path, value, self.variables), at
