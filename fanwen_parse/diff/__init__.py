"""Two versions of a plan: pairing of tasks, then changes."""
