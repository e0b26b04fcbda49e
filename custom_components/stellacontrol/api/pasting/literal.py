"""Reading values out of program text, as far as they stand there plainly.

Knows what JavaScript, Python and C# have in common. What has to be run to be known
stays open: it becomes `unset(name)`.
"""

from functools import cached_property
import re
from typing import Any, Final

from .called import Arguments, Called, Kind, as_text, is_python, result_of
from .example import UNSET, unset
from .skipping import closing_brackets, end_of_function
from .strings import STRING_START, NotPlain, formatted, read_string

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_KEY = re.compile(r"[A-Za-z_$][\w$-]*")
_SPACE = re.compile(r"(?:\s+|//[^\n]*|#[^\n]*|/\*.*?\*/)*", re.DOTALL)
_BLANKS = re.compile(r"[ \t]*")
_WORDS: Final = {
    "true": True, "True": True, "false": False, "False": False,
    "null": None, "None": None, "undefined": None,
}  # fmt: skip
_METHOD = re.compile(r"\s*\.\s*(\w+)\s*\(")
_PERCENT = re.compile(r"[ \t]*%[ \t]*(?=[\w({])")
_COMPARED = re.compile(r"\s*[!=]==?(?=\s)")
_OTHER = re.compile(
    r"\s*(?:(?P<if>\?(?![.?]))|(?P<and>&&)|\|\||\?\?|\\?\||if\s[^\n]{1,99}?\selse\s)\s*"
)
_COLON = re.compile(r"\s*:\s*")
_QUOTED = re.compile(r"\[\s*\"([^\"]*)\"\s*\]")
_COMPUTED = re.compile(r"\[\s*([A-Za-z_$][\w$.]*)\s*\](?=\s*[:=])")
_ELISION = re.compile(r"(?:\.\.\.|…)(?=\s*[,\]}])")
_KEEPS = re.compile(r"[tT]oString|[tT]rim\w*|[lr]?strip|encode|decode|valueOf")
"""Methods that give what they are called on, written another way."""
_VAGUE = ("name", "key", "secret")
_DEEPEST = 25


