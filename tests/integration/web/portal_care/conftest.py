"""The small incident with its doors open and its page public."""

from check.conftest import noticed, opened

__all__ = ["noticed", "opened"]
