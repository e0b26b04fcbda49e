"""Examples as a reseller would hand them out: readable, and without a gap."""

import json
import subprocess

import pytest

from simulator import dialect_of, mixture, single_names
from simulator.dialects.examples import STYLES, example

DIALECTS = [
    *(dialect_of(name) for name in single_names()),
    *(mixture(seed) for seed in range(50)),
]


@pytest.mark.parametrize("style", STYLES)
def test_every_dialect_has_an_example(style: str) -> None:
    """It holds all calls, and something in place of each value."""
    for dialect in DIALECTS:
        text = example(dialect, style)
        assert "\N{SECTION SIGN}" not in text, dialect.name
        assert "u00a7" not in text, dialect.name
        assert "%C2%A7" not in text, dialect.name
        assert text.count("ead the status") == (style != "raw")
        if style == "python":
            compile(text, dialect.name, "exec")
        elif style == "json":
            json.loads(text)


def test_bash_takes_the_commands() -> None:
    """Quotes and continuations are right."""
    scripts = "\n".join(example(dialect, "curl") for dialect in DIALECTS)
    subprocess.run(["/bin/bash", "-n"], input=scripts, text=True, check=True)


def test_an_example_can_hold_real_values() -> None:
    """As people paste it who have filled it in."""
    values = {"client_key": "key-1", "username": "me@example.com", "password": "s3cret"}
    for style in STYLES:
        text = example(dialect_of("log-in-body/in-data"), style, values=values)
        assert all(value in text for value in values.values())
