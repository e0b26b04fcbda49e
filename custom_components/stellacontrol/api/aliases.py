"""Other names for what a log-in sends: the words that such APIs commonly use.

Names are compared without case and without anything but letters and digits.
"""

from collections.abc import Iterable
from functools import lru_cache
import re
from typing import Final

CREDENTIAL_NAMES: Final = {
    "client_id": [
        "clientId",
        "clientName",
        "client",
        "apiClient",
        "apiClientName",
        "apiClientId",
        "application",
        "applicationId",
        "applicationName",
        "app",
        "appId",
        "appName",
        "consumer",
        "consumerKey",
        "tenant",
        "integration",
    ],
    "client_key": [
        "clientKey",
        "clientIdentifier",
        "clientSecret",
        "clientUuid",
        "clientToken",
        "apiClientKey",
        "apiClientIdentifier",
        "apiClientSecret",
        "apiKey",
        "apiSecret",
        "appKey",
        "appSecret",
        "consumerSecret",
        "identifier",
        "key",
        "secret",
    ],
    "username": [
        "name",
        "userName",
        "user",
        "email",
        "login",
        "userId",
        "mail",
        "emailAddress",
        "userEmail",
        "account",
        "loginName",
        "userLogin",
    ],
    "password": [
        "password",
        "pass",
        "pwd",
        "passwd",
        "passphrase",
        "userPassword",
        "pw",
    ],
}
"""By placeholder, the most likely first. The first of each is the contract's."""

TOKEN_NAMES: Final = [
    "token",
    "accessToken",
    "sessionToken",
    "authToken",
    "bearerToken",
    "apiToken",
    "jwt",
    "session",
    "sessionId",
    "sid",
    "sessionKey",
    "authorization",
    "bearer",
    "auth",
    "ticket",
    "idToken",
]
"""Names of a session token, the most likely first."""

_SERIAL_NAMES = [
    "serial",
    "serialNumber",
    "serialNo",
    "sn",
    "deviceSerial",
    "deviceSerialNumber",
    "device",
    "repeater",
    "deviceNumber",
]
_ID_NAMES = ["id", "deviceId", "uuid", "guid", "deviceUuid", "repeaterId", "objectId"]

_PREFIXES = ("x", "your", "my", "the", "stellacontrol", "stella", "sc", "api", "cfg")


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Return a name as it is compared with others."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


_BY_NAME: Final[dict[str, str]] = {
    folded(name): placeholder
    for placeholder, names in (
        *CREDENTIAL_NAMES.items(),
        ("token", TOKEN_NAMES),
        ("serial", _SERIAL_NAMES),
        ("id", _ID_NAMES),
    )
    for name in names
}


def placeholder_for(name: str) -> str | None:
    """Return the placeholder that a name stands for; `None` if it is none of ours.

    Args:
        name: Such as "X-Client-Key", "YOUR_PASSWORD" or "accessToken".
    """
    text = folded(name)
    if text in _BY_NAME:
        return _BY_NAME[text]
    for prefix in _PREFIXES:
        if text.startswith(prefix) and (found := _BY_NAME.get(text[len(prefix) :])):
            return found
    return None


def credential_for(name: str) -> str | None:
    """Return the placeholder of the credential that a name stands for, if it is one."""
    found = placeholder_for(name)
    return found if found in CREDENTIAL_NAMES else None


def spellings(name: str) -> list[str]:
    """Return a camelCase name as other houses write it, itself first."""
    words = [word.lower() for word in re.findall(r"[A-Z]?[a-z]+", name)]
    pascal = "".join(word.capitalize() for word in words)
    return list(dict.fromkeys([name, "_".join(words), pascal, name.lower()]))


def every_credential(
    kinds: Iterable[str] = tuple(CREDENTIAL_NAMES),
) -> dict[str, str]:
    """Return every common spelling of every credential, with its placeholder."""
    return {
        spelling: f"{{{kind}}}"
        for kind in kinds
        for name in CREDENTIAL_NAMES[kind]
        for spelling in spellings(name)
    }
