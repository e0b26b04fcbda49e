"""Client for Stella Doradus' Third-Party Integration API, free of Home Assistant."""

from .client import RequestListener, StellaControlClient
from .errors import (
    CannotConnect,
    DeviceNotFound,
    DeviceOffline,
    GatewayFault,
    InvalidCredentials,
    InvalidEndpoint,
    InvalidGateway,
    NotPermitted,
    PlatformError,
    RateLimited,
    RequestRejected,
    StellaControlError,
)
from .gateway import Credentials, Gateway, read_endpoint_path, read_gateway_url
from .models import (
    Band,
    BandStatus,
    Command,
    ConnectionStatus,
    Device,
    DeviceStatus,
    MessageFrequency,
    band_name,
)
from .wire import (
    DEFAULT_CLIENT_ID,
    DEFAULT_DEVICES_PATH,
    DEFAULT_GATEWAY,
    DEFAULT_SECURITY_PATH,
)

__all__ = [
    "DEFAULT_CLIENT_ID",
    "DEFAULT_DEVICES_PATH",
    "DEFAULT_GATEWAY",
    "DEFAULT_SECURITY_PATH",
    "Band",
    "BandStatus",
    "CannotConnect",
    "Command",
    "ConnectionStatus",
    "Credentials",
    "Device",
    "DeviceNotFound",
    "DeviceOffline",
    "DeviceStatus",
    "Gateway",
    "GatewayFault",
    "InvalidCredentials",
    "InvalidEndpoint",
    "InvalidGateway",
    "MessageFrequency",
    "NotPermitted",
    "PlatformError",
    "RateLimited",
    "RequestListener",
    "RequestRejected",
    "StellaControlClient",
    "StellaControlError",
    "band_name",
    "read_endpoint_path",
    "read_gateway_url",
]
