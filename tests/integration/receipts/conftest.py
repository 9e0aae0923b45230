"""Shared by the tests of receipts: a ledger of a few messages, on SQLite and on PostgreSQL."""

import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [
    str(_ROOT / "tests/integration"),
    str(_ROOT / "tests/unit/providers/receipts"),
    str(Path(__file__).parent),
]

collect_ignore = ["conftest.py"]  # its name is not unique, and it holds no doctest
