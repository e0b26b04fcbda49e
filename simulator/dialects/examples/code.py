"""Examples in programming languages."""

from collections.abc import Mapping
import json

from simulator.dialects.requests import Sent

from .about import MARK, TITLES, About, camel


def python(calls: Mapping[str, Sent], about: About) -> str:
    """Return a script for Python and requests."""
    lines = ["import requests", "", f'GATEWAY = "{about.gateway}"']
    lines += [
        f'{name.upper()} = "<{name.replace("_", " ")}>"' for name in about.open_names
    ]
    for call, sent in calls.items():
        arguments = [f'GATEWAY + f"{about.filled(sent.path, "{{{upper}}}")}"']
        headers = {}
        for name, value in sent.headers.items():
            if value.startswith("Basic "):
                pair = ", ".join(
                    _literal(part, about, python=True) for part in value[6:].split(":")
                )
                arguments.append(f"auth=({pair})")
            elif name not in ("Accept", "Content-Type"):
                headers[name] = value
        if headers:
            arguments.append(f"headers={_literal(headers, about, python=True)}")
        if sent.body is not None:
            kind = "data" if sent.is_form else "json"
            arguments.append(f"{kind}={_literal(sent.body, about, python=True)}")
        inner = ",\n    ".join(arguments)
        lines += ["", f"# {TITLES[call]}"]
        lines.append(f"response = requests.{sent.method.lower()}(\n    {inner},\n)")
        if call == "login":
            lines.append(
                f"TOKEN = {_token_expression(about, 'response.headers', 'response.json()')}"
            )
    return "\n".join(lines)


def node(calls: Mapping[str, Sent], about: About) -> str:
    """Return a script for NodeJS and fetch."""
    lines = [f"const gateway = '{about.gateway}';"]
    lines += [
        f"const {camel(name)} = process.env.{name.upper()};"
        for name in about.open_names
    ]
    for call, sent in calls.items():
        headers = {
            name: value
            for name, value in sent.headers.items()
            if not value.startswith("Basic ")
        }
        shown = _literal(headers, about, python=False)
        for name, value in sent.headers.items():
            if value.startswith("Basic "):
                pair = about.filled(value[6:], "${{{camel}}}")
                coded = f"'Basic ' + Buffer.from(`{pair}`).toString('base64')"
                shown = f"{shown[:-2]}, {name}: {coded} }}"
        options = [f"method: '{sent.method}'", f"headers: {shown}"]
        if sent.body is not None:
            literal = _literal(sent.body, about, python=False)
            options.append(
                f"body: new URLSearchParams({literal})"
                if sent.is_form
                else f"body: JSON.stringify({literal})"
            )
        inner = ",\n  ".join(options)
        path = about.filled(sent.path, "${{{camel}}}")
        lines += [
            "",
            f"// {TITLES[call]}",
            f"const {call}Response = await fetch(`${{gateway}}{path}`, {{\n  {inner},\n}});",
        ]
        if call == "login":
            answer = f"(await {call}Response.json())"
            lines.append(
                f"const token = {_token_expression(about, f'{call}Response.headers.get', answer)};"
            )
    return "\n".join(lines)


def _literal(value: object, about: About, *, python: bool) -> str:
    """Write JSON as a literal of Python or JavaScript."""
    if isinstance(value, Mapping):
        inner = ", ".join(
            f"{key if not python and key.isidentifier() else json.dumps(key)}: "
            + _literal(part, about, python=python)
            for key, part in value.items()
        )
        return f"{{ {inner} }}" if not python else f"{{{inner}}}"
    if isinstance(value, list):
        return f"[{', '.join(_literal(part, about, python=python) for part in value)}]"
    if not isinstance(value, str):
        return repr(value) if python else json.dumps(value)
    whole = MARK.fullmatch(value)
    if whole and whole[1] not in about.values:
        return whole[1].upper() if python else camel(whole[1])
    if not MARK.search(value):
        return json.dumps(value) if python else f"'{value}'"
    if python:
        return f'f"{about.filled(value, "{{{upper}}}")}"'
    return f"`{about.filled(value, '${{{camel}}}')}`"


def _token_expression(about: About, headers: str, answer: str) -> str:
    """Return where a program finds the token."""
    if about.token_keys is not None:
        return answer + "".join(f"[{json.dumps(key)}]" for key in about.token_keys)
    if headers.endswith(".get"):
        return f"{headers}('{about.token_header}')"
    return f'{headers}["{about.token_header}"]'
