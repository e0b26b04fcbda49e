"""One scenario over the family of platforms."""
