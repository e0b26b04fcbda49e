"""What the parts of a program look like, in JavaScript, Python and C#."""

import re
from typing import Final

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
NAME = re.compile(r"[A-Za-z_$][\w$]*")
KEY = re.compile(r"[A-Za-z_$][\w$-]*(?:\.\w+)*")
STEP = re.compile(r"#?([A-Za-z_$][\w$]*)")
SHORT = re.compile(r"[A-Za-z_$][\w$]*(?:[!?]?\.\w+)*")
TYPE = re.compile(r"<[^()=;]{0,200}?>\s*(?=[({])")
LOOP = re.compile(r"(?:async\s+)?for\b")
MADE = re.compile(r"\(\s*\)\s*(?=\{)|\[\](?=\s*\{)")
SPACE = re.compile(r"(?:\s+|//[^\n]*|#[^\n]*|/\*.*?\*/)*", re.DOTALL)
BLANKS = re.compile(r"[ \t]*")
WORDS: Final = {
    "true": True, "True": True, "false": False, "False": False,
    "null": None, "None": None, "undefined": None,
}  # fmt: skip
PERCENT = re.compile(r"[ \t]*%[ \t]*(?=[\w({])")
COMPARED = re.compile(r"\s*[!=]==?(?=\s)")
OTHER = re.compile(
    r"\s*(?:(?P<if>\?(?![.?]))|(?P<and>&&)|\|\||\?\?|\\?\||if\s[^\n]{1,99}?\selse\s)\s*"
)
COLON = re.compile(r"\s*:\s*")
QUOTED = re.compile(r"\[\s*\"([^\"]*)\"\s*\]")
COMPUTED = re.compile(r"\[\s*([A-Za-z_$][\w$.]*)\s*\](?=\s*[:=])")
ELISION = re.compile(r"(?:\.\.\.|…)(?=\s*[,\]}])")
DEEPEST = 25
IN_BRACKETS = re.compile(r"\[\s*([\"'`])[^\n]*?\1\s*\]\s*[:=](?!=)")
"""A key of JavaScript that is made of a text."""
