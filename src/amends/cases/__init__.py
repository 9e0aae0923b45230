"""The bundled case: an invented bank, its customers and the file that an attacker published."""

from amends.cases.polnocny import write_case

__all__ = ["write_case"]
