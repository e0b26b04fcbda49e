"""Commands for Bash are read as Bash runs them: the real one says what is sent."""

from argparse import ArgumentParser
import json
from pathlib import Path
import re
import subprocess
from typing import Any
from urllib.parse import parse_qsl

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.stellacontrol.api.pasting.bash.shell import read_shell

OPEN = "open"
"""What stands for every value that only a run could tell."""

STAGE = f"""
curl() {{
  local word
  for word; do
    case $word in
      @-) word=$(cat) ;;
      @*) word=$(cat "${{word#@}}") ;;
    esac
    printf '%s\\0' "$word" >&3
  done
  printf '\\1\\0' >&3
  echo {OPEN}
}}
jq() {{ cat; }}
pass() {{ echo {OPEN}; }}
"""
"""Commands that tell what they are called with, each ended by a sign of its own."""

Sent = tuple[str, str, dict[str, str], Any]

_ARGUMENTS = ArgumentParser(add_help=False, allow_abbrev=False)
_ARGUMENTS.add_argument("url", nargs="?")
_ARGUMENTS.add_argument("-X", "--request")
_ARGUMENTS.add_argument("-H", "--header", action="append", default=[])
_ARGUMENTS.add_argument(
    "-d", "--data", "--data-binary", "--json", action="append", default=[]
)
for option in ("-o", "--output", "--retry-delay", "--config", "-U"):
    _ARGUMENTS.add_argument(option)
for flag in ("-s", "-S", "-k", "-G"):
    _ARGUMENTS.add_argument(flag, action="store_true")


def body_of(data: list[str]) -> Any:
    """Return what data says: JSON, or the fields of a form."""
    text = "&".join(data)
    if not text:
        return None
    try:
        return json.loads(text)
    except ValueError:
        return text if text[0] == "{" else dict(parse_qsl(text))


def as_bash_runs_it(script: str, folder: Path) -> list[Sent]:
    """Let Bash run a script; return what its commands would send."""
    told = folder / "told"
    subprocess.run(  # noqa: S603 - what we wrote ourselves
        ["/bin/bash", "-c", f"exec 3>{told}\n{STAGE}\n{script}"],
        check=True,
        stdout=subprocess.DEVNULL,
        env={},
        cwd=folder,
    )
    sent = []
    for call in told.read_text().split("\1\0")[:-1]:
        words = call.split("\0")[:-1]
        given = _ARGUMENTS.parse_args(words)
        url, data = given.url, given.data
        if given.G and data:
            url, data = f"{url}?{'&'.join(data)}", []
        headers = dict(header.split(": ", 1) for header in given.header)
        method = given.request or ("POST" if data else "GET")
        sent.append((method, url, headers, body_of(data)))
    return sent


def as_we_read_it(script: str) -> list[Sent]:
    """Return what we hold the commands of a script to send."""

    def filled(value: Any) -> Any:
        return json.loads(
            re.sub(
                "\ue000[^\ue001]*\ue001", OPEN, json.dumps(value, ensure_ascii=False)
            )
        )

    return [
        (each.method, filled(each.url), filled(dict(each.headers)), filled(each.body))
        for each in read_shell(script)
    ]


SIGNS = st.sampled_from(list("ab8 '\"\\$#;|&<>{}[]()*~!-=:/"))
TEXTS = st.text(SIGNS, max_size=8)


def single(text: str) -> str:
    """Quote a text so that nothing in it has a meaning."""
    return "'" + text.replace("'", "'\\''") + "'"


def double(text: str) -> str:
    """Quote a text so that only variables would have a meaning."""
    return '"' + re.sub(r'(["\\$`])', r"\\\1", text) + '"'


def bare(text: str) -> str:
    """Write a text without quotes."""
    return re.sub(r"([^\w/:.=#-]|^#)", r"\\\1", text)


def ansi(text: str) -> str:
    """Quote a text as browsers do that copy a request with an odd sign in it."""
    plain = re.sub(r"(['\\])", r"\\\1", text)
    return (
        "$'"
        + plain.replace("!", "\\u0021").replace("\n", "\\n").replace("=", "\\x3d")
        + "'"
    )


@st.composite
def words(draw: st.DrawFn, text: str) -> str:
    """Write a text as one word of Bash, in pieces of any style."""
    at = draw(st.integers(0, len(text)))
    styles = st.sampled_from((single, double, bare, ansi))
    pieces = [draw(styles)(piece) for piece in (text[:at], text[at:]) if piece]
    return "".join(pieces) or '""'


