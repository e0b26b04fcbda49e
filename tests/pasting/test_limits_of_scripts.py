"""What no script may do: show a secret, take long, or be taken for what it is not."""

from time import process_time
from timeit import repeat

import pytest

from .pastes import KEY, PASSWORD
from .reading import read

HOST = "https://api3.stellacontrol.com"


@pytest.mark.parametrize(
    "text",
    [
        f'B=\'{{"key": "{KEY}", "password": "{PASSWORD}"}}\'\ncurl -d $B GW/security/login',
        f'P="{PASSWORD} {KEY}"\ncurl -u me:$P GW/security/login',
        f"echo '{PASSWORD}' > f\ncurl -X PUT -d @f GW/devices/$S/bands",
        f"curl --unknown {PASSWORD} GW/devices",
        f"set P={PASSWORD}\ncurl -X POST GW/login/%P%",
        f"f() {{ curl GW/devices -d \"$1\"; }}\nf '{PASSWORD}'",
    ],
)
def test_no_secret_of_a_script_is_kept(text: str) -> None:
    """Wherever the script holds it."""
    profile = str(read(text.replace("GW", HOST)).profile.as_dict())
    assert PASSWORD not in profile
    assert KEY not in profile


def test_sentence_about_curl_is_no_request() -> None:
    """Its next word is no address."""
    understood = read(f"You can use curl to ask:\n  curl {HOST}/devices/all > d.json")
    assert understood.profile.devices.path == "/all"


def test_file_of_headers_is_no_header() -> None:
    """Its name would be sent with the token."""
    understood = read(f"curl {HOST}/devices/all -H @headers.txt")
    assert understood.profile.headers == {"Authorization": "Bearer {token}"}


def test_function_that_is_defined_again_has_its_new_body() -> None:
    """Two examples below each other have a helper of the same name."""
    understood = read(
        f'f() {{ curl "{HOST}/devices$1"; }}\nf /all\n'
        f'f() {{ curl -X POST "{HOST}/security$1"; }}\nf /signout'
    )
    assert understood.profile.devices.path == "/all"
    assert understood.profile.log_out.path == "/signout"


@pytest.mark.parametrize(
    "part",
    [
        "a() {\n",
        "a() { a; a; }\na\n",
        '"$(',
        "$(a",
        "A=(",
        "A+=(b)\n",
        "${A:-",
        "<<A\n",
        "cat <<A\nA\n",
        "#",
        "1>",
        "<(",
        "if [ -n '' ]; then\n",
        "echo a >> b\n",
        "trap 'curl a' EXIT\n",
        "set A=b\n",
    ],
)
def test_time_grows_with_a_script_and_not_with_its_square(part: str) -> None:
    """Each sign is looked at once, or a few times."""

    def seconds(length: int) -> float:
        text = "curl x\n" + part * (length // len(part))
        return min(repeat(lambda: read(text), timer=process_time, repeat=3, number=1))

    # Four times as much, or up to sixteen times.
    assert seconds(32_000) < 6 * seconds(8_000)


def test_number_of_many_digits_is_no_trouble() -> None:
    """Python refuses to read it."""
    many = "9" * 5000
    text = f"f() {{ shift {many}; curl $A{HOST}/devices/${{{many}}}${{A[{many}]}}; }}"
    assert "list devices" in read(f"{text}\nf\n\2{many}\ncurl {HOST}/devices").calls


def test_texts_do_not_double_without_end() -> None:
    """Thirty lines could fill the memory."""
    assert read("A=aaaa\n" + "A=$A$A\n" * 60 + "curl $A").other_hosts == ()


def test_functions_do_not_call_each_other_without_end() -> None:
    """Each of these would run two of the next one, and so on."""
    text = "".join(f"f{n}() {{ {f'f{n + 1};' * 40} }}\n" for n in range(9))
    assert "list devices" in read(f"{text}f0\ncurl {HOST}/devices").calls
