"""What breaks SQLite and what breaks PostgreSQL differ: the tests of hostile input again, on a throw-away cluster.

A subset runs by default: NUL and half a surrogate pair, in every field that a view reads and in the public forms.
``AMENDS_HOSTILE=all`` runs every one of them, which takes several minutes.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
_BITES_POSTGRESQL = "nul or surrogate"
_WHERE = "(test_hostile_fields or nobody)"


def test_hostile_input_breaks_nothing_on_postgresql(new_postgres: Callable[[], str], tmp_path: Path) -> None:
    is_whole = os.environ.get("AMENDS_HOSTILE") == "all"
    chosen = [] if is_whole else ["-k", f"{_WHERE} and ({_BITES_POSTGRESQL})"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(HERE / "test_hostile_input.py"), *chosen],
        env={**os.environ, "AMENDS_DATABASE_URL": new_postgres(), "AMENDS_HOME": str(tmp_path)},
        cwd=HERE.parent.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=1800 if is_whole else 300,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout
