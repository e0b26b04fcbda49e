"""What a refused log-in says: wrong credentials, the wrong form, or nothing is there."""

import json
from typing import Any

import pytest

from custom_components.stellacontrol.api.finding import Answer, Verdict, judge_log_in
from custom_components.stellacontrol.api.finding.judge import names_wanted

PATH = "/security/login"
EMPTY = {"error": "bad request"}


def answer(status: int, body: Any) -> Answer:
    """Return an answer of JSON."""
    return Answer(status=status, text=json.dumps(body), body=body)


@pytest.mark.parametrize(
    ("status", "body", "verdict"),
    [
        (404, {"error": "not found"}, Verdict.ABSENT),
        (200, {"error": "no such path"}, Verdict.ABSENT),
        (401, {"error": "The route api/login could not be found"}, Verdict.ABSENT),
        (401, {"error": "user not found"}, Verdict.REFUSED),
        *((status, {"error": "no"}, Verdict.FORM) for status in (406, 411, 413, 415)),
        (412, {"error": "no"}, Verdict.REFUSED),
        (301, {}, Verdict.FORM),
        (400, {"error": "credentials are missing"}, Verdict.FORM),
        (400, {"error": "missing or invalid credentials"}, Verdict.REFUSED),
        (400, {"error": "userName is required"}, Verdict.FORM),
        (400, {"error": "wrong password"}, Verdict.REFUSED),
        (401, {"error": "validation of credentials"}, Verdict.REFUSED),
        (200, {"page": "hello"}, Verdict.FORM),
        (422, {"error": "bad credential schema"}, Verdict.FORM),
        (400, EMPTY, Verdict.FORM),
        (409, {"error": "oops"}, Verdict.REFUSED),
    ],
    ids=str,
)
def test_answer_is_judged_by_what_it_says(
    status: int, body: Any, verdict: Verdict
) -> None:
    """The number alone says little."""
    found = judge_log_in(
        answer(status, body),
        path=PATH,
        absent=answer(404, {"error": "not found"}),
        empty=answer(400, EMPTY),
    )
    assert found is verdict


def test_answer_that_nothing_can_be_compared_with_is_no_refusal() -> None:
    """Without knowing what the gateway says of nothing, 404 says nothing."""
    alone = answer(404, {"code": 17})
    assert judge_log_in(alone, path=PATH, absent=None, empty=None) is Verdict.FORM


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("userName is required", {"userName": "{username}"}),
        ("The email field is required.", {"email": "{username}"}),
        ("'pass' or \"pwd\" please", {"pass": "{password}"}),
        ("your user name is wrong", {}),
        ("property email should not exist", {}),
        (
            "property name should not exist, clientSecret must be a string",
            {"clientSecret": "{client_key}"},
        ),
    ],
)
def test_names_that_an_answer_tells_are_found(
    text: str, wanted: dict[str, str]
) -> None:
    """In its own spelling, and not what it does not want."""
    assert names_wanted(Answer(status=400, text=text)) == wanted
