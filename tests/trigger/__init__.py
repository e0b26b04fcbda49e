"""Triggers of the automation editor."""
