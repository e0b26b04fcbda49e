"""Values that an example keeps in variables, objects and pairs."""

import pytest

from .pastes import KEY
from .reading import read

BASE = "https://api3.stellacontrol.com"


@pytest.mark.parametrize(
    "text",
    [
        f'GATEWAY={BASE}\nLIST=/devices/all\ncurl "$GATEWAY$LIST"',
        f"""const config = {{ paths: {{ list: "/devices/all" }} }};
fetch("{BASE}" + config.paths.list);""",
    ],
    ids=["shell", "object"],
)
def test_path_is_found_where_the_example_keeps_it(text: str) -> None:
    """A value that is set is used, also within objects."""
    understood = read(text)
    assert understood.calls == ("list devices",)
    assert understood.profile.devices.path == "/all"
    assert understood.other_hosts == ()


def test_pairs_of_a_dictionary_are_a_body() -> None:
    """C# writes each member as a pair."""
    text = f"""var body = new Dictionary<string, object>
{{ {{ "identifier", "08" }}, {{ "on", false }} }};
await client.PutAsJsonAsync("{BASE}/devices/SR1000001/bands", body);
"""
    parameters = read(text).profile.parameters
    assert parameters.path == "/{serial}/bands"
    assert parameters.body == {"identifier": "{band}", "on": "{on}"}


def test_half_of_basic_that_nobody_knows_is_the_user() -> None:
    """The other half is the identifier that I have typed."""
    headers = read(f"curl -u 'anybody:{KEY}' {BASE}/devices").profile.headers
    assert headers == {"Authorization": "Basic {basic:username:client_key}"}


@pytest.mark.parametrize("value", ["null", "{ a: 1 }"])
def test_what_is_no_text_adds_nothing_to_a_path(value: str) -> None:
    """A program shows none, or an object, where a page of the list would stand."""
    text = f"""const page = {value};
fetch(`{BASE}/devices${{page}}/all`);"""
    assert read(text).profile.devices.path == "/all"


@pytest.mark.parametrize(
    ("text", "is_form"),
    [
        (
            f"axios({{ method: 'put', url: '{BASE}/devices/SR1/x', data: BODY }});",
            False,
        ),
        (f"requests.put('{BASE}/devices/SR1/x', data=BODY)", True),
        (f"got.put('{BASE}/devices/SR1/x', {{ form: BODY }});", True),
        (f"got.put('{BASE}/devices/SR1/x', {{ json: BODY }});", False),
    ],
)
def test_form_is_told_from_json(text: str, is_form: bool) -> None:
    """The same word means one in JavaScript and the other in Python."""
    body = '{"identifier": "08", "on": "off"}'
    parameters = read(text.replace("BODY", body)).profile.parameters
    assert parameters.body == {"identifier": "{band}", "on": "{on?on:off}"}
    assert parameters.is_form is is_form


@pytest.mark.parametrize(
    "looked_up", ['os.getenv("CLIENT_KEY")', 'os.environ.get("CLIENT_KEY", "")']
)
def test_variable_of_the_environment_says_what_it_is(looked_up: str) -> None:
    """Its name tells which credential is meant, whatever the field is called."""
    text = f"""import os, requests
requests.get("{BASE}/devices", headers={{"X-Gate": {looked_up}}})"""
    assert read(text).profile.headers["X-Gate"] == "{client_key}"


def test_program_that_tells_more_than_its_comments_is_read() -> None:
    """Comments name verbs and paths; only the program has what is sent."""
    text = f"""# POST /security/login
# GET /devices
requests.patch("{BASE}/devices/SR1/bands", json={{"08": False, "21": True}})
requests.post("{BASE}/devices/SR1/commands", json={{"command": "reboot"}})"""
    assert read(text).calls == ("set parameters", "send command")
