"""Shared by the crash tests: PostgreSQL, and the functions of the kill benchmark."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(_ROOT / folder) for folder in ("tests/integration", "tests/crash", "benchmarks")]

from postgres import new_postgres  # noqa: E402, F401  # a fixture

# Programs, run in processes of their own; and this file, whose name is not unique.
collect_ignore = ["sending.py", "receiving.py", "conftest.py"]


@pytest.fixture(scope="session")
def migrated_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder whose SQLite database has its tables; making them takes longer than most runs."""
    home = tmp_path_factory.mktemp("migrated")
    command = [sys.executable, "-c", "from amends.config.boot import boot; boot()"]
    subprocess.run(command, env={**os.environ, "AMENDS_HOME": str(home)}, check=True)
    return home


@pytest.fixture
def case(tmp_path: Path, migrated_home: Path) -> Path:
    """A folder for one run, with a working folder of its own."""
    shutil.copytree(migrated_home, tmp_path / "home")
    return tmp_path
