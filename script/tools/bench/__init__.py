"""Measure what the integration costs, compared with a simpler version of it."""
