"""What a proof-reader marks: one small rule each, in one catalogue."""
