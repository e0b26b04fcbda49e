"""What a refused log-in says: that the credentials are wrong, or only the form."""

from enum import StrEnum
from http import HTTPStatus
import re

from ..aliases import credential_for
from ..replies import refusal_in
from .answer import Answer, are_alike


class Verdict(StrEnum):
    """What an answer to a log-in means."""

    ABSENT = "absent"
    """There is nothing at this path."""

    FORM = "form"
    """Nobody has looked at the credentials: the request is not written as expected."""

    REFUSED = "refused"
    """The credentials were looked at and refused, or nobody can tell."""


_ABOUT_FORM = re.compile(
    r"missing|required|malformed|unexpected|unknown (?:field|key|property|parameter|"
    r"member|action|method|command)|schema|\bpars(?:e|ing)|validation|content.?type|"
    r"media.?type|\bjson\b|(?:must|should) (?:be|have|contain|not)|expected|"
    r"not allowed|unrecogni[sz]ed|additional propert|unsupported|bad request|syntax|"
    r"no body|empty body|\bform(?:at|atted)?\b|not supplied|not provided|is needed|"
    r"cannot be (?:null|empty)|unexpected end|deserializ|extra (?:field|input)|"
    r"invalid (?:request|body|payload|input|parameter|argument)|undefined"
)
_ABOUT_CREDENTIALS = re.compile(
    r"credential(?!s? (?:schema|form))|(?<!went )wrong|incorrect|denied|"
    r"log.?in failed|sign.?in failed|"
    r"authentication failed|locked|not recogni[sz]ed|bad password|refused|"
    r"(?:invalid|unknown|bad|no such) (?:user|client|password|login|e-?mail|account|"
    r"name|key|secret|api|grant)|disabled|suspended"
)
_ABOUT_PERSON = re.compile(
    r"(?:captcha|factor|mfa|2fa|\botp|one.?time|verification code|challenge).{0,24}"
    r"(?:required|needed|missing|pending|true)"
)
"""It asks for what only a person can give; no spelling of the request helps."""
_ABOUT_PATH = re.compile(
    r"(?:no such|unknown|invalid) (?:path|route|endpoint|url|page)|no route|cannot post|"
    r"(?:path|route|endpoint|url)\b.{0,60}\bnot (?:be )?(?:found|exist)"
)
_ABSENCE = re.compile(r"missing|required|not (?:supplied|provided|given)|incomplete")
_UNKNOWN = re.compile(
    r"(?:unknown|unexpected|unrecogni[sz]ed|malformed|additional|extra) "
    r"(?:field|key|propert|parameter|member|input)"
)
_NAMES = {status.value: status.phrase.lower() for status in HTTPStatus}
_SENTENCE = re.compile(r'"[^"]*\w \w[^"]*"')
_FORM_STATUSES = (405, 406, 411, 413, 415)


def judge_log_in(
    answer: Answer, *, path: str, absent: Answer | None, empty: Answer | None
) -> Verdict:
    """Say what a refused log-in means.

    Args:
        answer: To the log-in with credentials.
        path: Where it was sent.
        absent: What the gateway answers for a path that does not exist, if known.
        empty: What the same path answers to an empty object, if known.
    """
    if absent is not None and are_alike(answer, absent, path):
        return Verdict.ABSENT
    if _ABOUT_PATH.search(answer.words):
        return Verdict.ABSENT
    if answer.status in _FORM_STATUSES or 300 <= answer.status < 400:
        return Verdict.FORM
    words = _said(answer)
    if _ABOUT_PERSON.search(words):
        return Verdict.REFUSED
    says_form = bool(_ABOUT_FORM.search(words))
    says_credentials = bool(_ABOUT_CREDENTIALS.search(words))
    if says_form != says_credentials:
        return Verdict.FORM if says_form else Verdict.REFUSED
    if says_form and (verdict := _of_field(answer, words)) is not None:
        return verdict
    if answer.status in (401, 403):
        return Verdict.REFUSED
    if 200 <= answer.status < 300 and refusal_in(answer.body) is None:
        return Verdict.FORM  # a success without a token, such as a page for people
    if empty is not None and are_alike(answer, empty, path):
        # It sees no difference between nothing and everything.
        return Verdict.FORM
    is_known = says_credentials or empty is not None or absent is not None
    if not is_known and answer.status in (400, 404, 422):
        return Verdict.FORM
    return Verdict.REFUSED


