"""Templates: from a profile to the body of one request."""

from typing import Any

import pytest

from custom_components.stellacontrol.api.templates import (
    fill,
    fill_text,
    fill_texts,
    needs_one_band,
    placeholders,
)

BANDS = {"bands": {"08": True, "21": False}}


@pytest.mark.parametrize(
    ("template", "values", "filled"),
    [
        ({"n": "{frequency_seconds}"}, {"frequency_seconds": 600}, {"n": 600}),
        ({"a": "{frequency}", "b": "{bands}"}, {"frequency": "1m"}, {"a": "1m"}),
        ({"bands": "{bands}"}, BANDS, BANDS),
        (
            {"bands": [{"id": "{band}", "off": "{on?false:true}"}]},
            BANDS,
            {"bands": [{"id": "08", "off": False}, {"id": "21", "off": True}]},
        ),
        ({"b": {"{band}": "{on?on:off}"}}, BANDS, {"b": {"08": "on", "21": "off"}}),
        ({"b": {"{band}": {"set": "{on?1:0}"}}}, BANDS, {"b": {"08": {"set": 1}, "21": {"set": 0}}}),
        ({"b": {"{band}": "{on}"}, "f": "{frequency}"}, {"frequency": "1m"}, {"f": "1m"}),
        ({"a": {"b": ["{command}"]}, "c": 1}, {}, {"c": 1}),
        ({"a": "{command}"}, {}, None),
        ({"a": {}, "b": []}, {}, {"a": {}, "b": []}),
        ({"a": "{basic:client_id:client_key}"}, {"client_id": "i", "client_key": "k"}, {"a": "aTpr"}),
        ({"a": "{basic:client_id:client_key}"}, {"client_id": "i"}, None),
        ({"band": "{band}", "on": "{on}"}, {"band": "08", "on": False, **BANDS}, {"band": "08", "on": False}),
    ],
)  # fmt: skip
def test_template_is_filled(template: Any, values: dict[str, Any], filled: Any) -> None:
    """A request holds what there is to say, in the shape of the template."""
    assert fill(template, values) == filled


def test_text_is_quoted_for_its_place() -> None:
    """A serial number stays one segment of a path, whatever it holds."""
    assert fill_text("/{serial}/x", {"serial": "a/b"}, quote=lambda _: "Q") == "/Q/x"
    assert fill_text("{on}", {"on": True}) == "true"


def test_headers_without_a_value_are_left_out() -> None:
    """While there is no token, no header speaks of one."""
    headers = {"Authorization": "Bearer {token}", "X-Client": "{client_id}"}
    assert fill_texts(headers, {"client_id": "i"}) == {"X-Client": "i"}


def test_placeholders_are_found_everywhere() -> None:
    """Keys, elements and pairs count."""
    template = {"{band}": ["{on?1:0}"], "x": "{basic:username:password}", "y": 1}
    assert placeholders(template) == {"band", "on", "username", "password"}


@pytest.mark.parametrize(
    ("template", "is_single"),
    [
        ("/{serial}/bands/{band}", True),
        ({"band": "{band}", "on": "{on}"}, True),
        ({"bands": {"id": "{band}"}}, True),
        ({"bands": {"{band}": {"id": "{band}"}}}, False),
        ({"bands": [{"id": "{band}"}]}, False),
        ({"bands": "{bands}"}, False),
        (None, False),
    ],
)
def test_one_band_at_a_time(template: Any, *, is_single: bool) -> None:
    """Where a request has room for one band, each band needs its own."""
    assert needs_one_band(template) is is_single
