"""Tests of the blueprints, as automations made from them."""
