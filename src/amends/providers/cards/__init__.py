"""Hosts of payment cards: tokens and the last four digits only."""
