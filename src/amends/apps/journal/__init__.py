"""The append-only journal of deeds, from which the record is written."""
