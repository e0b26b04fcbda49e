"""Checks of calls: where they go, what they need, the shape of what they answer."""

from custom_components.stellacontrol.api import wire

from .evidence import Evidence, Exchange, Finding, Verdict

NOT_THERE = (404, 405, 501)
"""What a server answers to a path or a verb that it does not know."""

NOT_ASKED = Finding(Verdict.OPEN, "not asked")


def untried(evidence: Evidence) -> Finding:
    """Leave open what cannot be tried without harm."""
    return Finding(Verdict.OPEN, "not tried")


def gateway(evidence: Evidence) -> Finding:
    """Is the vendor's own gateway the right one?"""
    if str(evidence.gateway.url) != wire.DEFAULT_GATEWAY:
        return Finding(Verdict.OPEN, "another gateway was asked")
    return _confirmed_by(evidence.log_in)


def security_endpoint(evidence: Evidence) -> Finding:
    """Is the default path of the security endpoint right?"""
    if evidence.gateway.security_path != wire.DEFAULT_SECURITY_PATH:
        return Finding(Verdict.OPEN, "another path was asked")
    return _confirmed_by(evidence.log_in)


def devices_endpoint(evidence: Evidence) -> Finding:
    """Is the default path of the devices endpoint right?"""
    if evidence.gateway.devices_path != wire.DEFAULT_DEVICES_PATH:
        return Finding(Verdict.OPEN, "another path was asked")
    return _confirmed_by(evidence.listing)


def log_in_call(evidence: Evidence) -> Finding:
    """Does the call exist?"""
    return _judged(evidence.log_in, against=NOT_THERE)


def log_in_keys(evidence: Evidence) -> Finding:
    """Does it like its body?"""
    return _judged(evidence.log_in, against=(400, 422))


def log_in_token(evidence: Evidence) -> Finding:
    """Is the token where we look for it?"""
    exchange = evidence.log_in
    if exchange is None or not exchange.is_success:
        return (
            NOT_ASKED if exchange is None else Finding(Verdict.OPEN, exchange.outcome)
        )
    if evidence.token is not None:
        return Finding(Verdict.CONFIRMED, _wrapping(exchange.body))
    return Finding(Verdict.CONTRADICTED, _names(evidence, exchange.body))


def log_in_refusal(evidence: Evidence) -> Finding:
    """Were credentials refused, and how?"""
    if evidence.log_in is None or evidence.log_in.status != 401:
        return Finding(Verdict.OPEN, "no wrong ones were tried")
    return Finding(Verdict.OPEN, "401: confirmed if the credentials were wrong")


def bearer(evidence: Evidence) -> Finding:
    """Does the platform know the session by its header?"""
    return _judged(evidence.listing, against=(401,))


def json_answers(evidence: Evidence) -> Finding:
    """Are all good answers JSON?"""
    answers = [
        exchange
        for exchange in evidence.exchanges
        if exchange.is_success and (exchange.content_type or exchange.failure)
    ]
    if not answers:
        return NOT_ASKED
    for exchange in answers:
        if exchange.failure or exchange.content_type != "application/json":
            seen = f"{exchange.call.name}: {exchange.outcome}"
            return Finding(Verdict.CONTRADICTED, seen)
    return Finding(Verdict.CONFIRMED, f"{len(answers)} answers")


def log_out_call(evidence: Evidence) -> Finding:
    """Does the call exist?"""
    return _judged(evidence.log_out, against=(*NOT_THERE, 400, 401, 422))


def log_out_ends(evidence: Evidence) -> Finding:
    """What becomes of a token after the log-out?"""
    exchange = evidence.after_log_out
    if exchange is None:
        return NOT_ASKED
    if exchange.status == 401:
        return Finding(Verdict.CONFIRMED, exchange.outcome)
    if exchange.status is None:
        return Finding(Verdict.OPEN, exchange.outcome)
    return Finding(Verdict.CONTRADICTED, exchange.outcome)


def list_call(evidence: Evidence) -> Finding:
    """Does the call exist?"""
    return _judged(evidence.listing, against=(*NOT_THERE, 400, 422))


