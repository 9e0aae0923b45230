"""Derivation B of the wrong-person guard: the same answer by another way.

Reads the customers' own rows and the evidence rows again, record by record in plain Python, and
says who the person is, where they are reached and what was exposed.  No SQL of the steps is used;
what it shares with them is the frozen ``columns.json`` and the pointers of the register.
"""

from amends.exposure.recheck.derive import Rechecked, recheck

__all__ = ["Rechecked", "recheck"]
