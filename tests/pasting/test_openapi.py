"""Documents that describe an API, and what programs for developers export."""

import json
from typing import Any

import pytest

from .pastes import KEY, PASSWORD
from .reading import read

LOG_IN = {
    "clientId": {"type": "string"},
    "clientSecret": {"type": "string"},
    "email": {"type": "string", "example": "you@example.com"},
    "password": {"type": "string"},
}
LOGGED_IN = {
    "clientId": "{client_id}",
    "clientSecret": "{client_key}",
    "email": "{username}",
    "password": "{password}",
}


def content(schema: dict[str, Any]) -> dict[str, Any]:
    """Return an operation with a body."""
    return {"requestBody": {"content": {"application/json": {"schema": schema}}}}


def test_schemas_that_stand_apart_are_read() -> None:
    """The document of a tool holds each body in a place of its own."""
    schemas = {
        "LogIn": {"properties": LOG_IN},
        "State": {"properties": {"enabled": {"type": "boolean"}}},
        "Rate": {"properties": {"interval": {"enum": ["PT10M", "PT1M"]}}},
        "Settings": {"allOf": [{"$ref": "#/components/schemas/Rate"}]},
        "Order": {"properties": {"action": {"enum": ["restart", "calibrate"]}}},
    }
    reference = {name: {"$ref": f"#/components/schemas/{name}"} for name in schemas}
    unit = "/units/{unitId}"
    document = {
        "openapi": "3.0.1",
        "servers": [{"url": "https://api3.stellacontrol.com/v2"}],
        "paths": {
            "/session": {"post": content(reference["LogIn"])},
            "/units": {"get": {"parameters": [{"in": "query", "name": "page"}]}},
            unit: {"get": {}},
            unit + "/bands/{band}": {"put": content(reference["State"])},
            unit + "/settings": {"patch": content(reference["Settings"])},
            unit + "/orders": {"post": content(reference["Order"])},
        },
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "s": {"type": "apiKey", "in": "header", "name": "X-Session"}
            },
        },
    }
    known = read(json.dumps(document)).profile
    told = known.as_dict()
    assert told["log_in"]["body"] == LOGGED_IN
    assert told["devices"]["path"] == "/v2/units"
    assert told["status"]["path"] == "/v2/units/{serial}"
    assert told["parameters"]["body"] == {"enabled": "{on}"}
    assert told["frequency"]["body"] == {"interval": "{frequency}"}
    assert told["command"]["body"] == {"action": "{command}"}
    assert told["headers"] == {"X-Session": "{token}"}
    assert known.words["reboot"] == "restart"
    assert known.words["1m"] == "PT1M"


@pytest.mark.parametrize(
    ("scheme", "part", "carried"),
    [
        (
            {"type": "http", "scheme": "Bearer"},
            "headers",
            {"Authorization": "Bearer {token}"},
        ),
        (
            {"type": "apiKey", "in": "header", "name": "X-Gate-Session"},
            "headers",
            {"X-Gate-Session": "{token}"},
        ),
        (
            {"type": "apiKey", "in": "cookie", "name": "sid"},
            "cookies",
            {"sid": "{token}"},
        ),
    ],
)
def test_document_says_how_the_token_travels(
    scheme: dict[str, str], part: str, carried: dict[str, str]
) -> None:
    """Of the schemes, an operation names those that it takes."""
    other = {"type": "apiKey", "in": "header", "name": "X-Other"}
    document = {
        "paths": {"/devices": {"get": {"security": [{"ours": []}]}}},
        "components": {"securitySchemes": {"theirs": other, "ours": scheme}},
    }
    told = getattr(read(json.dumps(document)).profile, part)
    assert told == carried


def test_each_example_of_a_body_is_one() -> None:
    """The same operation may switch bands and set the frequency."""
    document = {
        "paths": {
            "/devices/{serialNumber}/parameters": {
                "patch": {
                    "requestBody": {
                        "content": {
                            "application/json": {
                                "schema": {"properties": {"x": {"examples": [1]}}},
                                "examples": {
                                    "bands": {"value": {"bands": {"08": False}}},
                                    "frequency": {"$ref": "#/frequency"},
                                    "other": {"externalValue": "https://a.example"},
                                },
                            }
                        }
                    }
                }
            }
        },
        "frequency": {"value": {"rate": {"interval": "10m"}}},
    }
    told = read(json.dumps(document)).profile
    assert told.parameters.body == {"bands": "{bands}"}
    assert told.frequency is not None
    assert told.frequency.body == {"rate": {"interval": "{frequency}"}}


def test_examples_that_many_refer_to_come_to_an_end() -> None:
    """They would be read for each of the others."""
    examples = {str(number): {"value": number} for number in range(3000)}
    body = {"$ref": "#/body"}
    paths = {f"/{number}": {"put": {"requestBody": body}} for number in range(3000)}
    text = json.dumps(
        {"paths": paths, "body": {"content": {"a/json": {"examples": examples}}}}
    )
    assert read(text).fault


