"""Feeds `api/` with answers that no platform should give, and times what it does."""
