"""Home of the integration, as Home Assistant wants it."""
