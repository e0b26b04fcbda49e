"""The dialects that the vendor's documents allow, as data."""

from .dialect import Dialect, Write, read_dialect
from .examples import STYLES, example
from .hearing import Heard, Request
from .ids import new_token
from .mixtures import dialect_of, load_dialect, mixture, mixture_names, single_names
from .speech import Speech

__all__ = [
    "STYLES",
    "Dialect",
    "Heard",
    "Request",
    "Speech",
    "Write",
    "dialect_of",
    "example",
    "load_dialect",
    "mixture",
    "mixture_names",
    "new_token",
    "read_dialect",
    "single_names",
]
