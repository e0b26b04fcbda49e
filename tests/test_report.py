"""The report that a person pastes into an issue: what differs, and nothing else."""

from dataclasses import replace
from functools import reduce
import json
from typing import Any

import pytest
from yarl import URL

from custom_components.stellacontrol.api import CallName, Credentials, Gateway, Profile
from custom_components.stellacontrol.api.finding import Answer, Findings, Step
from custom_components.stellacontrol.api.masking import Masking
from custom_components.stellacontrol.api.report import described, write_report

SECRETS = ("mark-key", "mark@example.com", "mark-password")
MASKING = Masking(
    Credentials(
        client_id="integration",
        client_key=SECRETS[0],
        username=SECRETS[1],
        password=SECRETS[2],
    )
)


def a_step(status: int, body: Any, call: CallName = CallName.LOG_IN) -> Step:
    """Return one request with its answer; a text is told as it is."""
    text = body if isinstance(body, str) else json.dumps(body)
    content = None if isinstance(body, str) else body
    return Step(
        call=call,
        method="POST",
        path="/security/login",
        status=status,
        answer=Answer(status=status, text=text, body=content),
    )


def moved(location: str) -> Step:
    """Return a request that was sent elsewhere."""
    headers = {"location": location}
    return replace(a_step(302, ""), answer=Answer(status=302, headers=headers))


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (a_step(0, "no answer in time"), ": no answer in time"),
        (a_step(404, ""), " → 404 (empty)"),
        (a_step(404, "<html>no</html>"), " → 404 (a web page)"),
        (
            a_step(200, "<!doctype html><title>Sign in, mark@example.com</title>"),
            " → 200 (a web page: Sign in, ***)",
        ),
        (moved("/portal?key=mark-key"), " → 302 (redirect to /portal)"),
        (
            moved("https://sso.example/portal"),
            " → 302 (redirect to another address: /portal)",
        ),
        (a_step(200, "hello"), " → 200 (not JSON)"),
        (a_step(200, {"a": 1}), " → 200 {'a': 'number'}"),
        (a_step(401, {"error": "mark-password"}), ' → 401 {"error": "***"}'),
        (
            a_step(200, {"success": False, "for": "mark@example.com"}),
            ' → 200 {"success": false, "for": "***"}',
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_failure_is_one_line(step: Step, told: str) -> None:
    """Request and answer, shortened and masked."""
    assert described(step, MASKING) == f"POST /security/login{told}"


def _nested(inner: Any, _: int) -> Any:
    return {"in": [inner]}


def test_report_holds_keys_and_types_alone() -> None:
    """Names of keys say what something is; values and odd keys may say whose it is."""
    deep: Any = reduce(_nested, range(10), 1)
    body = {
        "serial": "SR1",
        "on": True,
        "none": None,
        "list": [{"a": 1.5}, {"a": 2}],
        "empty": [],
        "SR1000001": {"08": "x"},
        "more": {"mark-key": 1},
        "deep": deep,
    }
    findings = Findings(
        profile=Profile.from_dict({"log_in": {"body": {"a": "{password}" * 90}}}),
        steps=(
            a_step(500, {"error": "a|b\nc"}),
            a_step(200, body, CallName.LIST_DEVICES),
            a_step(0, "TimeoutError", CallName.READ_STATUS),
        ),
    )
    gateway = Gateway(url=URL("https://gw.example"))
    report = write_report(findings, gateway, MASKING, version="1.2.3")
    for line in (
        "serial: text",
        "on: boolean",
        "none: null",
        "empty: empty list",
        "(a key):",
        "  08: text",
        "Works: nothing yet.",
        "another one",
    ):
        assert line in report
    assert "no answer: TimeoutError" in report
    assert "SR1" not in report
    assert "mark" not in report
    assert "gw.example" not in report
    assert "…" in report


def test_report_tells_what_was_sent_and_which_success_is_none() -> None:
    """Who mends it from afar sees which spelling was refused, and that a page came."""
    sent = {
        "body": {"action": "login", "data": {"user": "{username}"}},
        "headers": {"Authorization": "{basic:client_id:client_key}"},
        "cookies": {"sid": "{token}"},
    }
    findings = Findings(
        profile=Profile(),
        steps=(
            replace(a_step(401, {"error": "no"}), sent=sent),
            a_step(200, "<html>mark-key</html>", CallName.LIST_DEVICES),
            replace(a_step(404, ""), path="/security/a190504c632f0b1"),
            replace(
                a_step(400, {}), sent={"body": dict.fromkeys("abcdefghijkl", "{token}")}
            ),
        ),
    )
    gateway = Gateway(url=URL("https://gw.example"))
    report = write_report(findings, gateway, MASKING, version="1.2.3")
    assert (
        "| POST /security/login with action=login, data.user,"
        " Authorization: {basic:client_id:client_key}, Cookie: sid |"
    ) in report
    assert "| list devices | POST /security/login | 200 (a web page) |" in report
    assert "/login with a, b, c, d, e, f, g, h, … (12 names) |" in report
    assert "| log in | POST /security/a190504c632f0b1 | 404 (empty) |" in report
    assert "mark" not in report
