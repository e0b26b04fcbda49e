"""Tests of the quota layer, without Home Assistant."""
