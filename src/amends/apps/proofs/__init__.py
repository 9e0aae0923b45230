"""Proof: what was done for one person, or for everybody, so that a court can check it with the record alone."""