class Reader:
    """Reads values at places of a text, and knows the variables set before."""

    def __init__(self, text: str, variables: dict[str, Any] | None = None) -> None:
        """Start with the text."""
        self.text = text
        self.variables = variables if variables is not None else {}
        self._level = 0
        self._brackets = 0
        self._is_python = is_python(text)

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
            if self._level > _DEEPEST:
                raise NotPlain
            left, at = self._term(self._skip(at))
            while self.text.startswith("+", next_at := self._skip(at)):
                right, at = self._term(self._skip(next_at + 1))
                left = f"{as_text(left)}{as_text(right)}"
            return self._chosen(left, at)
        finally:
            self._level -= 1

    def _chosen(self, value: Any, at: int) -> tuple[Any, int]:
        """Return which of several values a request shows: one that says something.

        Knows "a ? b : c", "b if a else c", "a && b", "a || b", and "a | b" of documents.
        """
        if (found := _COMPARED.match(self.text, at)) is not None:
            _, at = self._term(self._skip(found.end()))
        if (found := _OTHER.match(self.text, at)) is None:
            return value, at
        other, at = self.value(found.end())
        if found["if"]:
            if not (colon := _COLON.match(self.text, at)):
                raise NotPlain
            value, (other, at) = other, self.value(colon.end())
        elif found["and"]:
            value, other = other, value
        return (other if value in (None, "", {}, []) else value), at

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

    def _skip(self, at: int, gap: re.Pattern[str] = _SPACE) -> int:
        found = gap.match(self.text, at)
        return found.end() if found else at

    def _term(self, at: int) -> tuple[Any, int]:
        if STRING_START.match(self.text, at) is not None:
            return self._string(at)
        if (end := end_of_function(self.text, at, self._closed)) is not None:
            return None, end
        if (found := UNSET.match(self.text, at)) is not None:
            return found[0], found.end()
        if (found := _NUMBER.match(self.text, at)) is not None:
            text = found[0]
            return (float(text) if "." in text else int(text[:15])), found.end()
        sign = self.text[at : at + 1]
        if sign == "!":  # what is not known stays so; the key says what it means
            return self._term(at + 1)
        if sign == "{":
            return self._object(at + 1)
        if sign in ("[", "("):
            values, end = self._list(at + 1, "]" if sign == "[" else ")")
            return (values[0] if sign == "(" and len(values) == 1 else values), end
        if (found := _NAME.match(self.text, at)) is not None:
            return self._named(found)
        raise NotPlain

    def _string(self, at: int) -> tuple[str, int]:
        """Read texts that stand side by side, with what is filled in behind them."""
        text = ""
        # Outside of brackets, what stands in the next line is another statement.
        gap = _SPACE if self._brackets else _BLANKS
        while found := STRING_START.match(self.text, self._skip(at, gap)):
            part, at = read_string(self.text, found, self._filled_in)
            text += part
        while (found := _METHOD.match(self.text, at)) is not None:
            given, at = self.arguments(found.end())
            if found[1] == "join" and given.plain and isinstance(given.plain[0], list):
                text = text.join(as_text(each) for each in given.plain[0])
            if found[1] == "format":
                text = formatted(text, given.plain, given.named, by_percent=False)
        if (found := _PERCENT.match(self.text, at)) is not None:
            value, at = self._term(found.end())
            named = value if isinstance(value, dict) else {}
            plain = value if isinstance(value, list) else [value]
            text = formatted(text, plain, named, by_percent=True)
        return text, at

    def _filled_in(self, expression: str) -> str:
        """Return what a text has in place of an expression."""
        try:
            value, _ = Reader(expression, self.variables).value(0)
        except NotPlain:
            return unset(expression)
        return as_text(value)

    def _object(self, at: int) -> tuple[Any, int]:
        found: dict[str, Any] = {}
        items, at = self._items(at, "}")
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
            if (elision := _ELISION.match(self.text, at)) is not None:
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
        """Return the name in JavaScript's "{ password }", which means itself."""
        found = _NAME.match(self.text, at)
        if end != "}" or found is None or found[0] in ("new", "await", *_WORDS):
            return None
        behind = self.text[self._skip(found.end()) :][:1]
        return found[0] if behind in (",", "}") else None

    def _label(self, at: int) -> tuple[str | None, int]:
        """Read "name:", "name =", "'name':" or "[name] =", if there is one."""
        name, after, is_word = None, at, False
        if (found := _COMPUTED.match(self.text, at)) is not None:
            return as_text(self._named_value(found[1])), self._skip(found.end()) + 1
        if (found := STRING_START.match(self.text, at)) is not None:
            try:
                name, after = read_string(self.text, found, self._filled_in)
            except NotPlain:
                return None, at
        elif (found := _QUOTED.match(self.text, at)) or (
            found := _KEY.match(self.text, at)
        ):
            name, after = found[1] if found.lastindex else found[0], found.end()
            is_word = found.re is _KEY
        after = self._skip(after)
        if name is not None and self.text[after : after + 1] in (":", "="):
            if self.text[after : after + 2] in ("==", "=>", "::"):
                return None, at
            if self._is_python and is_word and self.text[after] == ":":
                name = as_text(self._named_value(name))
            return name, after + 1
        return None, at

    def _named(self, found: re.Match[str]) -> tuple[Any, int]:
        """Read a word, a variable, or the call of a function."""
        word, at = found[0], found.end()
        if word in _WORDS:
            return _WORDS[word], at
        if word in ("await", "new", "return", "const", "async", "not"):
            at = self._skip(at)
            if word == "new" and self.text.startswith(("{", "[]"), at):
                at = self.text.find("{", at)
            return self._term(at)
        path = [word]
        value: Any = None
        before: Any = None
        while True:
            at = self._skip(at)
            if self.text.startswith((".", "?.", "!."), at):
                step = _NAME.match(self.text, self._skip(self.text.find(".", at) + 1))
                if step is None:
                    raise NotPlain
                before = self._known(path, value)
                path.append(step[0])
                at, value = step.end(), None
            elif self.text.startswith("<", at) and (
                kind := re.compile(r"<[\w<>, .?]*>\s*(?=[({])").match(self.text, at)
            ):
                at = kind.end()
            elif self.text.startswith("(", at):
                given, at = self.arguments(at + 1)
                is_kept = before is not None and _KEEPS.fullmatch(path[-1])
                value = before if is_kept else Called(".".join(path), given)
            elif self.text.startswith("[", at):
                inner, at = self._list(at + 1, "]")
                path.append(as_text(inner[0]) if inner else "")
                value = None
            elif self.text.startswith("{", at) and path[-1][:1].isupper():
                value, at = self._object(at + 1)  # C#: new Something { A = 1 }
            else:
                break
        return self._known(path, value), at

    def _named_value(self, name: str) -> Any:
        """Return what a variable holds."""
        return self._known(name.split("."), None)

    def _known(self, path: list[str], value: Any) -> Any:
        """Return what a path of names stands for."""
        if isinstance(value, Called):
            kind = self.variables.get(value.name)
            if isinstance(kind, Kind):
                return kind.filled(value.arguments)
            return result_of(value)
        if value is not None:
            return value
        known = self.variables.get(path[0])
        for name in path[1:]:
            known = known.get(name) if isinstance(known, dict) else None
        if known is not None:
            return known
        # "client.name" is another name than "user.name".
        is_vague = len(path) > 1 and path[-1].lower() in _VAGUE
        return unset("_".join(path[-2:]) if is_vague else path[-1])
