"""Simulate whole quota months in seconds, with the simulator's devices."""
