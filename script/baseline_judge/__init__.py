"""Compare ways to detect reduced power, on simulated months."""
