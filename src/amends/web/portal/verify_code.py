"""Reads a code as people type it."""

from amends.contact.authentic.codes import read_code

__all__ = ["read_code"]
