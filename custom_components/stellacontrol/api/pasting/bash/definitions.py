"""Finding the functions of a script."""

from ..example import Unreadable
from .words import Words

DEFINITION = "\2"
"""How a word begins that stands for the definition of a function."""


def without_functions(text: str, found: list[tuple[str, str]]) -> str:
    """Return a script with words for its functions; put names and bodies into `found`."""
    parts: list[str] = []
    opened: list[tuple[str, int, int]] = []
    before = ["", "", "\n"]
    done = end = start = 0
    words = Words(text, {}, _skip)
    try:
        for word, is_sign in words:
            is_first = not is_sign and before[-1] in (*";&|(\n", "{")
            if not is_sign and word == "{":
                opened.append((_name(before), start, words.at))
            elif word == "}" and is_first and opened:
                name, begin, body = opened.pop()
                if name:
                    found.append((name, text[body : words.at - 1]))
                if name and not any(each[0] for each in opened):
                    parts.append(f"{text[done:begin]} {DEFINITION}{len(found) - 1}")
                    done = words.at
            start = end if is_first else start
            before = [*before[1:], word]
            end = words.at
    except Unreadable:
        pass  # what was found before
    return "".join(parts) + text[done:]


def _skip(words: Words) -> str:
    """Go through what stands in brackets."""
    for _ in words:
        pass
    return ""


def _name(before: list[str]) -> str:
    """Return the name of the function that a brace begins; "" if it begins none."""
    if before[-1] == ")":
        name = before[-2].removesuffix("(") or before[-3]
        return name if before[-2].endswith("(") else ""
    return before[-1] if before[-2] == "function" else ""
