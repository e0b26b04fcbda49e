"""Which tokens of ended sessions are still hidden."""

from custom_components.stellacontrol.api import Credentials
from custom_components.stellacontrol.api.masking import TOKENS_KEPT, Masking


def _masking() -> Masking:
    """Return one that knows an account."""
    return Masking(
        Credentials(
            client_id="integration",
            client_key="key-4711",
            username="me@example.com",
            password="repeater",
        ),
        ["SR1"],
    )


def test_only_the_newest_tokens_are_remembered() -> None:
    """A year of log-ins takes no more memory than a day."""
    masking = _masking()
    for number in range(200):
        masking.add_token(f"tok-{number}")
    newest, forgotten = 200 - TOKENS_KEPT, 199 - TOKENS_KEPT
    text = f"tok-199 tok-{newest} tok-{forgotten} tok-0"
    assert masking.masked(text) == f"*** *** tok-{forgotten} tok-0"
    assert masking.masked("key-4711, repeater, SR1") == "***, ***, ***"


def test_token_that_comes_again_stays_among_the_newest() -> None:
    """A platform may hand out the same token again."""
    masking = _masking()
    masking.add_token("tok-again")
    for number in range(TOKENS_KEPT):
        masking.add_token(f"tok-{number}")
        masking.add_token("tok-again")
    assert masking.masked("tok-again tok-1 tok-0") == "*** *** tok-0"


def test_other_texts_are_never_forgotten() -> None:
    """A report hides the serial numbers of a whole fleet."""
    masking = _masking()
    for number in range(5_000):
        masking.add(f"SR{number}")
    assert masking.masked("SR0, SR1, SR4999") == "***, ***, ***"
