"""Tests of the simulator, without Home Assistant."""
