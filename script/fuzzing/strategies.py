"""Answers for Hypothesis: any JSON and what passes for it, and what is almost right."""

import json
from typing import Any

from hypothesis import strategies as st

from custom_components.stellacontrol.api import wire

from .cases import CALLS, SERIAL, Case

KEYS = sorted(
    {key.name for key in vars(wire).values() if isinstance(key, wire.Key)}
    | {"08", "21", "new"}
)
ODD = [
    SERIAL,
    "NaN",
    "1e999",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59-12:00",
    "\ud800",
    "9" * 400,
    10**400,
    -1e308,
    8.0,
    1e11,
    "٣",
    "²",
    "1_000",
]

values: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters())
    | st.sampled_from(ODD),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(), inner, max_size=8)
    ),
    max_leaves=30,
)
"""Any JSON, and what passes for it, with the contract's names more often than others."""

fields = st.dictionaries(st.sampled_from(KEYS), values, max_size=20)
bands = st.lists(fields | values, max_size=8) | st.dictionaries(
    st.sampled_from(["07", "08", "8", "x"]), fields, max_size=4
)
devices = st.builds(
    lambda other, listed: {"serialNumber": SERIAL} | other | {"bands": listed},
    fields,
    bands,
)

almost_right: dict[str, st.SearchStrategy[Any]] = {
    "log in": fields.map(lambda other: {"token": "a"} | other),
    "list devices": st.lists(devices | values, max_size=5),
    "read status": devices,
}
"""By call: its shape, with anything in it."""


def _bodies(call: str) -> st.SearchStrategy[bytes]:
    right = almost_right[call]
    wrapped = st.sampled_from(["data", "devices"]).flatmap(
        lambda key: right.map(lambda answer: {key: answer})
    )
    return (right | wrapped | values).map(_written) | st.binary()


def _written(answer: object) -> bytes:
    return json.dumps(answer).encode()


cases: st.SearchStrategy[Case] = st.sampled_from(CALLS).flatmap(
    lambda call: _bodies(call).map(lambda body: Case(call=call, body=body))
)
"""Answers to be read without a socket."""
