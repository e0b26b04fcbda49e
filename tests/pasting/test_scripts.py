"""Scripts for Bash and for Windows, as resellers write them."""

from typing import Any

import pytest

from custom_components.stellacontrol.api import Profile

from .pastes import PASSWORD
from .reading import read

HOST = "https://api3.stellacontrol.com"
PUT = f"curl -X PUT {HOST}/devices/$SERIAL/bands/08"
ONE_BAND = ("PUT", "/{serial}/bands/{band}", {"isOn": "{on}"})
LOG_IN = {"client": "{client_id}", "key": "{client_key}", "user": "{username}"}


def parameters(text: str) -> tuple[str, str, Any]:
    """Return what an example sends to switch a band."""
    understood = read(text)
    call = understood.profile.parameters
    assert "set parameters" in understood.calls, understood
    return call.method, call.path, call.body


@pytest.mark.parametrize(
    "data",
    [
        "-d @body.json",
        '-d "$BODY"',
        '-d "$(python3 body.py)"',
        "-d @- < body.json",
        "--data-binary @-",
        '-H "Content-Type: application/json" -d "$BODY"',
        "-d off",
        "-d \"$(jq -n '{a: {}} | .a.b = false')\"",
    ],
)
@pytest.mark.parametrize("path", ["bands", "bands/08", "frequency", "commands"])
def test_body_that_nobody_shows_is_not_the_one_we_know(path: str, data: str) -> None:
    """Another body than the platform expects would be sent at each wish."""
    understood = read(f"curl -X PUT {HOST}/devices/SR1000001/{path} {data}")
    assert understood.calls == ()
    assert len(understood.unclear) == 1


def test_log_in_without_its_body_is_still_a_log_in() -> None:
    """Its path is what the example shows, beside other calls."""
    understood = read(
        f'curl {HOST}/devices/list\ncurl {HOST}/security/session -d "$BODY"'
    )
    assert understood.calls == ("log in", "list devices")
    assert understood.profile.log_in.path == "/session"


@pytest.mark.parametrize(
    "text",
    [
        f'cat > b.json <<EOF\n{{"isOn": false}}\nEOF\n{PUT} -d @b.json',
        f"cat <<'EOF' > b.json\n{{\"isOn\": false}}\nEOF\n{PUT} --data-binary @b.json",
        f"echo '{{\"isOn\": false}}' > b.json\n{PUT} --data=@b.json",
        f'printf \'{{"isOn": %s}}\' "$1" >b.json\n{PUT} -d@"b.json"',
        f"echo '{{\"isOn\":' > b\necho 'false}}' >> b\n{PUT} -d @b",
        f"echo '{{\"isOn\": false}}' | tee b.json\n{PUT} -d @b.json",
        f"echo '{{\"isOn\": false}}' > b.json\n{PUT} -d @- < b.json",
        f"jq -n '{{isOn: false}}' | {PUT} -d @-",
        f"jq -n '{{isOn: false}}' |\n  {PUT} -d @-",
        f'cat <<EOF | {PUT} -d @-\n{{"isOn": false}}\nEOF',
        f'printf \'{{"%s": %s}}\\n\' isOn "$1" | {PUT} -d @-',
        f'BODY=$(printf \'{{"isOn":%s}}\' "$2")\n{PUT} -d "$BODY"',
        f'{PUT} -d "$(printf \'{{"isOn":%s}}\' "$2")"',
        f'printf -v BODY \'{{"isOn":%s}}\' "$2"\n{PUT} -d "$BODY"',
        f'read -r -d \'\' BODY <<EOF\n{{"isOn": false}}\nEOF\n{PUT} -d "$BODY"',
        f"{PUT} -d \"$(jq -nc --argjson isOn false '{{$isOn}}')\"",
        f"{PUT} -d \"$(jq -n --argjson isOn false '$ARGS.named')\"",
        f"{PUT} -d \"$(jq -n --arg key isOn '{{($key): false}}')\"",
        f"body() {{ jq -n '{{isOn: false}}'; }}\nbody | {PUT} -d @-",
        f'body() {{\n  cat <<X\n{{\n"isOn": false\n}}\nX\n}}\n{PUT} -d "$(body)"',
    ],
)
def test_body_that_stands_elsewhere_is_read(text: str) -> None:
    """A file, another command's output and a document are all shown."""
    assert parameters(text) == ONE_BAND


