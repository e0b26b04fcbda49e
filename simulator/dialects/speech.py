"""Understand requests in a dialect, and write answers in it."""

from simulator.answers import Answer
from simulator.spec import Account

from .answering import Answering
from .dialect import Dialect
from .hearing import Heard, Hearing, Request
from .shapes import shapes_of


class Speech:
    """Speak a dialect below two endpoints."""

    def __init__(self, dialect: Dialect, security: str, devices: str) -> None:
        """Prepare to speak."""
        self.dialect = dialect
        self._hearing = Hearing(dialect, shapes_of(dialect, security, devices))
        self._answering = Answering(dialect)

    def hear(self, request: Request, account: Account, serials: list[str]) -> Heard:
        """Return what a request asks for, or what is wrong with it."""
        return self._hearing.hear(request, account, serials)

    def tell(self, heard: Heard, plain: Answer, request: Request) -> Answer:
        """Return an answer of the platform in the form of this dialect."""
        return self._answering.answer(heard, plain, request)

    def refuse(self, heard: Heard, request: Request, *, has_session: bool) -> Answer:
        """Return the answer to a request that is no call of this dialect."""
        trouble = heard.trouble or "unknown"
        location = self._location(request) if trouble == "unknown" else None
        is_guarded = self.dialect.guards_all and trouble in ("unknown", "method")
        if location is None and is_guarded and not has_session:
            trouble = "expired"
        return self._answering.refuse(trouble, request, location)

    def _location(self, request: Request) -> str | None:
        """Return where the platform redirects a path that the dialect does not use."""
        dialect = self.dialect
        if dialect.redirect is None:
            return None
        path = request.path
        if not path.startswith(dialect.prefix):
            path = dialect.prefix + path
        if dialect.trailing_slash and not path.endswith("/"):
            path += "/"
        if path == request.path or not self._hearing.knows(path, request.query):
            return None
        query = "&".join(f"{key}={value}" for key, value in request.query.items())
        return f"{path}?{query}" if query else path
