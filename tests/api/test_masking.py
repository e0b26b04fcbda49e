"""What may be shown of a foreign text."""

import pytest

from custom_components.stellacontrol.api import Credentials
from custom_components.stellacontrol.api.masking import LONGEST_SHOWN, Masking

CREDENTIALS = Credentials(
    client_id="integration",
    client_key="key-4711",
    username="me@example.com",
    password="repeater",
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("me@example.com said key-4711", "*** said ***"),
        ("an iRepeater, repeater", "an iRepeater, ***"),
        ("KEY-4711, key-47110, xkey-4711", "***, key-47110, xkey-4711"),
        ("SR1 is another secret", "*** is another secret"),
        ("token: abc-12345678", "token: ***"),
        ("someone@else.example", "***"),
    ],
)
def test_secrets_are_masked_as_words(text: str, shown: str) -> None:
    """Nobody reads a secret, nor guesses one from what is missing in a word."""
    assert Masking(CREDENTIALS, ["SR1", " "]).shown(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("?!", "***"),
        ("what?! no?", "what*** no?"),
        ("--end", "***"),
        ("end, -end", "end, -end"),
        ("over there, over", "***, over"),
        ("over there now", "*** now"),
    ],
)
def test_signs_and_places_are_masked(text: str, shown: str) -> None:
    """A password may have no letter at all, or begin with a sign."""
    secrets = ["?!", "--end", "over there", "there now"]
    assert Masking(None, secrets).shown(text) == shown


def test_without_secrets_only_what_looks_like_one_is_masked() -> None:
    """Also where no account is known yet."""
    assert Masking().shown("a b@c.example") == "a ***"


def test_long_text_is_cut() -> None:
    """A page of an error is one line of a form."""
    shown = Masking().shown("word " * 500)
    assert (len(shown), shown[-1]) == (LONGEST_SHOWN, "…")


@pytest.mark.parametrize(
    "part", ["a", "a-", "a+", "a1b2+", "aaaaaaaa.", "a@", "a@b.", "token ", "token:="]
)
def test_text_made_to_take_long_does_not(part: str) -> None:
    """The time grows with a text's length, not with its square, which would be hours."""
    masked = Masking(CREDENTIALS).masked(part * (1_000_000 // len(part)))
    assert masked


def test_thousands_of_secrets_in_a_long_text_are_found_quickly() -> None:
    """All of a large account's labels begin with the same word."""
    labels = [f"Site {number}" for number in range(5_000)]
    text = "Site none, Site 4999, site 7! " * 30_000
    masked = Masking(None, labels).masked(text)
    assert masked == "Site none, ***, ***! " * 30_000