def test_version_two_is_read() -> None:
    """Older documents name host and base, and bodies and fields among the parameters."""
    on = {"in": "query", "name": "on", "type": "boolean"}
    form = [{"in": "formData", "name": name} for name in LOG_IN]
    document = {
        "swagger": "2.0",
        "host": "api3.stellacontrol.com",
        "basePath": "/v1/",
        "paths": {
            "/session": {"post": {"parameters": form}},
            "/devices/{serial}/bands/{band}": {"put": {"parameters": [on]}},
            "/devices/{serial}/relay/{state}": {
                "parameters": [
                    {"in": "path", "name": "state", "enum": ["off", "on"]},
                    {"in": "query", "name": "band", "required": True},
                ],
                "post": {"parameters": [{"$ref": "#/parameters/none"}]},
            },
        },
        "securityDefinitions": {"s": {"type": "http", "scheme": "bearer"}},
    }
    told = read(json.dumps(document)).profile.as_dict()
    assert told["log_in"] == {
        "endpoint": "gateway",
        "path": "/v1/session",
        "body": LOGGED_IN,
        "is_form": True,
    }
    assert told["parameters"]["path"] == "/v1/devices/{serial}/bands/{band}?on={on}"
    del document["paths"]["/devices/{serial}/bands/{band}"]  # type: ignore[attr-defined] # JSON
    told = read(json.dumps(document)).profile.as_dict()
    path = "/v1/devices/{serial}/relay/{on?on:off}?band={band}"
    assert told["parameters"]["path"] == path


def test_server_with_variables_and_media_type_are_read() -> None:
    """What a server's address leaves open has a default; a patch has a type of its own."""
    off = {"properties": {"isShutdownManually": {"type": "boolean"}}}
    kind = "application/merge-patch+json"
    url = "{scheme}://api3.stellacontrol.com/{base}"
    variables = {"scheme": {"default": "https"}, "base": {"default": "v3"}}
    document = {
        "servers": [{"url": url, "variables": variables}],
        "paths": {
            "/devices/{serial}/bands/{band}": {
                "patch": {"requestBody": {"content": {kind: {"schema": off}}}}
            }
        },
    }
    told = read(json.dumps(document)).profile.as_dict()["parameters"]
    assert told["path"] == "/v3/devices/{serial}/bands/{band}"
    assert told["body"] == {"isShutdownManually": "{on?false:true}"}
    assert told["headers"] == {"Content-Type": kind}


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "#/components/schemas/Loop"},
        {"$ref": "#/nowhere"},
        {"$ref": "https://elsewhere.example/schema"},
        {"properties": [1, 2], "items": 3, "allOf": {"a": 1}, "enum": {}},
        {"items": {"$ref": "#/components/schemas/Tree"}},
        ["no", "schema"],
    ],
)
def test_document_that_makes_no_sense_is_read_as_far_as_it_does(schema: Any) -> None:
    """A body that nobody can tell is left as it is known."""
    tree = {"properties": {"below": {"$ref": "#/components/schemas/Tree"}}}
    document = {
        "paths": {
            "/devices/{id}/commands": {"post": content(schema)},
            "/devices/{id}": {"get": {"parameters": "none"}, "x-note": "none"},
            "/devices": "none",
        },
        "components": {
            "schemas": {"Loop": {"$ref": "#/components/schemas/Loop"}, "Tree": tree},
            "securitySchemes": {"s": "none"},
        },
    }
    understood = read(json.dumps(document))
    assert understood.profile.as_dict()["status"]["path"] == "/{id}"
    assert understood.fault == ""


def test_schemas_that_hold_each_other_come_to_an_end() -> None:
    """Twenty schemas that each hold all twenty have more samples than a day has time."""
    names = [f"S{number}" for number in range(20)]
    properties = {name: {"$ref": f"#/components/schemas/{name}"} for name in names}
    document = {
        "paths": {
            "/devices/{id}/commands": {"post": content(properties["S0"])},
            "/devices/{id}": {"get": {}},
        },
        "components": {"schemas": {name: {"properties": properties} for name in names}},
    }
    told = read(json.dumps(document)).profile.as_dict()
    assert told["status"]["path"] == "/{id}"


def test_what_a_browser_saved_is_read() -> None:
    """An archive of requests holds bodies as text beside their type."""
    body = {"x": "integration", "y": KEY, "z": PASSWORD}
    request = {
        "method": "POST",
        "url": "https://api3.stellacontrol.com/in",
        "headers": [{"name": "Content-Type", "value": "application/json"}],
        "postData": {"mimeType": "application/json", "text": json.dumps(body)},
    }
    told = read(json.dumps({"log": {"entries": [{"request": request}]}})).profile
    assert told.log_in.path == "/in"
    assert told.log_in.body == {
        "x": "{client_id}",
        "y": "{client_key}",
        "z": "{password}",
    }


def test_form_of_an_export_is_read() -> None:
    """Forms are lists of names and values."""
    fields = [{"name": name, "value": f"<{name}>"} for name in LOG_IN]
    request = {
        "method": "POST",
        "url": "{{ base }}/in",
        "body": {"mimeType": "application/x-www-form-urlencoded", "params": fields},
    }
    told = read(json.dumps({"resources": [request]})).profile
    assert told.log_in.body == LOGGED_IN
    assert told.log_in.is_form
