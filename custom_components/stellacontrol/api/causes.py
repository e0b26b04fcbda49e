"""Why a request got no answer, in words that a person can act on."""

import os
import ssl

from aiohttp import (
    ClientConnectorCertificateError,
    ClientConnectorDNSError,
    ClientConnectorError,
    ClientResponseError,
    ClientSSLError,
    ServerDisconnectedError,
)


def cause_of(err: Exception) -> str:
    """Return what kept a request from its answer, in plain English.

    The text of an error is not used: that of some repeats what was sent, or names the host.

    Args:
        err: What the HTTP library raised.
    """
    match err:
        case TimeoutError():
            return "no answer in time"
        case ClientResponseError():
            return "the answer is not HTTP"
        case (
            ServerDisconnectedError()
            | ClientConnectorError(
                os_error=ConnectionError(errno=None)  # while TLS began
            )
        ):
            return "the connection was closed without an answer"
        case ClientConnectorDNSError():
            return "no host of this name was found (DNS)"
        case ClientConnectorCertificateError(certificate_error=fault):
            return f"the certificate is not trusted ({_fault_of(fault)})"
        case ClientSSLError() | ssl.SSLError():
            return "no TLS connection; is this an https address?"
        case OSError(errno=int(number)):
            return os.strerror(number)
    return type(err).__name__


def _fault_of(fault: Exception) -> str:
    """Return what is wrong with a certificate, without the host that OpenSSL may add."""
    said = getattr(fault, "verify_message", "") or type(fault).__name__
    return str(said).partition(",")[0]
