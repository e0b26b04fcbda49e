"""Examples as resellers write them: what is understood, and what is never kept."""

import json

from hypothesis import given, settings, strategies as st
import pytest
from yarl import URL

from custom_components.stellacontrol.api import CallName, Credentials, Gateway, Profile
from custom_components.stellacontrol.api.pasting import (
    LONGEST,
    Understood,
    read_example,
)
from simulator.dialects import STYLES, dialect_of, example, mixture

GATEWAY = Gateway(url=URL("https://api3.stellacontrol.com"))
KEY, PASSWORD, TOKEN = "6f1c2c1e-mark-key", "mark-password", "tok-1234567890-mark"
CREDENTIALS = Credentials(
    client_id="integration",
    client_key=KEY,
    username="mark@example.com",
    password=PASSWORD,
)

BASH = f"""
BASE="https://api3.stellacontrol.com"
KEY='{KEY}'
TOKEN=$(curl -s -X POST "$BASE/v2/session" \\
  -H 'Content-Type: application/json' -H "X-Client: integration" \\
  -d "{{\\"user\\": \\"mark@example.com\\", \\"secret\\": \\"$KEY\\", \\"pass\\":\\"$PASS\\"}}" \\
  | jq -r .accessToken)
curl -sS -H "X-Auth-Token: {TOKEN}" "$BASE/v2/repeaters"
curl "$BASE/v2/repeaters/SR1000001/state" -H "X-Auth-Token: ${{TOKEN}}"
curl -X PUT $BASE/v2/repeaters/$SERIAL/bands/08 --json '{{"enabled": false}}'
curl -XPOST $BASE/v2/repeaters/$SERIAL/restart -H "X-Auth-Token: $TOKEN"
curl -X DELETE "$BASE/v2/session" -H "X-Auth-Token: $TOKEN"
"""
CSHARP = """
var client = new HttpClient { BaseAddress = new Uri("https://api3.stellacontrol.com") };
var response = await client.PostAsJsonAsync("/security/login",
    new { clientId = "integration", clientKey = key, userName = user, password = pwd });
client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("JWT", token);
var list = await client.GetStringAsync("/devices");
var status = await client.GetAsync($"/devices/{serial}/status");
"""
BASIC = f"""curl -u integration:{KEY} https://api3.stellacontrol.com/security/token \\
  -d 'username=mark@example.com&password={PASSWORD}&grant_type=password'"""


def read(text: str) -> Understood:
    """Understand an example with what the user has typed."""
    return read_example(text, GATEWAY, CREDENTIALS, Profile(), ("SR1000001",))


def test_bash_is_understood() -> None:
    """Quotes, continuations, variables, substitutions: all six calls are there."""
    understood = read(BASH)
    assert len(understood.calls) == 6
    told = understood.profile.as_dict()
    assert told["log_in"]["path"] == "/v2/session"
    assert told["log_in"]["body"] == {
        "user": "{username}",
        "secret": "{client_key}",
        "pass": "{password}",
    }
    assert told["headers"] == {"X-Auth-Token": "{token}"}
    assert told["status"]["path"] == "/v2/repeaters/{serial}/state"
    assert told["parameters"]["path"] == "/v2/repeaters/{serial}/bands/{band}"
    assert told["parameters"]["body"] == {"enabled": "{on}"}
    assert told["command"]["path"] == "/v2/repeaters/{serial}/{command}"
    assert told["words"] == {"reboot": "restart"}
    assert told["log_out"]["method"] == "DELETE"


def test_what_the_shell_looks_up_keeps_its_name() -> None:
    """A key from my password store is known by the name that the script gives it."""
    told = read("""
CLIENT_KEY=$(pass show stella)
curl https://api3.stellacontrol.com/session -H "X-App: $CLIENT_KEY" \\
  --json '{"userName": "mark@example.com", "password": "hunter2"}'
""").profile.as_dict()
    assert told["log_in"]["headers"] == {"X-App": "{client_key}"}


def test_c_sharp_is_understood() -> None:
    """Anonymous objects and default headers are read as far as they are plain."""
    told = read(CSHARP).profile.as_dict()
    assert told["log_in"]["body"]["userName"] == "{username}"
    assert told["headers"] == {"Authorization": "JWT {token}"}
    assert "headers" not in told["log_in"]


def test_basic_and_form_are_understood() -> None:
    """What curl does with -u and -d becomes placeholders."""
    told = read(BASIC).profile.as_dict()["log_in"]
    assert told["is_form"] is True
    assert told["headers"] == {"Authorization": "Basic {basic:client_id:client_key}"}
    assert told["body"]["grant_type"] == "password"


ODD_SHELL = r"""
BASE=https://api3.stellacontrol.com # curl https://api3.stellacontrol.com/none
curl -H X-Key:\ a\ word https://api3.stellacontrol.com/devices?cost=$1 -k
curl "https://api3.stellacontrol.com/devices/$(head -n $(echo 1) "serials")/state"
curl -u plain https://api3.stellacontrol.com/devices
"""
ODD_JAVASCRIPT = """
const base = ("https://api3.stellacontrol.com");
const more = { scope: "read", ...others, note: f"{1 +}", [ "deep" ]: new Thing() };
axios.post(base + "/security/login".toString(), { ...more, user, ratio: -1.5, list: [,] });
axios.get(base + "/devices/%s/state" % (serial));
axios.get(base + "/x", things["first"][] + rest?.of. , open(
"""


