"""What `script/check_api` does: find out how a platform speaks, and print a report.

It uses the code of the integration's own set-up, so it only reads, and it sends no request
that the set-up would not send.
"""

import argparse
import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from getpass import getpass
import json
import os
from pathlib import Path
import sys

from aiohttp import ClientSession, DummyCookieJar

from custom_components.stellacontrol.api import (
    DEFAULT_CLIENT_ID,
    DEFAULT_DEVICES_PATH,
    DEFAULT_GATEWAY,
    DEFAULT_SECURITY_PATH,
    CallName,
    Credentials,
    Endpoint,
    Gateway,
    Profile,
    StellaControlError,
    read_endpoint_path,
    read_gateway_url,
)
from custom_components.stellacontrol.api.finding import (
    Finder,
    Findings,
    Outcome,
    Step,
    Stop,
    sender,
)
from custom_components.stellacontrol.api.pasting import read_example
from custom_components.stellacontrol.api.report import (
    described,
    missing_fields,
    write_report,
)

PACKAGE = Path(__file__).parents[2] / "custom_components" / "stellacontrol"
MANIFEST = PACKAGE / "manifest.json"
ENGLISH = PACKAGE / "translations" / "en.json"
PREFIX = "STELLACONTROL_"

ALL_GOOD, DIFFERENT, NOT_CHECKED, INTERRUPTED = 0, 1, 2, 130

EPILOG = f"""
Credentials come from {PREFIX}CLIENT_ID, {PREFIX}CLIENT_KEY, {PREFIX}USERNAME and
{PREFIX}PASSWORD; what is not set is asked for. {PREFIX}URL, {PREFIX}SECURITY_PATH and
{PREFIX}DEVICES_PATH name another gateway or other endpoints.

The report goes to the standard output and holds neither values nor secrets. Exit code:
0 the platform speaks as docs/api.md says and told every field, 1 it differs or left
something out, 2 it could not be read, 130 interrupted.
"""


class Missing(Exception):
    """A value is missing, and there is no terminal to ask for it."""


@dataclass(frozen=True, slots=True)
class Account:
    """The gateway and the credentials."""

    gateway: Gateway
    credentials: Credentials


def main(arguments: Sequence[str] | None = None) -> int:
    """Check, print the report, return the exit code."""
    options = _read_options(arguments)
    try:
        account = _read_account(os.environ)
        account, profile = _read_profile(options.profile, account)
        return asyncio.run(
            check(account, profile, save=options.save_profile, insists=options.insist)
        )
    except (Missing, StellaControlError, OSError) as err:
        _say(f"check_api: {err}")
        return NOT_CHECKED
    except KeyboardInterrupt:
        _say("Interrupted.")
        return INTERRUPTED


async def check(
    account: Account,
    profile: Profile,
    *,
    save: Path | None = None,
    insists: bool = False,
) -> int:
    """Try a profile, look for what differs, and print what was found."""
    version: str = json.loads(MANIFEST.read_text(encoding="utf-8"))["version"]
    async with ClientSession(cookie_jar=DummyCookieJar()) as http:
        finder = Finder(
            sender(http, user_agent=f"ha-stellacontrol/{version}"),
            account.gateway,
            account.credentials,
            profile=profile,
            on_step=_tell,
        )
        outcome = None
        try:
            outcome = await finder.try_profile()
            if outcome in (Outcome.WORKS, Outcome.DIFFERS) or (
                insists and outcome is Outcome.REFUSED
            ):
                # Where it works, the status is still to be read.
                await finder.find(insist=insists)
        finally:
            refused = (outcome, finder.findings.why)
            is_refused = Outcome.REFUSED in refused or Stop.REFUSED in refused
            _print_report(finder, version, is_refused=is_refused and not insists)
    found = finder.findings
    if save is not None and found.works:
        _save(found.profile, save)
    return _verdict(found)


def _save(profile: Profile, file: Path) -> None:
    """Write a profile down."""
    text = json.dumps(profile.as_dict(), indent=2, ensure_ascii=False)
    file.write_text(text + "\n", encoding="utf-8")
    _say(f"The profile is in {file}.")


def _verdict(found: Findings) -> int:
    """Return the exit code; 0 only if nothing differs and nothing is missing."""
    if not found.is_enough:
        return NOT_CHECKED
    is_default = not found.profile.as_dict()
    is_whole = found.status is not None and not missing_fields(found.status)
    closes = CallName.LOG_OUT in found.works
    return ALL_GOOD if is_default and is_whole and closes else DIFFERENT


