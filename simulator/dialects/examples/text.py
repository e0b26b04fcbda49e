"""Examples for the command line, for reading, and as a collection."""

from collections.abc import Mapping
import json
from typing import Any

from simulator.dialects.requests import Sent

from .about import MARK, TITLES, About


def curl(calls: Mapping[str, Sent], about: About) -> str:
    """Return a script for Bash."""
    lines = ["#!/bin/bash", f'GATEWAY="{about.gateway}"']
    lines += [
        f'{name.upper()}="<{name.replace("_", " ")}>"' for name in about.open_names
    ]
    for call, sent in calls.items():
        parts = [
            f"-X {sent.method}",
            f'"$GATEWAY{about.filled(sent.path, "${upper}")}"',
        ]
        for name, value in sent.headers.items():
            if value.startswith("Basic "):
                parts.append(f'-u "{about.filled(value[6:], "${upper}")}"')
            elif name != "Accept":
                parts.append(f'-H "{name}: {about.filled(value, "${upper}")}"')
        if sent.is_form:
            parts += [
                f'--data-urlencode "{key}={about.filled(str(value), "${upper}")}"'
                for key, value in sent.body.items()
            ]
        elif sent.body is not None:
            parts.append(f"--data-raw {_bash(_plain(sent), about)}")
        command = "curl -s " + " \\\n  ".join(parts)
        lines += ["", f"# {TITLES[call]}"]
        if call != "login":
            lines.append(command)
        elif about.token_keys is not None:
            way = "".join(
                f"[{k}]" if isinstance(k, int) else f".{k}" for k in about.token_keys
            )
            lines.append(f"TOKEN=$({command} | jq -r '{way or '.'}')")
        else:
            lines += [
                command.replace("curl -s", "curl -s -i", 1),
                f"# TOKEN is in {about.token_header}",
            ]
    return "\n".join(lines)


def _bash(text: str, about: About) -> str:
    """Quote a body for Bash: in single quotes, unless it holds a variable."""
    if not MARK.search(text):
        return f"'{text}'"
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{about.filled(quoted, "${upper}")}"'


def raw(calls: Mapping[str, Sent], about: About) -> str:
    """Return the requests as they go over the wire."""
    host = about.gateway.partition("://")[2]
    blocks = []
    for call, sent in calls.items():
        lines = [
            f"{sent.method} {about.filled(sent.path, '{{{name}}}')} HTTP/1.1",
            f"Host: {host}",
        ]
        lines += [
            f"{name}: {about.filled(value, '{{{name}}}')}"
            for name, value in sent.headers.items()
        ]
        if sent.text is not None:
            lines += ["", about.filled(_plain(sent), "{{{name}}}")]
        if call == "login":
            lines += ["", "HTTP/1.1 200 OK"]
            if about.token_header is not None:
                lines.append(f"{about.token_header}: ...")
            lines += ["", json.dumps(about.answer)]
        blocks.append("\n".join(lines))
    return "\n\n###\n\n".join(blocks)


def _plain(sent: Sent) -> str:
    """Return a body in which marks are not encoded."""
    if not sent.is_form:
        return json.dumps(sent.body, ensure_ascii=False)
    return "&".join(f"{key}={value}" for key, value in sent.body.items())


def collection(calls: Mapping[str, Sent], about: About) -> str:
    """Return a collection of requests."""
    requests = []
    for call, sent in calls.items():
        request: dict[str, Any] = {
            "name": TITLES[call],
            "method": sent.method,
            "url": about.gateway + about.filled(sent.path, "{{{name}}}"),
            "headers": {
                k: about.filled(v, "{{{name}}}") for k, v in sent.headers.items()
            },
        }
        if sent.body is not None:
            request["body"] = json.loads(
                about.filled(json.dumps(sent.body, ensure_ascii=False), "{{{name}}}")
            )
        if call == "login":
            request["response"] = about.answer
        requests.append(request)
    return json.dumps({"requests": requests}, indent=2, ensure_ascii=False)
