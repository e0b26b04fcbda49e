"""Put texts of the platform safely into texts that Home Assistant shows as Markdown."""

import re

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def escaped(text: str) -> str:
    """Return a text without Markdown: no picture, no link, no emphasis."""
    return _PUNCTUATION.sub(r"\\\g<0>", " ".join(text.split()))


def inline_code(text: str) -> str:
    """Return a text as inline code, which is shown unchanged."""
    plain = " ".join(text.replace("`", "'").split())
    return f"`{plain}`" if plain else "-"
