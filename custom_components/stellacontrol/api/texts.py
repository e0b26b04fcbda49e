"""Texts of a platform, made fit to be shown and logged: one line, short, and plain."""

from functools import lru_cache
import re

from .limits import LONGEST_TEXT

_MOST_SEEN = 4096
"""Characters that are looked at: cleaning millions would hold up everything else."""

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\s]+")
"""Control characters and blanks. A line break would make two lines in the log of one."""

_UNSHOWABLE = re.compile(
    # What turns the direction of the text behind it, and what cannot be seen at all.
    r"[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
    # Half of a character, which cannot be written to any file.
    r"|[\ud800-\udfff]"
    # Accents piled upon each other would cover the lines above.
    r"|(?<=[\u0300-\u036f]{3})[\u0300-\u036f]+"
)

_MARKUP = re.compile(r"<(?=\S)|\](?=[(\[:])")
"""What begins a tag in HTML, or the address of a picture or a link in Markdown.

Names end up in notifications and cards of users, which Home Assistant shows as Markdown,
and a picture is fetched from wherever it says.
"""


def clean(text: str) -> str:
    """Return a text as one short line without markup; empty if nothing of it is left."""
    return shortened(_MARKUP.sub(r"\g<0> ", one_line(text[:_MOST_SEEN])))


clean_short = lru_cache(maxsize=4096)(clean)
"""Clean a text that is no longer than `LONGEST_TEXT`: most come again with every message,
so they are remembered."""


def one_line(text: str) -> str:
    """Return a text as one line without what cannot be seen."""
    return _UNSHOWABLE.sub("", _BREAKS.sub(" ", text)).strip()


def shortened(text: str, longest: int = LONGEST_TEXT) -> str:
    """Return a text with an ellipsis in place of what is too long."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
