"""A month of an installation, lived through in minutes."""
