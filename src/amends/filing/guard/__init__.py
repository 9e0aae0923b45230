"""No filing holds personal data: it is read whole, and refused if it does."""

from amends.filing.guard.check import Finder, Found, check, own_of
from amends.filing.guard.contacts import Own

__all__ = ["Finder", "Found", "Own", "check", "own_of"]
