"""The headers of an example: which are kept, and as what."""

from collections.abc import Mapping
import re

from .example import Example
from .naming import credentials_in
from .templating import Templates

_USUAL_HEADER = re.compile(
    r"accept(?:-encoding|-language)?|content-(?:type|length)|host|user-agent|connection"
    r"|cache-control|pragma|origin|referer|dnt|priority|te|sec-.*|"
)
"""Headers that every request has, or that only describe the example's program."""

_USUAL_TYPE = re.compile(r"\*/\*|application/(?:json|x-www-form-urlencoded)|text/.*")
_VENDOR_TYPE = re.compile(r"application/[\w.+-]{1,60}")


def media_types(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the media types that are not JSON's own, such as JSON:API's."""
    return {
        name: value
        for name, value in headers.items()
        if name.lower() in ("content-type", "accept")
        and _VENDOR_TYPE.fullmatch(value)
        and not _USUAL_TYPE.match(value)
    }


def read_headers(
    request: Example, templates: Templates
) -> tuple[dict[str, str], dict[str, str], set[str]]:
    """Return headers and cookies as templates, and names of headers not to be kept.

    Headers that every request has are in neither.
    """
    # Where the body has the user, HTTP Basic is the client's.
    has_user = "password" in credentials_in(request.body, templates)
    basic = "client_id:client_key" if has_user else "username:password"
    headers: dict[str, str] = {}
    cookies: dict[str, str] = {}
    dropped: set[str] = set()
    for name, value in request.headers.items():
        if name.lower() == "cookie":
            cookies |= templates.cookies(value)
        elif not _USUAL_HEADER.fullmatch(name.lower()):
            told = templates.header(name, value, basic=basic)
            if told is None:
                dropped.add(name)
            else:
                headers[name] = told
    return headers, cookies, dropped
