"""Where the credentials come from: environment variables, else a prompt."""

from collections.abc import Callable, Mapping
from getpass import getpass
import signal
import sys

from custom_components.stellacontrol.api import (
    DEFAULT_CLIENT_ID,
    DEFAULT_DEVICES_PATH,
    DEFAULT_GATEWAY,
    DEFAULT_SECURITY_PATH,
    Credentials,
    Gateway,
    read_endpoint_path,
    read_gateway_url,
)

PREFIX = "STELLACONTROL_"


class Missing(Exception):
    """Something is not given, and nobody is there to ask."""


def ask(prompt: str) -> str:
    """Ask on the terminal; the report alone goes to the standard output.

    Raises:
        Missing: Nobody answers.
    """
    print(prompt, end="", file=sys.stderr, flush=True)
    # asyncio's handler of Ctrl-C would wait for the line to be typed.
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        line = sys.stdin.readline()
    finally:
        signal.signal(signal.SIGINT, handler)
    if not line:
        raise Missing("nobody answers")
    return line.strip()


def ask_secretly(prompt: str) -> str:
    """Ask on the terminal without showing what is typed.

    Raises:
        Missing: Nobody answers.
    """
    if not sys.stdin.isatty():
        return ask(prompt)
    return getpass(prompt, stream=sys.stderr)


def confirm(question: str) -> bool:
    """Ask for a plain yes; silence is none."""
    try:
        return ask(f"{question} Type yes: ").lower() == "yes"
    except Missing:
        return False


def read_gateway(environment: Mapping[str, str]) -> Gateway:
    """Return where to ask.

    Raises:
        StellaControlError: An address or a path makes no sense.
    """
    return Gateway(
        url=read_gateway_url(environment.get(f"{PREFIX}URL") or DEFAULT_GATEWAY),
        security_path=read_endpoint_path(
            environment.get(f"{PREFIX}SECURITY_PATH") or DEFAULT_SECURITY_PATH
        ),
        devices_path=read_endpoint_path(
            environment.get(f"{PREFIX}DEVICES_PATH") or DEFAULT_DEVICES_PATH
        ),
    )


def read_credentials(environment: Mapping[str, str]) -> Credentials:
    """Return what gets us in.

    Raises:
        Missing: It is neither in the environment nor typed.
    """

    def given(name: str, words: str, asked: Callable[[str], str]) -> str:
        value = environment.get(PREFIX + name) or asked(f"{words}: ")
        if not value:
            raise Missing(f"{words} is missing; set {PREFIX}{name} or type it")
        return value

    return Credentials(
        client_id=environment.get(f"{PREFIX}CLIENT_ID")
        or ask(f"API client name [{DEFAULT_CLIENT_ID}]: ")
        or DEFAULT_CLIENT_ID,
        client_key=given("CLIENT_KEY", "API client identifier", ask_secretly),
        username=given("USERNAME", "User name (e-mail address)", ask),
        password=given("PASSWORD", "Password", ask_secretly),
    )
