"""What the integration costs, beside what it would cost if it were plain."""
