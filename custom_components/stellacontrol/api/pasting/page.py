"""Pages of documentation as people copy them: what stands around the requests is undone."""

from html import unescape
import re

from .tables import VERBS, as_rows
from .variables import with_variables

_TYPOGRAPHY = str.maketrans(
    "“”„‟«»‘’‚\u00a0", '""""""\'\'\' ', "\u00ad\u200b\u200c\u200d\u2060\ufeff"
)
"""What word processors make of quotation marks and blanks, and what nobody sees."""

_LONG_DASH = re.compile(r"(?<=\s)[–—](?=\w\w)")
_SHORT_DASH = re.compile(r"(?<=\s)[–—](?=\w\b)")
_FENCE = re.compile(r"^[ \t]*```.*$", re.MULTILINE)
_CITED = re.compile(r"^(?:>(?!=)[ \t]?)+", re.MULTILINE)
"""Before each line of an answer to a mail; what is indented more stays so."""
_PROMPT = re.compile(r"^(?:\$|PS>|[A-Z]:\\[^\n>]*>) (?=\S)", re.MULTILINE)
_NUMBERED = re.compile(r"^[ \t]*(\d{1,4})(?:[.:|)]?[ \t]|$)", re.MULTILINE)

_MARKUP = re.compile(r"<(?:pre|code|p|td|li|h[1-6])\b[^>]*>", re.IGNORECASE)
_NEXT_CELL = re.compile(r"</t[dh]>\s*<t[dh]\b[^>]*>", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:p|div|pre|tr|li|[uo]l|h[1-6]|table|section|br)\b[^>]*>", re.IGNORECASE
)
_INLINE = re.compile(
    r"</?(?:code|span|b|i|em|strong|a|td|th|html|body|tbody|thead)\b[^>]*>",
    re.IGNORECASE,
)

_WORDS = r"[A-Za-z][\w'-]*(?: [\w'-]+)*"
_SPELLINGS = re.compile(
    # Behind a slash or another placeholder, or as a value of a query.
    r"(?:(?<=[/}>])|(?<=[?&]\w{2}=)|(?<=\w{2}=)(?=<|%))"
    rf"(?:<<?\s*({_WORDS})\s*>>?|\[({_WORDS})\]|[‹]({_WORDS})[›]|%([A-Z_]{{3,40}})%"
    r"|#([A-Z_]{3,40})#|@([A-Za-z_]{3,40})(?=[/?\s]))"
)
_SPACED = re.compile(rf"\{{ ?({_WORDS}) ?\}}|<<({_WORDS})>>")

_VERB_LINE = rf"^[ \t>*#|`-]*(?:[\w ]*\b(?:method|verb)\b[ \t`*|:]*)?({VERBS})[ \t`*|:]*(?:\n|\Z)"
_URL_LINE = (
    r"^[ \t>*#|`-]*(?:[\w ]*\b(?:url|uri|endpoint|path|route|resource)\b[ \t`*|:]*)?"
    r"((?:/|https?://|\{+[^{}\"'\n]+\}+|<[^<>\n]+>)[^\s`|*]*(?<!:))[ \t`*|]*$"
)
_GAP = r"(?:[ \t]*(?:url|uri|endpoint|path|(?:http )?method)?[ \t:]*\n){0,3}"
_VERB_FIRST = re.compile(f"{_VERB_LINE}{_GAP}{_URL_LINE}", re.MULTILINE | re.IGNORECASE)
_URL_FIRST = re.compile(
    f"{_URL_LINE}\\n{_GAP}{_VERB_LINE}", re.MULTILINE | re.IGNORECASE
)


def plain(text: str) -> str:
    """Return a text without what documents, mails and browsers put around code."""
    text = _CITED.sub("", text.translate(_TYPOGRAPHY))
    if _MARKUP.search(text):
        text = _BLOCK.sub("\n", _NEXT_CELL.sub("\t", text))
        text = unescape(_INLINE.sub("", text))
    text = _SHORT_DASH.sub("-", _LONG_DASH.sub("--", text))
    text = with_variables(_without_numbers(_FENCE.sub("", text)))
    return _SPACED.sub(_one_word, _SPELLINGS.sub(_one_word, _PROMPT.sub("", text)))


def _one_word(found: re.Match[str]) -> str:
    """Return a placeholder in the spelling that everything else knows."""
    name = next(group for group in found.groups() if group)
    if " " not in name and found[0].startswith("{"):
        return found[0]
    return "{" + re.sub(r"\W+", "_", name) + "}"


def _without_numbers(text: str) -> str:
    """Return a text without the numbers of its lines, if it has them."""
    lines = [line for line in text.splitlines() if line.strip()]
    numbers = [_NUMBERED.match(line) for line in lines]
    found = [int(each[1]) for each in numbers if each is not None]
    # Blank lines may have lost their number.
    if len(lines) < 3 or len(found) < len(lines) or found != sorted(set(found)):
        return text
    return _NUMBERED.sub("", text)


def as_lines(text: str) -> str:
    """Return a page with the verb and the address of each request on one line."""
    return _joined(as_rows(text))


def _joined(text: str) -> str:
    """Join verbs and addresses that a page shows on lines of their own."""
    verb_first = _VERB_FIRST.subn(lambda each: f"{each[1].upper()} {each[2]}", text)
    url_first = _URL_FIRST.subn(lambda each: f"{each[2].upper()} {each[1]}\n", text)
    # In a row of both, each verb also stands before the address of the next request.
    return max(verb_first, url_first, key=lambda each: each[1])[0]
