"""The family of platforms: one assumption of docs/api.md varied at a time.

Written from what the vendor's documents leave open, and from how web services are
built elsewhere. `DIMENSIONS` is plain data: what is varied, then the ways to vary it,
each with the fields of `Dialect` that differ.
"""

from typing import Any

type Differences = dict[str, Any]

ID_FIELDS = ("serialNumber", "type", "model", "version", "firmwareVersion")
CONNECTION_FIELDS = ("status", "description", "messageFrequency", "rebalanceFrequency")
TIME_FIELDS = ("createdAt", "timestamp", "uptime")


def _log_in(client_id: str, key: str, name: str, password: str) -> Differences:
    """Return a log-in body by the names of its keys."""
    return {
        "log_in_body": {
            client_id: "{client_id}",
            key: "{client_key}",
            name: "{username}",
            password: "{password}",
        }
    }


def _inside(key: str) -> Differences:
    """Return a log-in body that is inside an object."""
    return {
        "log_in_body": {
            key: _log_in("clientId", "clientKey", "name", "password")["log_in_body"]
        }
    }


USER_ONLY = {"name": "{username}", "password": "{password}"}
CLIENT_ONLY = {"clientId": "{client_id}", "clientKey": "{client_key}"}


def _write(method: str, path: str, body: object = None) -> Differences:
    return {"method": method, "path": path, "body": body}


BOTH = {"bands": "{bands}", "messageFrequency": "{frequency}"}
COMMAND = {"command": "{command}"}

