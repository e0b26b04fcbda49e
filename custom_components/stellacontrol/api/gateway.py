"""Where the API is, and what gets us in."""

from dataclasses import dataclass, field
import ipaddress
from typing import override
from urllib.parse import quote

from yarl import URL

from .call import Call, Endpoint
from .errors import GatewayFault, InvalidEndpoint, InvalidGateway, InvalidProfile
from .profile import DEFAULT_DEVICES_PATH, DEFAULT_SECURITY_PATH
from .templates import Values, fill_text, path_and_query


@dataclass(frozen=True, slots=True, kw_only=True)
class Gateway:
    """The API's base URL and the paths of its two endpoints."""

    url: URL
    security_path: str = DEFAULT_SECURITY_PATH
    devices_path: str = DEFAULT_DEVICES_PATH

    def url_of(self, call: Call, values: Values) -> URL:
        """Return where a call goes; each value stays one segment of the path.

        What a query asks for and has no value is left out, as in a body.

        Raises:
            InvalidProfile: The path asks for a value that is not there.

        Source: guide for the endpoints, assumed for what follows them.
        """
        path, query = path_and_query(call.path)
        filled = fill_text(path, values, quote=_segment)
        if filled is None:
            raise InvalidProfile(f"{call.name}: a value for {path} is missing")
        pairs = [fill_text(pair, values, quote=_segment) for pair in query.split("&")]
        told = "&".join(pair for pair in pairs if pair)
        start = quote(self._start_of(call.endpoint), safe="/!$&'()*+,;=~")
        place = start + filled + (f"?{told}" if told else "")
        # Encoded already: yarl would take a slash or ".." in a serial number as
        # steps through the path.
        return self.url.join(URL(place, encoded=True))

    def path_of(self, call: Call) -> str:
        """Return the path of a call for people to read, without any value in it."""
        return self._start_of(call.endpoint) + call.path

    def _start_of(self, endpoint: Endpoint) -> str:
        """Return what the path of a call begins with."""
        paths = {
            Endpoint.SECURITY: self.security_path,
            Endpoint.DEVICES: self.devices_path,
        }
        return paths.get(endpoint, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What the platform's administrator grants; never shown by `repr`."""

    client_id: str = field(repr=False)
    """API client name (guide)."""
    client_key: str = field(repr=False)
    """API client identifier, a UUID (guide)."""
    username: str = field(repr=False)
    """An e-mail address (guide)."""
    password: str = field(repr=False)

    @override
    def __str__(self) -> str:
        """Show no more than `repr` does."""
        return repr(self)


def read_gateway_url(text: str) -> URL:
    """Read the gateway's address as a person typed it.

    Args:
        text: Such as "https://api3.stellacontrol.com"; a slash at its end is dropped, and
            https may be left out.

    Returns:
        Scheme, host and port; nothing else.

    Raises:
        InvalidGateway: Not https (http is for loopback addresses alone), or with
            credentials, a path, a query or a fragment in it.

    Source: assumed.
    """
    typed = text.strip()
    try:
        url = URL(typed if "://" in typed else f"https://{typed}")
        host, port = url.host, url.port
    except ValueError, IndexError:  # yarl raises the latter for "https://[]@"
        raise InvalidGateway(GatewayFault.INVALID) from None
    if url.scheme not in ("https", "http") or not host or not port or " " in host:
        raise InvalidGateway(GatewayFault.INVALID)
    if url.user is not None or url.password is not None:
        raise InvalidGateway(GatewayFault.HAS_CREDENTIALS)
    if url.path not in ("", "/") or url.query_string or url.fragment:
        raise InvalidGateway(GatewayFault.HAS_PATH)
    if url.scheme == "http" and not _is_loopback(host):
        raise InvalidGateway(GatewayFault.INSECURE)
    return url.origin()


def read_endpoint_path(text: str) -> str:
    """Read an endpoint's path as a person typed it.

    Returns:
        The path with one slash before it and none behind.

    Raises:
        InvalidEndpoint: It holds more than a path.

    Source: guide for the known values.
    """
    path = "/" + text.strip().strip("/")
    segments = path[1:].split("/")
    plain = all(
        segment and segment not in (".", "..") and segment.isprintable()
        for segment in segments
    )
    if not plain or any(sign in path for sign in "?#:@\\% "):
        raise InvalidEndpoint
    return path


def _segment(text: str) -> str:
    """Escape a text so that it is always one segment of a path."""
    escaped = quote(text, safe="")
    return escaped.replace(".", "%2E") if escaped in (".", "..") else escaped


def _is_loopback(host: str) -> bool:
    """Whether a host is this machine, so that nothing travels in clear."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
