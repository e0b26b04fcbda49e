"""Reads scripts for Bash: which requests their commands send."""
