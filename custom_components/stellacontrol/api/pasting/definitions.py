"""Finding the functions of a script."""

from .example import Unreadable
from .words import Words


def without_functions(text: str, functions: dict[str, str]) -> str:
    """Return what is around the functions of a script; put these into `functions`."""
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
                    functions[name] = text[body : words.at - 1]
                if name and not any(each[0] for each in opened):
                    parts.append(text[done:begin])
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
