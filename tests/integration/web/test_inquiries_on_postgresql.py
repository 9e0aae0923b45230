"""What holds for inquiries on SQLite holds on PostgreSQL: the same tests, run again on a throw-away cluster."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent


def test_the_desk_works_on_postgresql(new_postgres: Callable[[], str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(HERE / "test_inquiry_desk.py")],
        env={**os.environ, "AMENDS_DATABASE_URL": new_postgres(), "AMENDS_HOME": str(tmp_path)},
        cwd=HERE.parent.parent.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout[-3000:]
