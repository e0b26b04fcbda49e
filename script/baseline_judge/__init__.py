"""Judges what is told of reduced power, on months that the detector never saw."""
