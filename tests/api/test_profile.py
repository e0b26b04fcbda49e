"""A profile: what a gateway speaks, stored as what differs from the contract."""

from dataclasses import replace
from datetime import UTC, datetime
import json
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.stellacontrol.api import (
    Call,
    CallName,
    Endpoint,
    Grade,
    InvalidProfile,
    KnownProfile,
    Origin,
    Profile,
    TokenPlace,
    TokenSource,
)

texts = st.text(st.characters(codec="utf-8", exclude_characters="{}"), max_size=20)
templates = texts | st.sampled_from(
    ["{token}", "{username}", "Bearer {token}", "{basic:client_id:client_key}"]
)
bodies = st.recursive(
    templates | st.none() | st.booleans() | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3)
    ),
    max_leaves=8,
)
paths = st.sampled_from(
    ["", "/x", "/{serial}/state", "?sn={serial}", "/{id}", "/a?b=c"]
)
maps = st.dictionaries(texts, templates, max_size=3)
DEFAULT = Profile()


def calls(name: CallName) -> st.SearchStrategy[Call]:
    """Draw a call, unlike the contract in anything."""
    return st.builds(
        Call,
        name=st.just(name),
        method=st.sampled_from(["GET", "POST", "PUT", "PATCH"]),
        endpoint=st.sampled_from(Endpoint),
        path=paths,
        body=bodies,
        is_form=st.booleans(),
        headers=maps,
    )


profiles = st.builds(
    Profile,
    log_in=calls(CallName.LOG_IN) | st.just(DEFAULT.log_in),
    log_out=calls(CallName.LOG_OUT) | st.just(DEFAULT.log_out),
    devices=calls(CallName.LIST_DEVICES) | st.just(DEFAULT.devices),
    status=calls(CallName.READ_STATUS) | st.just(DEFAULT.status),
    parameters=calls(CallName.SET_PARAMETERS) | st.just(DEFAULT.parameters),
    frequency=calls(CallName.SET_FREQUENCY) | st.none(),
    command=calls(CallName.SEND_COMMAND) | st.just(DEFAULT.command),
    token=st.none()
    | st.builds(
        TokenPlace,
        source=st.sampled_from(TokenSource),
        keys=st.lists(texts, min_size=1, max_size=3).map(tuple),
    ),
    headers=maps,
    cookies=maps,
    fields=st.dictionaries(texts, bodies, max_size=2),
    id_key=st.none() | texts,
    words=st.dictionaries(texts, texts, max_size=2),
)


@given(
    st.builds(
        KnownProfile,
        profile=profiles,
        origin=st.sampled_from(Origin),
        at=st.none() | st.datetimes(timezones=st.just(UTC)),
    )
)
def test_profile_survives_storage(known: KnownProfile) -> None:
    """Every profile is the same after it was stored and loaded."""
    stored = json.loads(json.dumps(known.as_dict()))
    assert KnownProfile.from_dict(stored) == known


def test_default_stores_nothing() -> None:
    """An account on the contract keeps no copy of it, so a better default reaches it."""
    assert Profile().as_dict() == {}
    assert KnownProfile.from_dict(None) == KnownProfile()


def test_only_what_differs_is_stored() -> None:
    """One other verb is one word in the storage."""
    profile = Profile.from_dict({"parameters": {"method": "put"}})
    assert profile.parameters.path == Profile().parameters.path
    assert profile.as_dict() == {"parameters": {"method": "PUT"}}


def test_unknown_keys_are_ignored() -> None:
    """A profile that a later version wrote can still be read."""
    stored = {"later": 1, "status": {"later": 2, "path": "/{serial}"}}
    assert Profile.from_dict(stored).as_dict() == {"status": {"path": "/{serial}"}}


@pytest.mark.parametrize(
    ("stored", "fault"),
    [
        ([], "profile: an object is needed"),
        ({"log_in": "POST /login"}, "log_in: an object is needed"),
        ({"log_in": {"method": "SHOUT"}}, "'SHOUT' is no method"),
        ({"log_in": {"path": "login"}}, "a path begins with one slash"),
        ({"log_in": {"path": "//elsewhere.example"}}, "a path begins with one slash"),
        ({"log_in": {"path": "/../x"}}, "no plain path"),
        ({"log_in": {"path": "/x#y"}}, "no plain path"),
        ({"log_in": {"path": "/x\n"}}, "no plain path"),
        ({"log_in": {"path": "/login?p={password}"}}, "must not be in a URL"),
        ({"status": {"path": "/{serial}?t={token}"}}, "must not be in a URL"),
        ({"log_in": {"body": {"x": "{pasword}"}}}, "nothing is known for ['pasword']"),
        ({"log_in": {"headers": {"x": 1}}}, "log_in.headers: every value must be"),
        ({"log_in": {"endpoint": "nowhere"}}, "log_in.endpoint: one of security"),
        ({"token": {"source": "body"}}, "token.keys: a list of texts is needed"),
        ({"token": {"source": "sky", "keys": ["x"]}}, "token.source: one of body"),
    ],
)
def test_unusable_profile_says_why(stored: Any, fault: str) -> None:
    """What cannot be used is refused with the place and the reason."""
    with pytest.raises(InvalidProfile) as raised:
        Profile.from_dict(stored)
    assert fault in str(raised.value)


def test_moment_is_kept() -> None:
    """When a profile was learnt is shown in diagnostics; it must be a moment."""
    at = datetime(2026, 11, 26, tzinfo=UTC)
    assert KnownProfile.from_dict(KnownProfile(at=at).as_dict()).at == at
    with pytest.raises(InvalidProfile):
        KnownProfile.from_dict({"at": "yesterday"})


def test_calls_are_the_same_however_sure_they_are() -> None:
    """A profile differs from the contract only in what is sent."""
    assert replace(DEFAULT.devices, grade=Grade.LEARNT) == DEFAULT.devices
