"""Follow a script without running it: which commands are curl, and with which arguments."""

from collections.abc import Iterator
from functools import partial
import re

from ..example import LONGEST, MOST_REQUESTS, UNSET, Unreadable, unset
from ..meanings import on_or_off
from .arrays import NOTHING, array_of, number_in, several_in
from .branches import Branches, Command
from .definitions import DEFINITION, without_functions
from .printed import formatted, printed
from .words import OUTPUT, Words

NAMES = ("curl", "curl.exe", "wget")
_ASSIGNMENT = re.compile(r"([A-Za-z_]\w*)(\+?)=(.*)", re.DOTALL)
_OPEN = re.compile(unset(r"(?:\d+|\w|OPTARG|REPLY)"))
"""A value that is open and whose name says less than that of the variable."""
_DECLARING = {"export", "readonly", "declare", "local", "set", "typeset"}
_KEYWORDS = {"if", "then", "elif", "else", "fi", "do", "while", "until", "!", "{"}
_REDIRECTIONS = {"<<<", "<", ">", ">>", "&>"}
_DEEPEST = 5
"""How deep functions may call each other."""
_MOST_CALLS = 1000
_FILE = re.compile(r"(-\w|--[\w-]+=)?@(.+)", re.DOTALL)


class Script:
    """A script, and what was found in it."""

    def __init__(self, text: str) -> None:
        """Find its functions."""
        self._definitions: list[tuple[str, str]] = []
        self.found: list[list[str]] = []
        """What is behind "curl" in all commands, "wget" as it is."""
        self._text = without_functions(text, self._definitions)
        # A page may show a call above what it calls.
        self._functions = dict(reversed(self._definitions))
        self._files: dict[str, str] = {}
        self._called: set[str] = set()
        self._calls = 0
        self._at_exit: list[str] = []

    def run(self) -> None:
        """Go through all commands, then through the functions that nothing calls.

        Raises:
            Unreadable: A quote is not closed, and no command stands before it.
        """
        fault: Unreadable | None = None
        variables: dict[str, str] = {}
        for text, values in self._parts(variables):
            try:
                self._run(text, values, 0, None)
            except Unreadable as err:
                fault = err
        if fault is not None and not self.found:
            raise fault

    def _parts(self, variables: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
        """Go through what runs on its own."""
        yield self._text, variables
        # What calls others stands below them.
        for name, body in reversed(self._definitions):
            if name not in self._called:
                yield body, dict(variables)
        for text in self._at_exit:
            yield text, variables

    def _run(
        self, text: str, variables: dict[str, str], depth: int, given: str | None
    ) -> str | None:
        """Run a text; return what it writes, `None` if only a run could tell.

        Args:
            text: The commands.
            variables: Values by name.
            depth: How many functions call it.
            given: What it reads, if that is known.
        """
        output = partial(self._output, depth, given)
        return self._commands(depth, given, Words(text, variables, output))

    def _output(self, depth: int, given: str | None, words: Words) -> str:
        """Run what stands in "$(...)"; return what stands there then."""
        told = self._commands(depth, given, words)
        return OUTPUT if told is None else told.rstrip("\n")

    def _commands(self, depth: int, given: str | None, words: Words) -> str | None:
        """Run the commands of words; return what they write."""
        command, branches, said = Command(given), Branches(), [""]
        is_known = True
        for word, is_sign in words:
            if not is_sign:
                self._take(word, command, branches, words.variables)
                continue
            if word in _REDIRECTIONS or word.endswith(">"):
                command.redirection = word
                continue
            if word == "\n" and not command.is_begun:
                continue  # such as behind "|"
            told = self._end(command, branches, word, words.variables, depth)
            command = Command(told if word == "|" else given)
            if word != "|":
                is_known &= told is not None
                said.append(told or "")
        told = self._end(command, branches, "", words.variables, depth)
        texts = [each for each in (*said, told) if each]
        return "\n".join(texts) if is_known and told is not None else None

    def _take(
        self,
        word: str,
        command: Command,
        branches: Branches,
        variables: dict[str, str],
    ) -> None:
        """Take a word of a command."""
        command.is_begun = True
        if command.redirection:
            self._redirect(command, word.replace(NOTHING, ""))
        elif not command.words and word in _KEYWORDS:
            branches.take(word)
            command.keyword = word
        elif (not command.words or command.words[0] in _DECLARING) and (
            found := _ASSIGNMENT.fullmatch(word)
        ):
            name, value = found[1], found[3]
            is_more = bool(found[2])
            is_other = branches.is_maybe(command.keyword) and name in variables
            is_worse = is_other and not is_more and not on_or_off(value)
            if not branches.is_left_out() and not is_worse:
                _assign(name, value, variables, is_more=is_more)
        else:
            command.words += [each.replace(NOTHING, "") for each in several_in(word)]

    def _redirect(self, command: Command, word: str) -> None:
        """Take the word behind a redirection."""
        if command.redirection == "<<<":
            command.given = word
        elif command.redirection == "<":
            command.given = self._files.get(word)
        elif command.redirection in (">", ">>"):
            command.target, command.is_more = word, command.redirection == ">>"
        command.redirection = ""

    def _end(
        self,
        command: Command,
        branches: Branches,
        sign: str,
        variables: dict[str, str],
        depth: int,
    ) -> str | None:
        """Run a command; return what it writes, `None` if only a run could tell."""
        is_left_out = branches.is_left_out()
        branches.end(command, sign)
        if not command.words or is_left_out or len(self.found) >= MOST_REQUESTS:
            return ""
        told = self._told(command, variables, depth)
        if not command.target:
            return told
        self._write(command.target, told, is_more=command.is_more)
        return ""

    def _write(self, name: str, text: str | None, *, is_more: bool = False) -> None:
        """Write a file, if it is known what."""
        before = self._files.pop(name, None)
        if not is_more:
            before = ""
        if text is not None and before is not None:
            self._files[name] = before + text

    def _told(
        self, command: Command, variables: dict[str, str], depth: int
    ) -> str | None:
        """Run a command; return what it writes to where that goes by itself."""
        words, given = command.words, command.given
        name = words[0]
        names = [word.rpartition("/")[2] for word in words]
        start = next((i for i, each in enumerate(names) if each in NAMES), None)
        if start is not None:
            shown = [self._shown(word, given) for word in words[start + 1 :]]
            self.found.append([names[start], *shown])
            return None
        if name in self._functions:
            return self._call(words, variables, depth, given)
        if name.startswith(DEFINITION) and name[1:].isdecimal():
            at = number_in(name[1:])
            self._functions.update(self._definitions[at : at + 1])
            return ""
        if name == "trap":
            self._at_exit += words[1:2]
        elif name == "eval" and depth < _DEEPEST:
            return self._run(" ".join(words[1:]), variables, depth + 1, given)
        elif name == "shift" and "@" in variables:
            count = number_in(words[1]) if words[1:] and words[1].isdecimal() else 1
            variables["@"] = array_of(several_in(variables["@"])[count:])
        elif name == "read":
            _read(words[1:], given, variables)
        elif words[:2] == ["printf", "-v"] and len(words) > 3:
            variables[words[2]] = formatted(words[3:])
            return ""
        elif name == "tee" and len(words) > 1:
            self._write(words[-1], given)
        elif name == "cat":
            return self._concatenated(words[1:], given)
        return printed(words, given)

    def _call(
        self,
        words: list[str],
        variables: dict[str, str],
        depth: int,
        given: str | None,
    ) -> str | None:
        """Run a function with its arguments; return what it writes."""
        self._called.add(words[0])
        self._calls += 1
        if depth >= _DEEPEST or self._calls > _MOST_CALLS:
            return None
        own = variables | {"@": array_of(words[1:])}
        return self._run(self._functions[words[0]], own, depth + 1, given)

    def _concatenated(self, names: list[str], given: str | None) -> str | None:
        """Return what "cat" writes."""
        told = [
            given if name == "-" else self._files.get(name) for name in (names or ["-"])
        ]
        texts = [text for text in told if text is not None]
        return "".join(texts) if len(texts) == len(told) else None

    def _shown(self, word: str, given: str | None) -> str:
        """Return a word with the text of a file, or what is given, instead of its name."""
        found = _FILE.fullmatch(word)
        if found is None:
            return word
        text = given if found[2] == "-" else self._files.get(found[2])
        return word if text is None else f"{found[1] or ''}{text}"


def _assign(
    name: str, value: str, variables: dict[str, str], *, is_more: bool = False
) -> None:
    """Set a variable; a value that stays open gets its name."""
    if is_more and UNSET.fullmatch(before := variables.get(name, "")) is None:
        value = before + value
    # Each of some variables that hold the one before twice would double the text.
    is_open = not value or len(value) > LONGEST or _OPEN.fullmatch(value)
    own = unset(name)
    variables[name] = own if is_open else value.replace(OUTPUT, own)


def _read(words: list[str], given: str | None, variables: dict[str, str]) -> None:
    """Set what "read" reads."""
    names = [word for word in words if re.fullmatch(r"[A-Za-z_]\w*", word)]
    for name in names:
        variables[name] = unset(name)
    if given is not None and len(names) == 1:
        variables[names[0]] = given
