"""Understands examples that a reseller gives: curl, raw HTTP, program text, JSON, YAML."""

from .example import LONGEST
from .understand import Understood, read_example

__all__ = ["LONGEST", "Understood", "read_example"]
