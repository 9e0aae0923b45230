"""What the API and the webhooks keep on SQLite they keep on PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
SUITE = ("test_writes.py", "test_webhooks.py")


def test_the_api_writes_and_tells_on_postgresql_too(new_postgres: Callable[[], str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *(str(HERE / name) for name in SUITE)],
        env={**os.environ, "AMENDS_DATABASE_URL": new_postgres(), "AMENDS_HOME": str(tmp_path)},
        cwd=HERE.parent.parent.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout
