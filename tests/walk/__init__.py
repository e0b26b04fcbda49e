"""A random walk: users, devices, platform and Home Assistant do as they please."""
