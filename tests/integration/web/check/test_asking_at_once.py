"""Twelve ask for a code for one contact at the same moment: no more than the limit are looked at."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from check.asking import ASKERS

PER_HOUR = 3  # the promise of the page; the module says the same
HERE = Path(__file__).parent


def asked(home: Path, url: str = "") -> Any:
    done = subprocess.run(
        [sys.executable, str(HERE / "asking.py")],
        env={**os.environ, "AMENDS_HOME": str(home), **({"AMENDS_DATABASE_URL": url} if url else {})},
        capture_output=True,
        check=False,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return json.loads(done.stdout)


def test_the_limit_of_a_contact_holds_on_sqlite(tmp_path: Path) -> None:
    assert asked(tmp_path) == {"looked_at": PER_HOUR, "over": ASKERS - PER_HOUR, "vendor": "sqlite"}


def test_the_limit_of_a_contact_holds_on_postgresql(new_postgres: Callable[[], str], tmp_path: Path) -> None:
    assert asked(tmp_path, new_postgres()) == {
        "looked_at": PER_HOUR, "over": ASKERS - PER_HOUR, "vendor": "postgresql",
    }  # fmt: skip
