"""Home Assistant and the simulator as processes of their own."""
