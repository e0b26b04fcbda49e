"""Tests of what understands pasted examples."""
