"""What the commands of script/ run."""
