"""Run the simulator and a real Home Assistant as processes.

For trying out, for measuring, and for the tests that need the real thing.
"""
