"""Which words of a refused log-in are about its form, and which about the credentials."""

import json
from typing import Any

import pytest

from custom_components.stellacontrol.api.finding import Answer, Verdict, judge_log_in

INCOMPLETE = {
    "statusCode": 400,
    "message": ["name should not be empty", "password should not be empty"],
    "error": "Bad Request",
}
PROBLEM = "https://tools.ietf.org/html/rfc9110#section-15.5.1"


def answer(status: int, body: Any) -> Answer:
    """Return an answer of JSON."""
    return Answer(status=status, text=json.dumps(body), body=body)


def nest(message: Any, status: int = 400, error: str = "Bad Request") -> Any:
    """Return what NestJS says of a refusal."""
    return status, {"statusCode": status, "message": message, "error": error}


@pytest.mark.parametrize(
    ("status", "body"),
    [
        nest("Invalid credentials"),
        nest("E-mail or password do not match"),
        nest("invalid_credentials"),
        nest("Invalid credentials", 422, "Unprocessable Entity"),
        (
            400,
            {
                "type": PROBLEM,
                "title": "Bad Request",
                "status": 400,
                "detail": "Invalid user name or password.",
            },
        ),
        (400, {"error": "Wrong password. See the platform documentation."}),
        (400, {"error": "Login failed. Contact support for more information."}),
        (400, {"error": "The password is incorrect or has an unexpected format"}),
        (422, {"message": "The data was invalid: credentials do not match. Required?"}),
        (403, {"error": "User disabled. Information: see the platform"}),
        (400, {"error": "Captcha is missing"}),
        (400, {"message": "One-time password required"}),
    ],
    ids=str,
)
def test_wrong_credentials_are_told_at_once(status: int, body: Any) -> None:
    """My wrong password is sent once, whatever else the answer says."""
    found = judge_log_in(
        answer(status, body),
        path="/security/login",
        absent=answer(404, {"error": "not found"}),
        empty=answer(400, INCOMPLETE),
    )
    assert found is Verdict.REFUSED


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, INCOMPLETE),
        nest("property name should not exist: unknown field"),
        nest("Bad Request"),
        nest("Invalid credentials: userName is required"),
        nest("Invalid credentials: unknown field name"),
        (400, {"error": "bad request"}),
        (400, {"error": "Send a form, please"}),
        (400, {"error": "The date has the wrong kind of brackets: malformed field"}),
        (400, {"error": "Badly formatted"}),
        (422, {"detail": [{"msg": "Field required", "loc": ["body", "userName"]}]}),
    ],
    ids=str,
)
def test_wrong_form_goes_on(status: int, body: Any) -> None:
    """What nobody has looked at is no refusal of my credentials."""
    found = judge_log_in(
        answer(status, body),
        path="/security/login",
        absent=answer(404, {"error": "not found"}),
        empty=answer(400, {"error": "the body is empty"}),
    )
    assert found is Verdict.FORM