@pytest.mark.parametrize("text", [ODD_SHELL, ODD_SHELL + "\\", ODD_JAVASCRIPT])
def test_odd_program_text_is_read_as_far_as_it_is_plain(text: str) -> None:
    """What cannot be read keeps nobody from reading what stands before it."""
    understood = read(text)
    assert understood.fault == ""
    assert CallName.READ_STATUS in understood.calls
    assert understood.profile.as_dict()["status"]["path"] == "/{serial}/state"


@pytest.mark.parametrize(
    ("pair", "template"),
    [
        ("`${clientId}:${clientKey}`", "{basic:client_id:client_key}"),
        ("username + ':' + password.trim()", "{basic:username:password}"),
    ],
)
def test_basic_of_node_is_understood(pair: str, template: str) -> None:
    """What a method writes another way is still what it was."""
    told = read(f"""
fetch('https://a.example/session', {{
  method: 'POST',
  headers: {{ Authorization: 'Basic ' + Buffer.from({pair}).toString('base64') }},
  body: JSON.stringify({{ name: username, password: password }}),
}});
""").profile.log_in
    assert told.headers == {"Authorization": f"Basic {template}"}


def test_log_in_inside_another_request_is_understood() -> None:
    """Whoever writes short commands fetches the token where it is needed."""
    told = read(f"""
B=https://api3.stellacontrol.com
curl "$B/devices" -H "Authorization: Bearer $(curl -s -d 'username=mark@example.com' \\
  -d 'password={PASSWORD}' "$B/v2/session" | jq -r .token)"
""").profile.as_dict()
    assert told["log_in"]["path"] == "/v2/session"
    assert told["log_in"]["body"]["password"] == "{password}"


def test_log_in_is_known_by_what_was_typed() -> None:
    """Whatever the platform calls them, the values of the form say what they are."""
    body = {"in": {"x1": "integration", "x2": KEY, "mail": PASSWORD}}
    known = read(f"POST /devices/a/b\n\n{json.dumps(body)}").profile
    assert known.log_in.path == "/a/b"
    assert known.log_in.body == {
        "in": {"x1": "{client_id}", "x2": "{client_key}", "mail": "{password}"}
    }


@pytest.mark.parametrize("name", ["X-Gate-Token", "x-my-session", "Authorization"])
def test_header_that_names_a_token_holds_one(name: str) -> None:
    """Whatever it looks like, it is kept as a placeholder."""
    told = read(f"GET /devices\n{name}: abcdefgh").profile.as_dict()
    assert told["headers"] == {name: "{token}"}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("seed", range(6))
def test_every_style_shows_every_call(style: str, seed: int) -> None:
    """The vendor's languages, and data, tell the same."""
    text = example(mixture(seed), style, gateway=str(GATEWAY.url).rstrip("/"))
    understood = read(text)
    assert understood.fault == ""
    assert not {CallName.LOG_IN, CallName.LIST_DEVICES, CallName.READ_STATUS} - set(
        understood.calls
    )


def test_a_profile_is_taken_without_its_secrets() -> None:
    """A profile that was saved, or written by hand, with a password in it."""
    text = json.dumps({"log_in": {"path": "/x", "body": {"user": "a", "pw": PASSWORD}}})
    told = read(text).profile.as_dict()
    assert told["log_in"] == {
        "path": "/x",
        "body": {"user": "{username}", "pw": "{password}"},
    }


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "example_no_request"),
        ("Please ask your administrator.", "example_no_request"),
        ("curl -X POST 'https://api3.stellacontrol.com/login", "example_open_quote"),
        ("x" * (LONGEST + 1), "example_too_long"),
        (
            f"curl 'https://a.example/login?user=a&password={PASSWORD}'",
            "example_secret_in_url",
        ),
        ("a: &a [1, 2]\nb: *a\n", "example_unreadable"),
        ("curl $(cat (address", "example_open_quote"),
        (f"PUT /devices/SR1/x?n={'9' * 5000}", "example_no_call"),
    ],
)
def test_half_an_example_gets_an_answer(text: str, fault: str) -> None:
    """The form says what is wrong with it."""
    understood = read(text)
    assert understood.fault == fault
    assert understood.calls == ()


@pytest.mark.parametrize("text", ["{", "[", "$(", "a: ", "- ", "'"])
def test_longest_text_of_any_kind_gets_an_answer(text: str) -> None:
    """A parser that takes the square of a length would take an hour."""
    assert read((text * LONGEST)[:LONGEST]).fault.startswith("example_")


def test_another_host_is_told() -> None:
    """Nothing is ever sent to it; the user sees that it differs."""
    understood = read(
        "curl https://other.example/devices -H 'Authorization: Bearer x1'"
    )
    assert understood.other_hosts == ("other.example",)


WHOLE = [
    BASH,
    CSHARP,
    BASIC,
    *(
        example(dialect_of("log-in-path/session"), style, gateway="https://gw.example")
        for style in STYLES
    ),
]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_text_breaks_it_and_no_secret_is_kept(data: st.DataObject) -> None:
    """Cut, mixed and dirtied examples: an answer always comes, and never a secret."""
    text = data.draw(st.sampled_from(WHOLE))
    for name in ("$PASSWORD", "process.env.PASSWORD", "{password}"):
        text = text.replace(name, PASSWORD)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    noise = data.draw(st.text(max_size=12))
    at = data.draw(st.integers(start, end))
    understood = read(text[start:at] + noise + text[at:end])
    kept = json.dumps(understood.profile.as_dict())
    for secret in (KEY, PASSWORD, TOKEN, "mark@example.com"):
        assert secret not in kept
    assert understood.fault or understood.calls