def test_body_of_jq_keeps_texts_apart_from_names() -> None:
    """In a text, a dollar sign is a dollar sign, and a value may have one."""
    understood = read(
        "jq -n --arg client a --arg key 'b$client' --arg user c "
        '\'{$client, $key, user: "\\($user)", password: env.PASSWORD, x: "$key"}\' | '
        f"curl {HOST}/security/session -d @-"
    )
    body = understood.profile.log_in.body
    assert {key: body[key] for key in LOG_IN} == LOG_IN
    assert body["password"] == "{password}"


@pytest.mark.parametrize(
    "option",
    [
        "--config curl.cfg",
        "-K /etc/curl.cfg",
        "--retry-delay 2",
        "--resolve a:443:1.2.3.4",
        "-U a:b",
        '--noproxy "*"',
        "--fail -k -L --compressed",
        '-d ""  -X GET',
    ],
)
@pytest.mark.parametrize("url", [f"{HOST}/devices/all", '"$API/devices/all"'])
def test_value_of_an_unknown_option_is_no_address(option: str, url: str) -> None:
    """Nobody knows all options of curl."""
    understood = read(f"curl {option} {url}\ncurl --url {url} {option}")
    assert understood.calls == ("list devices",)
    assert understood.profile.devices.path == "/all"


@pytest.mark.parametrize(
    "line",
    [
        f'BASE=${{BASE:-"{HOST}"}}',
        f"BASE=${{1:-'{HOST}'}}",
        f'BASE="${{BASE:-"{HOST}"}}"',
        f'BASE="${{1:-${{BASE:-{HOST}}}}}"',
        f': "${{BASE:={HOST}}}"',
    ],
)
def test_quotes_in_a_default_value_are_no_part_of_it(line: str) -> None:
    """Nor is a value within a value."""
    understood = read(f'{line}\ncurl "$BASE/devices/all"')
    assert understood.profile.devices.path == "/all"
    assert understood.other_hosts == ()


BATCH = f"""@echo off
rem It's an example
set GATEWAY={HOST}
set "KEY=it's a key"
set /p SERIAL=Which one?
curl -s -X POST %GATEWAY%/security/session -d "{{\\"client\\":\\"a\\",\\"key\\":\\"%KEY%\\",\\"user\\":\\"%1\\",\\"password\\":\\"{PASSWORD}\\"}}" > t.json
for /f "tokens=4 delims=:{{}}," %%a in (t.json) do set TOKEN=%%~a
curl -s %GATEWAY%/devices/%SERIAL%/state -H "X-Token: %TOKEN%"
for %%B in (08 09) do curl -X PUT %GATEWAY%/devices/%SERIAL%/bands/%%B ^
  -H "X-Token: %TOKEN%" -d "{{\\"isOn\\": false}}"
"""


def test_batch_file_of_windows_is_read() -> None:
    """Variables are between percent signs there."""
    understood = read(BATCH)
    assert understood.profile.log_in.body == {**LOG_IN, "password": "{password}"}
    assert understood.profile.status.path == "/{serial}/state"
    assert understood.profile.headers == {"X-Token": "{token}"}
    assert parameters(BATCH) == ONE_BAND


def test_arguments_of_a_batch_file_are_open() -> None:
    """One digit behind a percent sign encodes nothing."""
    text = f'curl.exe -X PUT {HOST}/devices/%1/bands/%2 -d "{{\\"isOn\\": %3}}"'
    assert parameters(text) == ONE_BAND


def test_variable_of_windows_is_not_decoded() -> None:
    """Its name may begin like a byte in hexadecimal."""
    understood = read("curl %BASE_URL%/devices/%DEVICE%/state")
    assert understood.profile.status.path == "/{serial}/state"
    assert understood.unclear == ()


BUILT = [
    'local args=(-s -X "$1")\n  args+=(-d "$3")\n  curl "${args[@]}" "GW$2"',
    'local args=(-s -X "$1")\n  [ -n "$3" ] && args+=(-d "$3")\n  curl "${args[@]}" "GW$2"',
    'args=(-X "$1") b=${3:-}\n  if [[ -n $b ]]; then\n args+=(-d "$b")\n  fi\n  curl "${args[@]}" "GW$2"',
    'curl -s -X "$1" "GW$2" ${3:+-d "$3"}',
    'curl -s -X "$1" "GW$2" ${3:+ --data "${3}"}',
    'local method=$1 p=$2; shift 2\n  curl -X "$method" "GW$p" -d "$@"',
]


