"""What holds on SQLite holds on PostgreSQL: the same tests, run again on a throw-away cluster."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
SUITE = (
    "test_release.py", "delivery/test_enforced_steps.py", "delivery/test_leases.py", "delivery/test_planning.py",
    "errands", "web/bulletin/test_versions.py", "web/bulletin/test_subscribe.py", "web/check/test_doors.py",
    "web/staff/test_looks.py", "web/staff/test_exports.py", "web/staff/test_factors.py", "web/staff/test_staff.py",
)  # fmt: skip


def test_the_same_suite_passes_on_postgresql(new_postgres: Callable[[], str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *(str(HERE / name) for name in SUITE)],
        env={**os.environ, "AMENDS_DATABASE_URL": new_postgres(), "AMENDS_HOME": str(tmp_path)},
        cwd=HERE.parent.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout
