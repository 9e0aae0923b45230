"""Readers: one per format.  Each accounts for every record: parsed + repaired + rejected = read."""
