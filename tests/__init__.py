"""Tests of the integration, its client and the simulator."""