def list_shape(evidence: Evidence) -> Finding:
    """Is there a list of devices in the answer?"""
    exchange = evidence.listing
    if exchange is None or not exchange.is_success:
        return (
            NOT_ASKED if exchange is None else Finding(Verdict.OPEN, exchange.outcome)
        )
    if evidence.devices:
        many = f"{len(evidence.devices)} devices"
        if not evidence.is_list_complete:
            return Finding(Verdict.CONTRADICTED, f"{many}, and entries that are none")
        return Finding(Verdict.CONFIRMED, f"{many}, {_wrapping(exchange.body)}")
    if _is_empty_list(exchange.body):
        return Finding(Verdict.OPEN, "the account has no devices")
    return Finding(Verdict.CONTRADICTED, _names(evidence, exchange.body))


def status_call(evidence: Evidence) -> Finding:
    """Does the call exist?"""
    return _judged(_first(evidence), against=(*NOT_THERE, 400, 422))


def status_shape(evidence: Evidence) -> Finding:
    """Can our code read every status?"""
    asked = [exchange for exchange in evidence.readings if exchange.is_success]
    if not asked:
        return NOT_ASKED
    seen = f"{len(evidence.statuses)} of {len(asked)} read"
    if len(evidence.statuses) < len(asked):
        return Finding(Verdict.CONTRADICTED, seen)
    return Finding(Verdict.CONFIRMED, f"{seen}, {_wrapping(asked[0].body)}")


def stranger(evidence: Evidence) -> Finding:
    """What does the platform say about a device that nobody has?"""
    exchange = evidence.stranger
    if exchange is None:
        return NOT_ASKED
    if exchange.status == 404 and evidence.statuses:
        return Finding(Verdict.CONFIRMED, exchange.outcome)
    if exchange.status in (None, 401, 404, 429):
        # A 404 to every status says that the path is wrong, and nothing here.
        return Finding(Verdict.OPEN, exchange.outcome)
    return Finding(Verdict.CONTRADICTED, exchange.outcome)


def not_permitted(evidence: Evidence) -> Finding:
    """Was anything refused with 403?"""
    return _seen(evidence, 403)


def rate_limited(evidence: Evidence) -> Finding:
    """Was anything refused with 429?"""
    return _seen(evidence, 429)


def _seen(evidence: Evidence, code: int) -> Finding:
    """Tell what was refused in this way; whether that was right, people know."""
    calls = {
        exchange.call.name for exchange in evidence.exchanges if exchange.status == code
    }
    return Finding(Verdict.OPEN, ", ".join(sorted(calls)) or "not seen")


def _first(evidence: Evidence) -> Exchange | None:
    """Return the reading that says most: a good one if there is one."""
    good = [exchange for exchange in evidence.readings if exchange.is_success]
    return next(iter(good or evidence.readings), None)


def _confirmed_by(exchange: Exchange | None) -> Finding:
    """Success confirms; failure has many reasons."""
    if exchange is None:
        return NOT_ASKED
    verdict = Verdict.CONFIRMED if exchange.is_success else Verdict.OPEN
    return Finding(verdict, exchange.outcome)


def _judged(exchange: Exchange | None, *, against: tuple[int, ...]) -> Finding:
    """Success confirms, these status codes contradict."""
    if exchange is not None and exchange.status in against:
        return Finding(Verdict.CONTRADICTED, exchange.outcome)
    return _confirmed_by(exchange)


def _wrapping(body: object) -> str:
    """Tell what the answer is wrapped in."""
    wrappers = ("data", "devices")
    found = [key for key in wrappers if isinstance(body, dict) and key in body]
    return f"wrapped in `{found[0]}`" if found else "not wrapped"


def _is_empty_list(body: object) -> bool:
    if isinstance(body, dict):
        return any(body.get(wrapper.name) == [] for wrapper in wire.LIST_WRAPPERS)
    return body == []


def _names(evidence: Evidence, body: object) -> str:
    """Name the keys of an object, or say what it is instead."""
    if isinstance(body, dict):
        names = sorted({evidence.shown_name(name) for name in body})
        return "keys: " + ", ".join(names[:20])
    return "no object"
