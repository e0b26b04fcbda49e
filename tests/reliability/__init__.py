"""Faults of every kind, with Home Assistant as the one who suffers them.

`docs/reliability.md` has a row for each.
"""
