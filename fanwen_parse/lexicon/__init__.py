"""Words as data: YAML, loaded and checked once, extended by the user's own file."""
