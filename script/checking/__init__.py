"""Compares what docs/api.md says with what the real platform answers.

Everything here does without Home Assistant.
"""
