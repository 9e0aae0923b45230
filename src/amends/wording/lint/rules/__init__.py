"""One file per rule, named by its number; found by where it is."""