@pytest.mark.parametrize("body", BUILT)
def test_arguments_that_a_helper_builds_up_are_read(body: str) -> None:
    """What is given is sent; what is not given is not."""
    text = f"""request() {{
  {body.replace("GW", HOST)}
}}
request GET /devices/all ''
request PUT "/devices/$1/bands/08" '{{"isOn": false}}'
"""
    assert parameters(text) == ONE_BAND
    assert read(text).profile.devices.path == "/all"


def test_helper_without_a_body_sends_none() -> None:
    """It gets, although it could post."""
    text = f"""api() {{
  local args=(-s)
  [ -n "$2" ] && args+=(-d "$2")
  if [ -z "$2" ]; then args+=(-G); else args+=(-X PUT); fi
  curl "${{args[@]}}" "{HOST}$1"
}}
api /devices/all
api /devices/SR1/bands/08 '{{"isOn": false}}'
"""
    assert read(text).profile.devices.method == "GET"
    assert parameters(text) == ONE_BAND


def test_helper_that_nothing_calls_is_no_call() -> None:
    """Whatever it calls the path."""
    understood = read(
        f'api() {{ local p=$1; curl "{HOST}$p" -d "$2"; }}\nusage() {{ echo "api PATH"; }}'
    )
    assert understood.calls == ()
    assert understood.unclear == ()


@pytest.mark.parametrize(
    "text",
    [
        "while getopts s: o; do case $o in s) S=$OPTARG ;; esac; done\nSTATE",
        "list() { curl -s GW/devices/all; }\nwhile read S; do\nSTATE\ndone < <(list)",
        "mapfile -t A < <(curl -s GW/devices/all | jq .)\nSTATE",
        "trap 'STATE' EXIT",
        "state() { STATE; }\ntrap state EXIT",
        'api::get() { curl -s "GW$1"; }\napi::get "/devices/$S/state"',
        'function api-get { curl -s "GW$1"; }\napi-get "/devices/$S/state"',
        'CURL="curl -s -k"\n$CURL GW/devices/$S/state',
        "OPTIONS='--max-redirs 3'\ncurl $OPTIONS GW/devices/$S/state",
        'state() {\n  local url="GW/devices/$1/state"\n  curl -s "$url"\n}',
        "main() { state; }\nstate() { STATE; }\nmain",
        "eval \"curl 'GW/devices/$S/state'\"",
        "if true; then S=$1; STATE; fi",
        "curl -s > log.txt 2>/dev/null GW/devices/$S/state",
        "curl -s GW/devices/<serial number>/state 2>&1",
    ],
)
def test_ways_of_bash_are_understood(text: str) -> None:
    """All of these ask for the status."""
    text = text.replace("STATE", "curl -s GW/devices/$S/state").replace("GW", HOST)
    understood = read(text)
    assert understood.profile.status.path == "/{serial}/state"
    assert understood.unclear == ()
    if "all" in text.split("/"):
        assert understood.profile.devices.path == "/all"


@pytest.mark.parametrize(
    "line",
    [
        'if [ "$3" = on ]; then V="online"; else V="offline"; fi',
        'if [ "$3" = on ]\nthen\n  V=online\nelse\n  V=offline\nfi',
        '[ "$3" = on ] && V=online || V=offline',
    ],
)
def test_words_of_both_wishes_are_kept(line: str) -> None:
    """A platform may want other words than true and false."""
    text = f'{line}\n{PUT} -d "{{\\"status\\": \\"$V\\"}}"'
    assert parameters(text)[2] == {"status": "{on?online:offline}"}


def test_other_value_behind_else_does_not_win() -> None:
    """Only a run could tell; the first is the usual one."""
    text = (
        f"if [ -e x ]; then A={HOST}; else A=https://test.example; fi\ncurl $A/devices"
    )
    assert read(text).other_hosts == ()


@pytest.mark.parametrize("jar", ["cookies.txt", '"$JAR"', "../jar"])
def test_file_of_cookies_is_no_cookie(jar: str) -> None:
    """What curl keeps there, the integration keeps by itself."""
    understood = read(f"curl -c {jar} {HOST}/devices\ncurl -b {jar} {HOST}/devices/all")
    assert understood.profile.cookies == {}
    assert understood.profile.headers == Profile().headers