DIMENSIONS: dict[str, dict[str, Differences]] = {
    # Where
    "prefix": {
        "api": {"prefix": "/api"},
        "api-v1": {"prefix": "/api/v1"},
        "v1": {"prefix": "/v1"},
        "integration": {"prefix": "/integration"},
        "api-v2": {"prefix": "/api/v2"},
        "redirected-308": {"prefix": "/api/v1", "redirect": 308},
        "redirected-307": {"prefix": "/v1", "redirect": 307},
    },
    "slash": {
        "wanted": {"trailing_slash": True},
        "redirected-308": {"trailing_slash": True, "redirect": 308},
        "redirected-301": {"trailing_slash": True, "redirect": 301},
    },
    # Log-in
    "log-in-path": {
        "capital": {"log_in_path": "{security}/Login"},
        "session": {"log_in_path": "{security}/session"},
        "sessions": {"log_in_path": "{security}/sessions"},
        "token": {"log_in_path": "{security}/token"},
        "authenticate": {"log_in_path": "{security}/authenticate"},
        "signin": {"log_in_path": "{security}/signin"},
        "auth-login": {"log_in_path": "{security}/auth/login"},
        "endpoint-itself": {"log_in_path": "{security}"},
        "logon": {"log_in_path": "{security}/logon"},
        "auth": {"log_in_path": "{security}/auth"},
        "put": {"log_in_method": "PUT"},
    },
    "log-in-keys": {
        "username": _log_in("clientId", "clientKey", "username", "password"),
        "user-name": _log_in("clientId", "clientKey", "userName", "password"),
        "email": _log_in("clientId", "clientKey", "email", "password"),
        "user-pass": _log_in("clientId", "clientKey", "user", "pass"),
        "login": _log_in("clientId", "clientKey", "login", "password"),
        "api-client": _log_in("apiClientName", "apiClientIdentifier", "userName", "password"),
        "client-name": _log_in("clientName", "clientKey", "name", "password"),
        "client-secret": _log_in("client_id", "client_secret", "username", "password"),
        "client-identifier": _log_in("clientName", "clientIdentifier", "name", "password"),
        "snake": _log_in("client_id", "client_key", "name", "password"),
        "pascal": _log_in("ClientId", "ClientKey", "Name", "Password"),
        "api-key": _log_in("client", "apiKey", "username", "password"),
    },
    "log-in-body": {
        "in-data": _inside("data"),
        "in-credentials": _inside("credentials"),
        "in-two": {"log_in_body": {
            "client": {"id": "{client_id}", "key": "{client_key}"},
            "user": {"name": "{username}", "password": "{password}"},
        }},
        "form": {"log_in_form": True},
        "strict": {"log_in_strict": True},
        "with-type": {"log_in_body": {
            **_log_in("clientId", "clientKey", "name", "password")["log_in_body"],
            "grantType": "password",
        }},
        "basic-for-client": {
            "log_in_body": USER_ONLY,
            "log_in_headers": {"Authorization": "Basic {client_id}:{client_key}"},
        },
        "basic-for-user": {
            "log_in_body": CLIENT_ONLY,
            "log_in_headers": {"Authorization": "Basic {username}:{password}"},
        },
        "client-headers": {
            "log_in_body": USER_ONLY,
            "log_in_headers": {"X-Client-Id": "{client_id}", "X-Client-Key": "{client_key}"},
        },
        "api-headers": {
            "log_in_body": USER_ONLY,
            "log_in_headers": {"X-API-Client": "{client_id}", "X-API-Key": "{client_key}"},
        },
    },
    # Token
    "token-place": {
        "access-token": {"log_in_answer": {"accessToken": "{token}"}},
        "access-token-snake": {"log_in_answer": {
            "access_token": "{token}", "token_type": "Bearer", "expires_in": 900,
        }},
        "session-token": {"log_in_answer": {"sessionToken": "{token}"}},
        "session-id": {"log_in_answer": {"sessionId": "{token}"}},
        "session": {"log_in_answer": {"session": "{token}"}},
        "capital": {"log_in_answer": {"Token": "{token}"}},
        "in-data": {"log_in_answer": {"data": {"token": "{token}"}}},
        "deep": {"log_in_answer": {"result": {"session": {"auth": {"token": "{token}"}}}}},
        "in-list": {"log_in_answer": [{"token": "{token}"}]},
        "bare": {"log_in_answer": "{token}"},
        "as-data": {"log_in_answer": {"success": True, "data": "{token}"}},
        "beside-others": {"log_in_answer": {
            "userId": "7d1f0c9a-6a55-4c11-b7a8-6a0c7f2f5a10", "name": "Demo",
            "refreshToken": "refresh-1e1c0d", "expires": "2099-01-01T00:00:00Z",
            "token": "{token}",
        }},
        "header": {"log_in_answer": {"success": True},
                   "log_in_answer_headers": {"X-Auth-Token": "{token}"}},
        "authorization-header": {"log_in_answer": {},
                                 "log_in_answer_headers": {"Authorization": "Bearer {token}"}},
        "own-header": {"log_in_answer": {"message": "welcome"},
                       "log_in_answer_headers": {"X-Stella-Session": "{token}"}},
        "cookie": {
            "log_in_answer": {"success": True},
            "log_in_answer_headers": {"Set-Cookie": "sid={token}; Path=/; HttpOnly"},
            "token_headers": {"Cookie": "sid={token}"},
        },
        "cookie-java": {
            "log_in_answer": {"user": "demo"},
            "log_in_answer_headers": {"Set-Cookie": "JSESSIONID={token}; Path=/; HttpOnly; SameSite=Lax"},
            "token_headers": {"Cookie": "JSESSIONID={token}"},
        },
    },
    "token-shape": {
        shape: {"session_shape": shape} for shape in ("uuid", "jwt", "hex", "base64", "digits")
    },
    "log-in-status": {"201": {"log_in_status": 201}, "202": {"log_in_status": 202}},
    "token-travel": {
        "token": {"token_headers": {"Authorization": "Token {token}"}},
        "raw": {"token_headers": {"Authorization": "{token}"}},
        "session-scheme": {"token_headers": {"Authorization": "Session {token}"}},
        "x-auth-token": {"token_headers": {"X-Auth-Token": "{token}"}},
        "x-access-token": {"token_headers": {"X-Access-Token": "{token}"}},
        "x-session-token": {"token_headers": {"X-Session-Token": "{token}"}},
        "x-session-id": {"token_headers": {"X-Session-Id": "{token}"}},
        "token-header": {"token_headers": {"Token": "{token}"}},
        "x-token": {"token_headers": {"X-Token": "{token}"}},
        "x-authorization": {"token_headers": {"X-Authorization": "Bearer {token}"}},
        "cookie": {"token_headers": {"Cookie": "token={token}"}},
    },
    "wanted-header": {
        "api-key": {"wanted_headers": {"X-API-Key": "{client_key}"}},
        "client": {"wanted_headers": {"X-Client-Id": "{client_id}", "X-Client-Key": "{client_key}"}},
        "aws": {
            "wanted_headers": {"x-api-key": "{client_key}"},
            "keyless": "Forbidden",
            "statuses": {"key": 403},
            "refusal": {"message": "{reason}"},
            "unknown_status": 403,
            "unknown_answer": {"message": "Missing Authentication Token"},
        },
        "azure": {
            "wanted_headers": {"Ocp-Apim-Subscription-Key": "{client_key}"},
            "keyless": "Access denied due to missing subscription key. Make sure to include "
            "subscription key when making requests to an API.",
            "refusal": {"statusCode": "{code}", "message": "{reason}"},
            "unknown_answer": {"statusCode": 404, "message": "Resource not found"},
        },
    },
    # Log-out
    "log-out": {
        "delete": {"log_out_method": "DELETE"},
        "delete-login": {"log_out_method": "DELETE", "log_out_path": "{security}/login"},
        "delete-session": {"log_out_method": "DELETE", "log_out_path": "{security}/session"},
        "get": {"log_out_method": "GET"},
        "put": {"log_out_method": "PUT"},
        "signout": {"log_out_path": "{security}/signout"},
        "capital": {"log_out_path": "{security}/Logout"},
        "none": {"log_out_path": None},
        "wants-json": {"log_out_body": {}},
        "says-success": {"log_out_status": 200, "log_out_answer": {"success": True}},
        "says-ok": {"log_out_status": 200, "log_out_answer": "OK"},
    },
    # Reading
    "list-path": {
        "list": {"list_path": "{devices}/list"},
        "all": {"list_path": "{devices}/all"},
        "metadata": {"list_path": "{devices}/metadata"},
        "info": {"list_path": "{devices}/info"},
        "getall": {"list_path": "{devices}/getAll"},
    },
    "status-path": {
        "device": {"status_path": "{devices}/{id}"},
        "before": {"status_path": "{devices}/status/{id}"},
        "query-serial-number": {"status_path": "{devices}/status?serialNumber={id}"},
        "query-serial": {"status_path": "{devices}/status?serial={id}"},
        "query-id": {"status_path": "{devices}/status?id={id}"},
        "query-of-list": {"status_path": "{devices}?serialNumber={id}"},
        "state": {"status_path": "{devices}/{id}/state"},
        "capital": {"status_path": "{devices}/{id}/Status"},
        "latest": {"status_path": "{devices}/{id}/status/latest"},
    },
    "id": {
        "id": {"id_key": "id"},
        "id-number": {"id_key": "id", "id_shape": "number"},
        "uuid": {"id_key": "uuid"},
        "device-id": {"id_key": "deviceId", "id_shape": "hex"},
        "mongo": {"id_key": "_id", "id_shape": "hex"},
        "not-in-status": {"id_key": "id", "status_has_id": False},
    },
    # Frames
    "envelope": {
        "data": {"envelope": {"data": "{answer}"}},
        "result": {"envelope": {"result": "{answer}"}},
        "response": {"envelope": {"response": "{answer}"}},
        "success-data": {"envelope": {"success": True, "data": "{answer}"}},
        "status-ok": {"envelope": {"status": "ok", "result": "{answer}"}},
        "code": {"envelope": {"code": 0, "message": "OK", "payload": "{answer}"}},
        "null-error": {"envelope": {"error": None, "data": "{answer}"}},
    },
    "list-frame": {
        "devices": {"list_answer": {"devices": "{devices}"}},
        "items": {"list_answer": {"items": "{devices}", "total": "{total}"}},
        "data-devices": {"list_answer": {"data": {"devices": "{devices}"}}},
        "repeaters": {"list_answer": {"repeaters": "{devices}", "user": {"name": "Demo"}}},
        "object": {"list_form": "object"},
        "object-in-devices": {"list_form": "object", "list_answer": {"devices": "{devices}"}},
        "entry-in-device": {"list_entry": {"device": "{device}"}},
        "entry-in-metadata": {"list_entry": {"metadata": "{device}", "owner": "demo"}},
    },
    "pages": {
        "next": {"page_size": 2, "list_answer": {
            "devices": "{devices}", "total": "{total}", "next": "{next}"}},
        "page-and-pages": {"page_size": 2, "list_answer": {
            "page": "{page}", "pages": "{pages}", "total": "{total}", "items": "{devices}"}},
        "from-zero": {"page_size": 2, "page_first": 0, "list_answer": {
            "number": "{page}", "totalPages": "{pages}", "totalElements": "{total}", "content": "{devices}"}},
        "more": {"page_size": 2, "list_answer": {
            "page": "{page}", "hasMore": "{more}", "data": "{devices}"}},
        "offset": {"page_size": 2, "page_by": "offset", "page_param": "offset", "list_answer": {
            "offset": "{offset}", "limit": "{size}", "total": "{total}", "data": "{devices}"}},
        "cursor": {"page_size": 2, "page_by": "cursor", "page_param": "cursor", "list_answer": {
            "devices": "{devices}", "nextCursor": "{cursor}"}},
        "link-header": {"page_size": 2, "page_link": True},
    },
    "status-frame": {
        "device": {"status_answer": {"device": "{status}"}},
        "status": {"status_answer": {"status": "{status}"}},
        "list-of-one": {"status_answer": ["{status}"]},
        "data-device": {"status_answer": {"data": {"device": "{status}"}}},
        "latest": {"status_answer": {"serial": "same", "latest": "{status}"}},
    },
    "groups": {
        "overview": {"groups": {
            "identification": (*ID_FIELDS, "portCount", "location", "label"),
            "connection": CONNECTION_FIELDS, "health": ("temperature",), "timings": TIME_FIELDS}},
        "connection": {"groups": {"connectionStatus": CONNECTION_FIELDS}},
        "device": {"groups": {"device": ID_FIELDS}},
        "health-and-timings": {"groups": {"health": ("temperature",), "timings": TIME_FIELDS}},
    },
    # Spelling
    "keys": {
        keys: {"keys": keys} for keys in ("snake", "pascal", "kebab", "upper", "lower", "spaced")
    },
    "serial-key": {
        "serial": {"renamed": {"serialNumber": "serial"}},
        "serial-no": {"renamed": {"serialNumber": "serialNo"}},
        "sn": {"renamed": {"serialNumber": "sn"}},
        "device-serial": {"renamed": {"serialNumber": "deviceSerial"}},
        "capitals": {"renamed": {"serialNumber": "SerialNUMBER"}},
    },
    "field-names": {
        "firmware": {"renamed": {"firmwareVersion": "firmware"}},
        "frequency": {"renamed": {"messageFrequency": "frequency"}},
        "connection-status": {"renamed": {"status": "connectionStatus"}},
        "received-at": {"renamed": {"createdAt": "receivedAt"}},
        "pcb-temperature": {"renamed": {"temperature": "pcbTemperature"}},
        "band-id": {"renamed": {"band.identifier": "id"}},
        "band-band": {"renamed": {"band.identifier": "band"}},
        "band-list": {"renamed": {"bands": "bandList"}},
    },
    "added": {
        "null-error": {"added": {"error": None}},
        "empty-errors": {"added": {"errors": [], "warnings": []}},
        "nested-status": {"added": {"network": {"status": "up", "label": "LAN"}}},
        "owner": {"added": {"owner": {"name": "Demo", "serialNumber": "none", "location": "Elsewhere"}}},
    },
    "missing": {
        "created-at": {"missing": ("createdAt",)},
        "timestamp": {"missing": ("timestamp",)},
        "temperature": {"missing": ("temperature",)},
        "description": {"missing": ("description", "rebalanceFrequency", "version")},
        "band-labels": {"missing": ("band.label", "band.frequency")},
        "as-null": {"missing": ("temperature", "location", "portCount"), "as_null": True},
        "values": {"missing": ("band.values",)},
        "message-frequency": {"missing": ("messageFrequency",)},
    },
    "booleans": {
        "yes-no": {"booleans": ("yes", "no")},
        "on-off": {"booleans": ("on", "off")},
        "texts": {"booleans": ("true", "false")},
        "capitals": {"booleans": ("True", "False")},
        "digits": {"booleans": ("1", "0")},
        "numbers": {"booleans": (1, 0)},
        "yes-no-capital": {"booleans": ("YES", "NO")},
    },
    "numbers": {"text": {"numbers": "text"}, "unit": {"numbers": "unit"}},
    "frequency": {
        form: {"frequency": form}
        for form in ("seconds", "milliseconds", "text", "iso", "long", "spaced", "upper", "clock", "object")
    },
    "band-frequency": {form: {"band_frequency": form} for form in ("kHz", "MHz", "text")},
    "created-at": {
        form: {"created_at": form}
        for form in ("naive", "space", "offset", "rfc1123", "date", "date_ms", "ms")
    },
    "timestamp": {
        form: {"timestamp": form}
        for form in ("s", "whole_s", "text", "iso", "date", "date_ms", "date_long")
    },
    "uptime": {form: {"uptime": form} for form in ("text", "unit", "iso")},
    "connection-words": {
        "upper": {"connection_case": "upper"},
        "title": {"connection_case": "title"},
        "snake": {"connection_case": "snake"},
        "camel": {"connection_case": "camel"},
    },
    # Bands
    "bands": {
        "object": {"bands_form": "object"},
        "bare-object": {"bands_form": "bare_object"},
        "flat-values": {"band_values": "flat"},
        "object-flat": {"bands_form": "bare_object", "band_values": "flat"},
        "values-named": {"renamed": {"band.values": "measurements"}},
    },
    "identifier": {
        "number": {"identifier": "number"},
        "short": {"identifier": "short"},
        "prefixed": {"identifier": "prefixed"},
    },
    "listed-bands": {
        form: {"metadata_bands": form} for form in ("numbers", "objects", "text", "none")
    },
    # Writing
    "parameters": {
        "post": {"parameters": _write("POST", "{devices}/{id}/parameters", BOTH)},
        "put": {"parameters": _write("PUT", "{devices}/{id}/parameters", BOTH)},
        "device-itself": {"parameters": _write("PATCH", "{devices}/{id}", BOTH)},
        "settings": {"parameters": _write("PATCH", "{devices}/{id}/settings", BOTH)},
        "nested": {"parameters": _write("PATCH", "{devices}/{id}/parameters", {"parameters": BOTH})},
        "apart": {"parameters": [
            _write("PATCH", "{devices}/{id}/parameters", {"bands": "{bands}"}),
            _write("PATCH", "{devices}/{id}/parameters", {"messageFrequency": "{frequency}"})]},
        "own-paths": {"parameters": [
            _write("PUT", "{devices}/{id}/bands", {"bands": "{bands}"}),
            _write("PUT", "{devices}/{id}/messageFrequency", {"messageFrequency": "{frequency}"})]},
        "path-per-band": {"parameters": [
            _write("PUT", "{devices}/{id}/bands/{band}", {"isOn": "{on}"}),
            _write("PATCH", "{devices}/{id}/parameters", {"messageFrequency": "{frequency}"})]},
        "path-per-band-post": {"parameters": [
            _write("POST", "{devices}/{id}/bands/{band}", {"on": "{on}"}),
            _write("POST", "{devices}/{id}/parameters", {"messageFrequency": "{frequency}"})]},
        "bands-only": {"parameters": _write("PATCH", "{devices}/{id}/parameters", {"bands": "{bands}"})},
    },
    "bands-written": {
        "list": {"bands_written": "list"},
        "list-enabled": {"bands_written": "list", "band_entry": {"identifier": "{band}", "enabled": "{on}"}},
        "list-online": {"bands_written": "list", "band_entry": {"identifier": "{band}", "isOnline": "{on}"}},
        "list-shutdown": {"bands_written": "list", "on_words": (False, True),
                          "band_entry": {"identifier": "{band}", "isShutdownManually": "{on}"}},
        "words": {"on_words": ("on", "off")},
        "numbers": {"on_words": (1, 0)},
    },
    "frequency-written": {form: {"frequency_written": form} for form in ("seconds", "milliseconds")},
    "commands": {
        "path": {"commands": _write("POST", "{devices}/{id}/{command}")},
        "command": {"commands": _write("POST", "{devices}/{id}/command", COMMAND)},
        "name": {"commands": _write("POST", "{devices}/{id}/commands", {"name": "{command}"})},
        "type": {"commands": _write("POST", "{devices}/{id}/commands", {"type": "{command}"})},
        "action": {"commands": _write("POST", "{devices}/{id}/actions", {"action": "{command}"})},
        "path-below": {"commands": _write("POST", "{devices}/{id}/commands/{command}")},
        "put": {"commands": _write("PUT", "{devices}/{id}/commands", COMMAND)},
        "list": {"commands": _write("POST", "{devices}/{id}/commands", {"commands": ["{command}"]})},
        "capitals": {"command_words": {"reboot": "REBOOT", "recalibrate": "RECALIBRATE"}},
    },
    "write-answer": {
        "200": {"write_status": 200, "write_answer": {}},
        "204": {"write_status": 204, "write_answer": None},
        "201": {"write_status": 201, "write_answer": {"id": 17}},
        "text": {"write_status": 200, "write_answer": "OK"},
        "true": {"write_status": 200, "write_answer": {"success": True}},
        "queued": {"write_answer": {"status": "queued", "error": None}},
    },
    # One endpoint for all calls
    "action": {
        "action": {"action_key": "action"},
        "method": {"action_key": "method"},
        "action-params": {"action_key": "action", "action_params": "params"},
        "method-params": {"action_key": "method", "action_params": "params"},
        "named": {"action_key": "action", "action_names": {
            "devices": "getDevices", "status": "getStatus",
            "parameters": "setParameters", "command": "sendCommand"}},
        "token-in-body": {"action_key": "action", "token_body": "token"},
    },
    # Refusals
    "refused-log-in": {
        "400": {"statuses": {"wrong": 400}},
        "403": {"statuses": {"wrong": 403}},
        "404": {"statuses": {"wrong": 404}},
        "422": {"statuses": {"wrong": 422}},
        "500": {"statuses": {"wrong": 500}},
        "200-error": {"statuses": {"wrong": 200, "incomplete": 200}},
        "same-as-incomplete": {"statuses": {"incomplete": 401}},
    },
    "refusal": {
        "message": {"refusal": {"message": "{reason}"}},
        "success-false": {"refusal": {"success": False, "message": "{reason}"}},
        "status-error": {"refusal": {"status": "error", "reason": "{reason}"}},
        "error-object": {"refusal": {"error": {"code": "{code}", "message": "{reason}"}}},
        "errors": {"refusal": {"errors": [{"detail": "{reason}"}]}},
        "problem": {"refusal": {"type": "about:blank", "title": "{reason}", "status": "{code}"}},
        "text": {"refusal": "{reason}"},
        "html": {"refusal": "<html><body><h1>{reason}</h1></body></html>"},
        "empty": {"refusal": None},
        "200-ok-false": {"refusal": {"ok": False, "error": "{reason}"}, "statuses": dict.fromkeys(("wrong", "incomplete", "expired", "forbidden", "unknown", "malformed", "offline"), 200)},
    },
    "session-end": {
        "403": {"statuses": {"expired": 403}},
        "400": {"statuses": {"expired": 400}},
        "419": {"statuses": {"expired": 419}},
        "440": {"statuses": {"expired": 440}},
        "200-error": {"statuses": {"expired": 200}},
    },
    "malformed": {
        "400": {"statuses": {"malformed": 400, "incomplete": 400}},
        "422": {"statuses": {"malformed": 422, "incomplete": 422}},
        "500": {"statuses": {"malformed": 500, "incomplete": 500}},
    },
    "offline-command": {
        "400": {"statuses": {"offline": 400}},
        "200-error": {"statuses": {"offline": 200}},
    },
    "unknown-path": {
        "json": {"unknown_answer": {"error": "{reason}"}},
        "html": {"unknown_answer": "<html><body><h1>Not Found</h1></body></html>"},
        "empty": {"unknown_answer": None},
        "400": {"unknown_status": 400, "unknown_answer": {"error": "{reason}"}},
        "403": {"unknown_status": 403, "unknown_answer": {"message": "Forbidden"}},
        "405": {"unknown_status": 405},
        "200-error": {"unknown_status": 200, "unknown_answer": {"error": "{reason}"}},
        "200-page": {"unknown_status": 200, "unknown_answer": "<!doctype html><html><title>StellaControl</title></html>"},
        "500": {"unknown_status": 500, "unknown_answer": {"error": "internal error"}},
        "guarded": {"guards_all": True},
        "method-404": {"method_status": 404},
    },
    # Bytes
    "content-type": {
        "text": {"content_type": "text/plain"},
        "html": {"content_type": "text/html"},
        "vendor": {"content_type": "application/vnd.stella.v1+json"},
    },
    "strictness": {"wants-json": {"wants_json": True}},
    "bytes": {"byte-order-mark": {"byte_order_mark": True}},
}  # fmt: skip

WITHOUT_ACTION = (
    "log-in-path",
    "log-in-body",
    "list-path",
    "status-path",
    "log-out",
    "pages",
)
"""Dimensions that do not apply to a platform with one endpoint for all calls."""
