"""Gateways that speak differently: what `SmallGateway` is made with."""

from typing import Any

from .gateway import CREDENTIALS, DEVICE, TOKEN

CONTRACT = {
    "clientId": CREDENTIALS.client_id,
    "clientKey": CREDENTIALS.client_key,
    "name": CREDENTIALS.username,
    "password": CREDENTIALS.password,
}

PREFIXED = {
    "log_in": "/api/v1/security/login",
    "devices": "/api/v1/devices",
    "status": "/api/v1/devices/SR1/status",
}
WITH_ID = {"serialNumber": "SR1", "id": 77}

DIALECTS: dict[str, dict[str, Any]] = {
    "the contract": {},
    "log-in elsewhere": {"log_in": "/security/session"},
    "all behind a prefix": PREFIXED,
    "redirected": {
        "log_in": "/v9/security/login",
        "moved": {"/security/login": "/v9/security/login"},
    },
    "other keys": {"keys": ("client", "apiKey", "userName", "pwd")},
    "keys with underscores": {"keys": ("client_id", "client_secret", "email", "pass")},
    "keys that it names": {
        "keys": ("clientName", "clientKey", "userName", "password"),
        "is_strict": True,
        "missing": (422, {"error": "userName, clientName are required"}),
    },
    "nested credentials": {"wrapper": "credentials"},
    "a nested client and a user beside it": {
        "keys": ("client.id", "client.key", "username", "password"),
    },
    "nested and elsewhere": {"wrapper": "data", "log_in": "/security/session"},
    "a form": {"is_form": True},
    "a form elsewhere": {"is_form": True, "log_in": "/security/token"},
    "an action": {"action_key": "action", "log_in": "/security"},
    "a method": {"action_key": "method", "log_in": "/security"},
    "basic for the client": {"needs_basic": True, "keys": ("username", "password")},
    "a raw token": {"header": ("authorization", TOKEN)},
    "a header of its own": {"header": ("x-auth-token", TOKEN)},
    "a header of its own, whose lack is a bad request": {
        "header": ("x-auth-token", TOKEN),
        "no_session": (400, {"error": "session expired"}),
    },
    "a header that is wanted beside it": {"also_header": "x-client-id"},
    "a cookie of our own": {"cookie": "session"},
    "a cookie that it sets": {
        "cookie": "SID",
        "told_token": {"done": True},
        "told_cookies": {"SID": TOKEN},
    },
    "a token in a header": {"told_token": {}, "told_headers": {"x-auth-token": TOKEN}},
    "a token deep in the answer": {
        "told_token": {"data": {"session": {"refreshToken": "r" * 20, "jwt": TOKEN}}}
    },
    "a list elsewhere": {"devices": "/devices/all"},
    "a list that moved": {"devices": "/devices/", "moved": {"/devices": "/devices/"}},
    "a shorter status": {"status": "/devices/SR1"},
    "a status by query": {"status": "/devices?serial=SR1"},
    "a status by id": {"status": "/devices/77/state", "device": WITH_ID},
    "a status by an id that is an object": {
        "status": "/devices/a1b2/status",
        "device": {"id": {"entityType": "DEVICE", "id": "a1b2"}, "serialNumber": "SR1"},
    },
    "a status by an id of MongoDB": {
        "status": "/devices/5f1e/status",
        "device": {"_id": {"$oid": "5f1e"}, "serialNumber": "SR1"},
    },
    "a status that the list links to": {
        "status": "/units/SR1/now",
        "device": {
            "serialNumber": "SR1",
            "links": {"status": "/units/SR1/now"},
        },
    },
    "401 for what does not exist": {
        "log_in": "/security/session",
        "absent": (401, {"message": "Missing Authentication Token"}),
    },
    "OAuth2 as FastAPI serves it": {
        "log_in": "/security/token",
        "is_form": True,
        "keys": ("client_id", "client_secret", "username", "password"),
        "missing": (
            422,
            {"detail": [{"type": "missing", "loc": ["body", "username"]}]},
        ),
        "wrong": (401, {"detail": "Incorrect username or password"}),
        "absent": (404, {"detail": "Not Found"}),
    },
    "Spring, which asks for a session wherever nothing is": {
        **PREFIXED,
        "missing": (400, {"status": 400, "error": "Bad Request", "path": "{path}"}),
        "absent": (401, {"status": 401, "error": "Unauthorized", "path": "{path}"}),
    },
    "JSON:API": {
        "log_in": "/security/sessions",
        "wrapper": "data.attributes",
        "missing": (422, {"errors": [{"detail": "data.attributes is missing"}]}),
        "device": {"type": "devices", "id": 77, "attributes": DEVICE},
        "status": "/devices/77/status",
    },
    "NestJS, which takes no name that it does not know": {
        **PREFIXED,
        "keys": ("clientId", "clientSecret", "email", "password"),
        "is_strict": True,
        "missing": (
            400,
            {"message": ["clientSecret must be a string", "email must be a string"]},
        ),
    },
    "Rails": {"log_in": "/security/sign_in", "wrapper": "credentials"},
    "slashes at every end": {
        "log_in": "/security/login/",
        "log_out": "/security/logout/",
        "devices": "/devices/",
        "status": "/devices/SR1/status/",
    },
    "actions with other words": {
        "action_key": "method",
        "log_in": "/security",
        "words": ("getDevices", "getStatus"),
    },
    "actions with a rare word": {
        "action_key": "action",
        "log_in": "/security",
        "words": ("list", "deviceStatus"),
    },
    "a status that moved": {
        "status": "/devices/SR1/now",
        "moved": {"/devices/SR1/status": "/devices/SR1/now"},
    },
    "a status whose place is right, but not the name of the device": {
        "status": "/devices/77/status",
        "always": {"/devices/SR1/status": (404, {"error": "no such device: SR1"})},
        "device": WITH_ID,
    },
    "a list with a slash, and a status that wants a UUID": {
        "devices": "/devices/",
        "moved": {"/devices": "/devices/"},
        "status": "/devices/77/status",
        "always": {"/devices/SR1/status": (422, {"detail": "should be a valid UUID"})},
        "device": WITH_ID,
    },
    "links of all kinds": {
        "status": "/units/SR1/now",
        "device": {
            "serialNumber": "SR1",
            "links": [
                "http://[",
                "https://other.example/SR1",
                "/help",
                "/units/SR1/now",
            ],
        },
    },
    "an operation": {"action_key": "operation", "log_in": "/security"},
    "a page for what does not exist": {
        "log_in": "/security/session",
        "absent": (200, "<html>Hello</html>"),
    },
}
