"""The platform's answers in a dialect, good ones and refusals."""

from collections.abc import Mapping
from typing import Any

from simulator.answers import Answer

from .dialect import Dialect
from .hearing import Heard, Request
from .telling import metadata, status
from .templates import fill

REASONS = {
    "unknown": "no such path",
    "method": "method not allowed",
    "action": "unknown action",
    "type": "unsupported media type",
    "expired": "the session has expired",
}


class Answering:
    """Put the platform's answers, which are those of docs/api.md, into a dialect."""

    def __init__(self, dialect: Dialect) -> None:
        """Answer in this dialect."""
        self._dialect = dialect

    def answer(self, heard: Heard, plain: Answer, request: Request) -> Answer:
        """Return an answer of the platform in the form of this dialect."""
        dialect = self._dialect
        if plain.status >= 400:
            return self._refused(heard.call, plain)
        if heard.call == "login":
            body = plain.body if isinstance(plain.body, Mapping) else {}
            headers = fill(dialect.log_in_answer_headers, body)
            told = fill(dialect.log_in_answer, body)
            status_code, told = dialect.log_in_status, self._enveloped(told)
            return Answer(status_code, told, headers, is_json=told is not None)
        if heard.call == "logout":
            told = dialect.log_out_answer
            wrapped = None if told is None else self._enveloped(told)
            return Answer(dialect.log_out_status, wrapped)
        if heard.call == "devices":
            return self._listed(heard, plain, request)
        if heard.call == "status":
            told = self._enveloped(status(plain.body, dialect))
            return Answer(200, told, is_json=True)
        if dialect.write_answer is None:
            return Answer(dialect.write_status)
        return Answer(dialect.write_status, self._enveloped(dialect.write_answer))

    def refuse(self, trouble: str, request: Request, location: str | None) -> Answer:
        """Return the answer to a request that is no call of this dialect."""
        dialect = self._dialect
        if location is not None:
            return Answer(dialect.redirect or 308, None, {"Location": location})
        if trouble == "unknown":
            reason = {"reason": REASONS[trouble], "path": request.path}
            return Answer(dialect.unknown_status, fill(dialect.unknown_answer, reason))
        if trouble == "method":
            body: object = f"{dialect.method_status}: Method Not Allowed"
            return Answer(dialect.method_status, body)
        kinds = {"key": ("key", 401), "type": ("type", 415), "action": ("action", 400)}
        kind, usual = kinds.get(trouble, ("expired", 401))
        return self._refusal(kind, usual, REASONS.get(kind, dialect.keyless))

    def _enveloped(self, told: object) -> object:
        return fill(self._dialect.envelope, {"answer": told})

    def _refused(self, call: str, plain: Answer) -> Answer:
        """Return a refusal of the platform."""
        if call == "login":
            kinds = {400: "incomplete", 401: "wrong"}
        else:
            kinds = {400: "malformed", 401: "expired"}
        kinds |= {403: "forbidden", 404: "unknown", 409: "offline"}
        kinds |= {422: "malformed", 429: "spent"}
        reason = plain.body.get("error") if isinstance(plain.body, Mapping) else None
        kind = kinds.get(plain.status, "trouble")
        return self._refusal(kind, plain.status, str(reason), plain.headers)

    def _refusal(
        self,
        kind: str,
        usual: int,
        reason: str,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        told = self._dialect.statuses.get(kind, usual)
        body = fill(
            self._dialect.refusal, {"reason": reason, "code": usual, "kind": kind}
        )
        return Answer(told, body, headers or {})

    def _listed(self, heard: Heard, plain: Answer, request: Request) -> Answer:
        """Return the list of devices, or a page of it."""
        dialect = self._dialect
        everything = plain.body if isinstance(plain.body, list) else []
        size = dialect.page_size or len(everything)
        page = everything[heard.offset : heard.offset + size]
        after = heard.offset + size
        following = self._next_page(after, request) if after < len(everything) else None
        pages = -(-len(everything) // (size or 1))
        words: dict[str, Any] = {
            "devices": self._in_form(page),
            "total": len(everything),
            "page": heard.offset // (size or 1) + dialect.page_first,
            "pages": pages,
            "size": size,
            "count": len(page),
            "offset": heard.offset,
            "next": following and following[0],
            "cursor": following and following[1],
            "more": following is not None,
        }
        headers = {}
        if dialect.page_link and following is not None:
            headers["Link"] = f'<{following[0]}>; rel="next"'
        told = self._enveloped(fill(dialect.list_answer, words))
        return Answer(200, told, headers, is_json=True)

    def _in_form(self, page: list[Any]) -> object:
        told = [metadata(device, self._dialect) for device in page]
        if self._dialect.list_form == "list":
            return told
        serials = [device["serialNumber"] for device in page]
        return dict(zip(serials, told, strict=True))

    def _next_page(self, after: int, request: Request) -> tuple[str, str]:
        """Return path and value that lead to what comes after."""
        dialect = self._dialect
        value = str(after)
        if dialect.page_by == "page":
            value = str(after // (dialect.page_size or 1) + dialect.page_first)
        elif dialect.page_by == "cursor":
            value = f"c-{after}"
        return f"{request.path}?{dialect.page_param}={value}", value
