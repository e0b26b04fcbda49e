"""Kills a Home Assistant again and again, and judges what that cost."""
