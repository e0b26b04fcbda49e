"""Texts from outside within texts that Home Assistant shows as Markdown."""

import re

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def escaped(text: str) -> str:
    """Return a text that reads as it is: no picture, no link, nothing emphasised."""
    return _PUNCTUATION.sub(r"\\\g<0>", " ".join(text.split()))


def inline_code(text: str) -> str:
    """Return a text as code, which shows it as it is."""
    plain = " ".join(text.replace("`", "'").split())
    return f"`{plain}`" if plain else "-"
