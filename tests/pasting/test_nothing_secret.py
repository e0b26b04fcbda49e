"""If an example has a secret in an unexpected place, nothing of it is kept."""

from dataclasses import replace
import json

import pytest

from custom_components.stellacontrol.api import Credentials, Profile

from .pastes import KEY, PASSWORD
from .reading import CREDENTIALS, read


def test_secret_where_an_address_should_be_is_not_kept() -> None:
    """In a command without its beginning, the first field can look like the address."""
    understood = read(f"curl -s 'password={PASSWORD}' -d grant_type=password")
    assert PASSWORD not in json.dumps(understood.profile.as_dict())
    assert understood.fault


def test_password_that_is_a_command_is_a_password() -> None:
    """In a URL it is refused, although the word itself says little."""
    known = Credentials(
        client_id=CREDENTIALS.client_id,
        client_key=KEY,
        username=CREDENTIALS.username,
        password="restart",
    )
    understood = read("curl -X POST 'https://a.example/SR1000/do?name=restart'", known)
    assert understood.fault == "example_secret_in_url"
    assert understood.profile == Profile()


def test_user_in_a_path_is_not_kept() -> None:
    """Servers write addresses down, and a name is mine as well."""
    known = replace(CREDENTIALS, username="operator")
    understood = read("curl https://a.example/devices/operator/status", known)
    assert understood.fault == "example_secret_in_url"
    assert understood.profile == Profile()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("curl 'mark@example.com,'", "example_secret_in_url"),
        (f"curl 'X-Api-Key: {KEY}'", "example_secret_in_url"),
        ("GET /4f9a8b7c6d5e4f9a8b7c6d/devices", "example_secret_in_url"),
    ],
)
def test_what_makes_no_sense_gets_an_answer(text: str, fault: str) -> None:
    """The user gets an answer, and nothing of the text is kept."""
    understood = read(text)
    assert understood.fault == fault
    assert understood.profile == Profile()


def test_secret_that_begins_with_another_is_replaced_whole() -> None:
    """My name is in my password: nothing of it is left beside the placeholder."""
    known = replace(CREDENTIALS, username="mark", password="mark-and-more")
    text = json.dumps({"log_in": {"path": "/login", "body": {"x": "mark-and-more"}}})
    assert read(text, known).profile.log_in.body == {"x": "{password}"}
