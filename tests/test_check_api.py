"""script/check_api: finds, prints, takes a profile, and never says all good by mistake."""

import asyncio
import os
from pathlib import Path
import sys

from simulator import Account, DeviceSpec, Simulator
from simulator.dialects import Dialect, dialect_of, example

ROOT = Path(__file__).parents[1]
SECRETS = {
    "client_key": "11111111-mark-key",
    "name": "mark@example.org",
    "password": "mark-password",
}
PRIVATE = (*SECRETS.values(), "session-", "SR1000001", "Villa Mark", "Mark Street")


async def check(
    *arguments: str,
    dialect: Dialect | None = None,
    verbs: tuple[str, ...] = (),
    **changes: str,
) -> tuple[int, str, str]:
    """Run the check as people do; return exit code, report and what else was said."""
    villa = DeviceSpec(serial="SR1000001", label="Villa Mark", location="Mark Street")
    account = Account(**SECRETS)
    async with Simulator(
        devices=[villa], punctual=True, account=account, dialect=dialect
    ) as simulator:
        given = {
            "URL": simulator.url,
            "CLIENT_ID": account.client_id,
            "CLIENT_KEY": account.client_key,
            "USERNAME": account.name,
            "PASSWORD": account.password,
        } | changes
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            str(ROOT / "script" / "check_api"),
            *arguments,
            env={"PATH": os.environ["PATH"]}
            | {f"STELLACONTROL_{name}": value for name, value in given.items()},
            cwd="/",
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        report, said = (text.decode() for text in await process.communicate())
        asked = {each.method for each in simulator.scenes.requests()}
        assert asked <= {"GET", "POST", *verbs}
    for private in PRIVATE:
        assert private not in report + said
    return process.returncode or 0, report, said


async def test_the_contract_is_confirmed(socket_enabled: None) -> None:
    """The platform of docs/api.md is all good: everything was told, nothing differs."""
    code, report, _ = await check()
    assert code == 0, report
    assert "Works: list devices, log in, log out, read status." in report
    assert "Fields that the status left out: none." in report


async def test_another_dialect_is_found_and_printed(
    socket_enabled: None, tmp_path: Path
) -> None:
    """The check goes past a difference, and what it found can be used again."""
    dialect = dialect_of("log-in-path/session", "token-travel/x-auth-token")
    saved = tmp_path / "profile.json"
    code, report, _ = await check("--save-profile", str(saved), dialect=dialect)
    assert code == 1
    assert "- log_in: {'path': '/session'}" in report
    assert "X-Auth-Token" in report

    _, again, said = await check("--profile", str(saved), dialect=dialect)
    assert "Understood: log in" in said
    assert again.count("| log in |") == 2  # to try it, and to read a status


async def test_fields_that_are_missing_are_not_all_good(socket_enabled: None) -> None:
    """A platform that leaves something out is not called fine."""
    code, report, _ = await check(dialect=dialect_of("missing/temperature"))
    assert code == 1
    assert "Fields that the status left out: temperature." in report


async def test_an_example_helps_where_finding_does_not(
    socket_enabled: None, tmp_path: Path
) -> None:
    """The reseller's example is taken as it is."""
    dialect = dialect_of("log-in-path/put")
    code, report, said = await check(dialect=dialect)
    assert code == 2
    assert "Works: nothing yet." in report
    assert "Failed: " in said

    file = tmp_path / "example.sh"
    file.write_text(example(dialect, "curl", gateway="https://gw.example"))
    # A log-in may be what the example shows; nothing else is written.
    code, report, _ = await check(
        "--profile", str(file), dialect=dialect, verbs=("PUT",)
    )
    assert code == 1
    assert "read status" in report


async def test_wrong_credentials_are_sent_once(socket_enabled: None) -> None:
    """The check says what the platform says, and does not try again."""
    code, report, said = await check(PASSWORD="wrong")
    assert code == 2
    assert report.count("| log in |") == 1
    assert 'Failed: POST /security/login → 401 {"error": ' in said


async def test_what_is_missing_is_asked_for(socket_enabled: None) -> None:
    """Where nobody answers, it says what to set."""
    code, report, said = await check(PASSWORD="")
    assert (code, report) == (2, "")
    assert "nobody answers" in said


async def test_refused_credentials_are_insisted_on(socket_enabled: None) -> None:
    """They are sent once. If the user is sure of them, other ways are tried."""
    dialect = dialect_of("log-in-body/basic-for-user")
    code, _, said = await check(dialect=dialect)
    assert code == 2
    assert "--insist" in said
    code, report, _ = await check("--insist", dialect=dialect)
    assert code == 1
    assert "read status" in report


async def test_settings_that_cannot_be_are_told_in_words(
    socket_enabled: None, tmp_path: Path
) -> None:
    """Who types an address or names a file reads what to do, and no name of an error."""
    for url, words in {
        "http://api3.example": "it must begin with https",
        "https://api3.example/ui/login": "it must end after the host",
        "https://me:mark-password@api3.example": "it holds a user name or a password",
    }.items():
        code, report, said = await check(URL=url)
        assert (code, report) == (2, "")
        assert said.startswith(f"check_api: read gateway address: {words}")
    file = tmp_path / "letter.txt"
    file.write_text("Dear customer, welcome")
    code, report, said = await check("--profile", str(file))
    assert (code, report) == (2, "")
    assert "There is no request in this text." in said


async def test_insisting_is_offered_where_it_can_help(socket_enabled: None) -> None:
    """Nobody insists on a gateway that cannot be reached."""
    code, _, said = await check(URL="gateway.invalid")
    assert code == 2
    assert "no host of this name was found (DNS)" in said
    assert "--insist" not in said