DATA = st.sampled_from(
    (
        "",
        "-d {body}",
        "--json={body}",
        '-d "{{\\"name\\": \\"$LATER\\"}}"',
        '-d "on=1" -d name=a%20b',
        "-G -d 'on=1' -d name=a",
        "-d @- <<EOF\n{told}\nEOF",
        "--json @- <<'END' | jq .a\n{told}\nEND",
        "--data @- <<<{body}",
        "--data-binary @- <<< {body}",
        '-d "$(cat <<EOF\n{told}\nEOF\n)"',
        '-d ""',
        '-d "@-" << X\n{{"a": "$LATER",\n "b": "\\$1", "c": "\\\\"}}\nX',
    )
)
SHOWN = st.sampled_from(
    (
        ("cat > body.json <<EOF\n{told}\nEOF", "-d @body.json"),
        ("cat <<'EOF' >body.json\n{told}\nEOF", '--data-binary @"body.json"'),
        ("echo {body} > body.json", "-d @body.json"),
        ("printf '%s' {body} > body.json 2>/dev/null", "-d @- < body.json"),
        ("printf '{{\"a\":' > b; printf '\"%s%%\"}}\\n' 1 >> b", "-d @b"),
        ("echo {body} | tee b.json", "-d @b.json"),
        ("BODY=$(echo {body})", '-d "$BODY"'),
        ('BODY="$(printf \'{{"on":"%s-%s"}}\' "$LATER" b)"', '-d "$BODY"'),
        ("printf -v BODY '%s' {body}", '-d "$BODY"'),
        ("read -r -d '' BODY <<EOF\n{told}\nEOF", '-d "$BODY"'),
        ("body() {{\n  echo {body}\n}}", '-d "$(body)"'),
        ("function body {{ cat <<EOF\n{told}\nEOF\n}}", '--json "$(body)"'),
        ('body() {{ local x=$1; shift; echo "$1"; }}', '-d "$(body a {body})"'),
        ("ARGS=(-k)\nARGS+=(-d {body})", '"${{ARGS[@]}}"'),
        ("BODY={body}", '${{BODY:+-d "$BODY"}}'),
        ("BODY={body}", '-d "${{BODY:-{{\\}}}}"'),
        ("V='on=1'", '-d "${{V:+"$V"}}&${{GATE:-a=}}b"'),
        ("if [ -n \"$NAME\" ]; then BODY='on=1'; fi", "-d $BODY"),
        ('if [ -z "$NAME" ]; then D=(); else D=(-d on=1); fi', '"${{D[@]}}"'),
        ('none() {{ D=$1; curl /none ${{1:+-d "$1"}}; }}\nnone', ""),
    )
)
"""How a body is shown, and how it is sent then."""
VERBS = st.sampled_from(("", "-X PUT", "-sSXPATCH", "--request DELETE"))
URLS = st.sampled_from(
    (
        "https://host.example/devices",
        '"https://host.example/$NAME/${LATER}"',
        "https://host.example/${LATER}/a",
        "'https://host.example/$NAME'",
        '"https://host.example/$(pass show a)/x"',
        '"${GATE:-https://host.example}/list"',
        '"${GATE:-"https://host.example"}/list"',
        "${GATE:-'https://host.example'}/list",
        '"${GATE:-${NONE:-https://host.example}}/$NAME"',
        '"${LATER:-https://host.example}/list"',
        "https://host.example/'$(pass show a)'/x",
    )
)
ECHOES = st.sampled_from(
    ("", "echo -n '{\"a\": 1}' | ", "printf '%s' \"on=$LATER\" | ", "true; ")
)
BEGINNINGS = st.sampled_from(("", "export ", "readonly ", "declare -r "))
LINES = st.sampled_from(
    (
        "{}",
        "{} | jq -r .token",
        "LATER=$({})",
        'LATER="$({} | jq -r .token)"',
        '{} # it\'s "here" curl x',
        "# it's $(here)\n{} -o /dev/null && echo done; true",
        "{} >/dev/null 2>&1",
        "for each in 1 2; do {}; break; done",
        "(cd . && {})",
        "if ! {}; then true; fi",
        "while read -r each; do true; done < <({})",
        "{} | while read -r each; do true; done",
        '[ -n "$NAME" ] && {}',
        'if [[ -z "$NAME" ]]; then {}; elif true; then {}; fi',
        "go() {{ {}; }}; go",
        "call::go() {{\n  {}\n}}\ncall::go 2>&1",
    )
)


CURLS = st.sampled_from(("curl -s", "$CURL", "send", "curl"))
UNKNOWN = st.sampled_from(("", "--retry-delay 2", "-U a:b", "--config c.cfg"))
BEGINNING = """
LATER=$(pass show later)
MORE=(-H 'X-More: it is' -k)
CURL="curl -s -k"
send() {
  local args=(-s -S) first=$1
  args+=("${@}")
  [ -z "$2" ] && args=()
  curl "${args[@]}"
}
"""


@st.composite
def scripts(draw: st.DrawFn) -> str:
    """Write a script of some requests, as people do."""
    lines = [f"{draw(BEGINNINGS)}NAME={draw(words('n' + draw(TEXTS)))}"]
    lines.append(BEGINNING)
    for _ in range(draw(st.integers(1, 3))):
        told = json.dumps({draw(TEXTS): draw(TEXTS), "on": draw(st.booleans())})
        header = f"-H {draw(words('X-Key: ' + draw(TEXTS).strip()))}"
        more = draw(st.sampled_from(("", '"${MORE[@]}"')))
        options = draw(st.permutations([draw(VERBS), header, draw(URLS), more]))
        before, data = draw(st.one_of(SHOWN, DATA.map(lambda data: ("", data))))
        before, data = (
            each.format(body=draw(words(told)), told=re.sub(r"[$`]|\\\\", "%", told))
            for each in (before, data)
        )
        between = draw(st.sampled_from((" ", " \\\n  ")))
        options = [draw(CURLS), draw(UNKNOWN), *options, data]
        command = between.join(each for each in options if each)
        if not data:
            command = f"{draw(ECHOES)}{command}"
            if " | " in command:
                command += " -d @-"
        line = command if "<<" in data else draw(LINES).format(command, command)
        lines += [before, line]
    if draw(st.booleans()):
        lines.append("trap 'curl https://host.example/out' EXIT")
    return "\n".join(lines)


@settings(max_examples=150, deadline=None)
@given(scripts())
def test_script_is_read_as_bash_runs_it(
    tmp_path_factory: pytest.TempPathFactory, script: str
) -> None:
    """Quotes, variables, substitutions and separators mean to us what Bash means."""
    folder = tmp_path_factory.mktemp("bash")
    assert as_we_read_it(script) == as_bash_runs_it(script, folder), script
