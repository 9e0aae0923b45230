"""Runs the steps in their order, and decides which identifiers may be compared at all."""
