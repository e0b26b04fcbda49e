"""Whole quota months, lived through in seconds against the simulator's devices."""
