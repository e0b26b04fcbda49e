"""Tests of what finds out how a gateway speaks."""
