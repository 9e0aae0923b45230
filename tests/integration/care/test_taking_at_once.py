"""Eight agents ask for the next case at the same moment: each gets another, and every case has one agent."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from racing import CASES

HERE = Path(__file__).parent


def raced(home: Path, url: str = "") -> Any:
    done = subprocess.run(
        [sys.executable, str(HERE / "racing.py")],
        env={**os.environ, "AMENDS_HOME": str(home), **({"AMENDS_DATABASE_URL": url} if url else {})},
        capture_output=True,
        check=False,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return json.loads(done.stdout)


def require_one_each(found: Any) -> None:
    assert len(found["got"]) == CASES
    assert found["got"] == found["owners"], "two agents got one case, or nobody did"
    assert found["events"] == CASES


def test_no_two_agents_get_the_same_case_on_sqlite(tmp_path: Path) -> None:
    found = raced(tmp_path)
    assert found["vendor"] == "sqlite"
    require_one_each(found)


def test_no_two_agents_get_the_same_case_on_postgresql(new_postgres: Callable[[], str], tmp_path: Path) -> None:
    found = raced(tmp_path, new_postgres())
    assert found["vendor"] == "postgresql"
    require_one_each(found)
