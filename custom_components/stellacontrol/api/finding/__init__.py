"""Finds out how a gateway speaks where it does not speak the contract."""

from .answer import Answer, Request, Send
from .door import MOST_LOG_INS, MOST_REQUESTS, MOST_STATUSES, Step, Stop
from .finder import Finder, Findings, Outcome
from .judge import Verdict, judge_log_in
from .transport import sender

__all__ = [
    "MOST_LOG_INS",
    "MOST_REQUESTS",
    "MOST_STATUSES",
    "Answer",
    "Finder",
    "Findings",
    "Outcome",
    "Request",
    "Send",
    "Step",
    "Stop",
    "Verdict",
    "judge_log_in",
    "sender",
]
