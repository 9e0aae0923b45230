"""Amends carries a data breach from evidence to trust."""

__version__ = "0.1.0"
