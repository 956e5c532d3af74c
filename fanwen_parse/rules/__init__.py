"""What stages look for: pattern, meaning, examples, look-alikes that must not match; no flow."""
