"""Made-up identifiers: of devices other than serial numbers, and of sessions."""

from base64 import urlsafe_b64encode
import json
from random import Random
import secrets
from typing import Any
from uuid import UUID, uuid4

from .dialect import Dialect


def id_of(serial: str, dialect: Dialect) -> Any:
    """Return the identifier by which a dialect's paths name a device."""
    if dialect.id_key == "serialNumber":
        return serial
    drawn = Random(f"id of {serial}").getrandbits(128)
    return {
        "uuid": str(UUID(int=drawn, version=4)),
        "number": drawn % 90_000 + 10_000,
        "hex": f"{drawn:032x}"[:24],
        "prefixed": f"dev_{drawn % 10**9}",
    }[dialect.id_shape]


def new_token(dialect: Dialect) -> str:
    """Return a token of the dialect's shape."""
    random = secrets.token_hex(16)
    if dialect.session_shape == "jwt":
        parts: list[object] = [{"alg": "HS256"}, {"jti": random}]
        head = ".".join(_encoded(json.dumps(part).encode()) for part in parts)
        return f"{head}.{_encoded(secrets.token_bytes(32))}"
    return {
        # Easy to find in logs and files, where no token may be.
        "opaque": f"session-{random}",
        "uuid": str(uuid4()),
        "hex": random,
        "base64": _encoded(secrets.token_bytes(24)) + "==",
        "digits": str(secrets.randbelow(9 * 10**17) + 10**17),
    }[dialect.session_shape]


def _encoded(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")
