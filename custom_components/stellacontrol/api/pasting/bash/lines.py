"""Making one script of what people paste: continued lines, old spellings, Windows."""

import re

_CONTINUED = re.compile(
    # An option at the beginning of a line follows a command that lost its line's end.
    r"(?<!\\)[\\^`]\r?\n|\n[ \t]*(?=--?[A-Za-z][\w-]*[ =\"'])"
)
_BATCH = re.compile(
    r"^[ \t]*@?(?:echo off\b|set[ \t]+\"?\w+=)|/%~?\d(?=[/?\"'\s]|$)",
    re.IGNORECASE | re.MULTILINE,
)
"""What only scripts for Windows have. What is encoded has two digits, not one."""
_SET = re.compile(
    r"(?P<before>^|\bdo |[(&])[ \t]*@?set[ \t]+(?:/p[ \t]+(?P<asked>\w+)=.*"
    r"|(?P<quote>\"?)(?P<name>\w+)=(?P<value>.*?)(?P=quote)[ \t]*$)",
    re.IGNORECASE | re.MULTILINE,
)
_REMARK = re.compile(r"^[ \t]*@?(?:rem\b|::)", re.IGNORECASE | re.MULTILINE)
_PERCENT = re.compile(r"%(?P<name>[A-Za-z_]\w*)%|%%?~?(?P<short>[A-Za-z]\b|\d)")


def as_bash(text: str) -> str:
    """Return a script without continued lines and old substitutions, as one for Bash."""
    text = re.sub(r"`(\s*(?:curl|wget)\b[^`]*)`", r"$(\1)", text)
    text = _CONTINUED.sub(" ", text)
    return _from_batch(text) if _BATCH.search(text) else text


def _from_batch(text: str) -> str:
    """Return a script for the command prompt of Windows as one for Bash."""
    text = _REMARK.sub("#", text)
    text = _SET.sub(_assignment, text)
    return _PERCENT.sub(lambda found: f"${{{found['name'] or found['short']}}}", text)


def _assignment(found: re.Match[str]) -> str:
    """Return an assignment, whose value needs no quotes there."""
    if found["asked"]:
        return f"{found['before']} read {found['asked']}"
    value = re.sub(r'(["\\$`])', r"\\\1", found["value"])
    return f'{found["before"]} {found["name"]}="{value}"'
