"""Run the simulator and a real Home Assistant as processes.

Shared by `script/develop` and the end-to-end test.
"""