def _said(answer: Answer) -> str:
    """Return what an answer says, in lower case.

    The name of its own status counts only where nothing else is said: many servers add
    "Bad Request" to everything that they refuse.
    """
    name = _NAMES.get(answer.status, "")
    rest = answer.words.replace(f'"{name}"', '""')
    return rest if _SENTENCE.search(rest) else answer.words


def _of_field(answer: Answer, words: str) -> Verdict | None:
    """Judge what speaks of form and credentials; `None` if it blames no field."""
    if _UNKNOWN.search(words):
        return Verdict.FORM
    if not _ABSENCE.search(words):
        return None
    # "Credentials are missing", though some were sent: they were not found.
    # "Missing or invalid credentials" says nothing.
    is_open = "invalid" in words and not _needed(answer)
    return Verdict.REFUSED if is_open else Verdict.FORM


def is_clear(answer: Answer) -> bool:
    """Whether a refused log-in says by itself whether form or credentials are wrong."""
    words = _said(answer)
    patterns = (_ABOUT_FORM, _ABOUT_CREDENTIALS, _ABOUT_PERSON)
    return any(pattern.search(words) for pattern in patterns)


def is_about_strictness(answer: Answer) -> bool:
    """Whether an answer complains of something that it did not expect."""
    return bool(
        re.search(
            r"unexpected|unknown|unrecogni[sz]ed|additional|not allowed|extra|not exist",
            answer.words,
        )
    )


_NAME = re.compile(r"(?P<quote>[\"'`]?)(?P<word>[A-Za-z][\w-]*)(?P=quote)")
_NEEDED = re.compile(
    r"\s+(?:field\s+|property\s+)?(?:(?:is|are)\s+(?:required|missing|needed)|required\b|"
    r"must\s+be|(?:can|may|should)\s?not\s+be\s+(?:empty|null|blank))",
    re.IGNORECASE,
)


def names_wanted(answer: Answer) -> dict[str, str]:
    """Return the credentials that an answer names, in its spelling, with placeholders.

    Such as {"userName": "{username}"} for "userName is required".
    """
    wanted: dict[str, str] = {}
    # It may name what it does not want, too.
    is_strict = is_about_strictness(answer)
    for found in _NAME.finditer(answer.text[:2000]):
        word, placeholder = found["word"], f"{{{credential_for(found['word'])}}}"
        if credential_for(word) is None or placeholder in wanted.values():
            continue
        is_named = not is_strict and (found["quote"] or _is_a_key(word))
        if is_named or _NEEDED.match(answer.text, found.end()):
            wanted[word] = placeholder
    return wanted


def _needed(answer: Answer) -> bool:
    """Whether an answer says of a credential, by name, that it is needed."""
    return any(
        credential_for(found["word"]) is not None
        and _NEEDED.match(answer.text, found.end())
        for found in _NAME.finditer(answer.text[:2000])
    )


def _is_a_key(word: str) -> bool:
    """Whether a word is a key rather than plain English, such as "name" or "user"."""
    return "_" in word or "-" in word or not (word.islower() or word.istitle())


_ABOUT_CONTRACT = re.compile(
    r"contract|permi(?:t|ssion)|licen[cs]e|subscription|not included|not enabled|scope"
)


def is_about_contract(answer: Answer) -> bool:
    """Whether a refusal says that the customer's contract leaves the function out."""
    return answer.status == 403 and bool(_ABOUT_CONTRACT.search(answer.words))
