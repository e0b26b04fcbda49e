"""A random walk: users, devices, platform and Home Assistant act in random order."""