def _print_report(finder: Finder, version: str, *, is_refused: bool) -> None:
    """Print the report to the standard output, and the cause of a failure beside it."""
    found = finder.findings
    print(
        write_report(found, finder.door.gateway, finder.door.masking, version=version),
        end="",
    )
    if found.cause is not None:
        _say(f"Failed: {described(found.cause, finder.door.masking)}")
        if is_refused:
            _say("If the credentials are right, --insist tries other ways to log in.")
    if CallName.LOG_IN in found.works and CallName.LOG_OUT not in found.works:
        _say("The session could not be closed; it ends by itself after 15 minutes.")


def _tell(step: Step) -> None:
    """Say what is being tried."""
    _say(f"{step.method} {step.path}: {step.status or 'no answer'}")


def _read_profile(file: Path | None, account: Account) -> tuple[Account, Profile]:
    """Take a file: an example of the reseller, or a profile that was saved."""
    if file is None:
        return account, Profile()
    understood = read_example(
        file.read_text(encoding="utf-8"),
        account.gateway,
        account.credentials,
        Profile(),
    )
    if understood.fault:
        texts = json.loads(ENGLISH.read_text(encoding="utf-8"))["config"]["error"]
        text = texts[understood.fault].format(device="{serial}", band="{band}")
        raise Missing(f"{file}: {text}")
    for words, names in (
        ("Understood", understood.calls),
        ("Not used, since device, band or value is not clear", understood.unclear),
        ("Left out, since it may be a secret", understood.left_out),
        ("Not asked, since it is another host", understood.other_hosts),
    ):
        if names:
            _say(f"{words}: {', '.join(names)}.")
    paths = understood.endpoints
    gateway = replace(
        account.gateway,
        security_path=paths.get(Endpoint.SECURITY, account.gateway.security_path),
        devices_path=paths.get(Endpoint.DEVICES, account.gateway.devices_path),
    )
    return replace(account, gateway=gateway), understood.profile


def _read_account(environment: Mapping[str, str]) -> Account:
    """Return what the environment gives, and ask for the rest."""

    def given(name: str, words: str, *, is_secret: bool = True) -> str:
        value = environment.get(PREFIX + name) or _ask(
            f"{words}: ", is_secret=is_secret
        )
        if not value:
            raise Missing(f"{words} is missing; set {PREFIX}{name} or type it")
        return value

    def path(name: str, default: str) -> str:
        return read_endpoint_path(environment.get(PREFIX + name) or default)

    gateway = Gateway(
        url=read_gateway_url(environment.get(f"{PREFIX}URL") or DEFAULT_GATEWAY),
        security_path=path("SECURITY_PATH", DEFAULT_SECURITY_PATH),
        devices_path=path("DEVICES_PATH", DEFAULT_DEVICES_PATH),
    )
    client_id = environment.get(f"{PREFIX}CLIENT_ID") or _ask(
        f"API client name [{DEFAULT_CLIENT_ID}]: "
    )
    credentials = Credentials(
        client_id=client_id or DEFAULT_CLIENT_ID,
        client_key=given("CLIENT_KEY", "API client identifier"),
        username=given("USERNAME", "E-mail address", is_secret=False),
        password=given("PASSWORD", "Password"),
    )
    return Account(gateway, credentials)


def _ask(prompt: str, *, is_secret: bool = False) -> str:
    """Ask on the terminal; the report alone goes to the standard output.

    Raises:
        Missing: There is no answer.
    """
    if is_secret and sys.stdin.isatty():
        return getpass(prompt, stream=sys.stderr)
    print(prompt, end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not line:
        raise Missing("nobody answers")
    return line.strip()


def _read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="script/check_api",
        description="Find out how a platform speaks, and compare it with docs/api.md."
        " Reads only: at most 60 requests, 12 of them statuses of one device.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--profile",
        type=Path,
        metavar="FILE",
        help="begin with a saved profile, or with an example that a reseller gave"
        " (curl, raw HTTP, a program, JSON, YAML)",
    )
    parser.add_argument(
        "--save-profile",
        type=Path,
        metavar="FILE",
        help="write down how the platform speaks; the file holds no secret",
    )
    parser.add_argument(
        "--insist",
        action="store_true",
        help="go on where the credentials are refused: they are right, and perhaps only"
        " written otherwise (they are sent four times at most)",
    )
    return parser.parse_args(arguments)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
