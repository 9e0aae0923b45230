"""Several commands that start at once in a fresh folder make its tables once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_first_starts_at_once_all_find_their_tables(tmp_path: Path) -> None:
    code = "from amends.config.boot import boot; boot(); "
    code += "from amends.apps.accounts.models import User; User.objects.count()"
    environ = {key: value for key, value in os.environ.items() if not key.startswith("AMENDS_")}
    environ["AMENDS_HOME"] = str(tmp_path / "home")
    begun = [
        subprocess.Popen([sys.executable, "-c", code], env=environ, stderr=subprocess.PIPE, text=True) for _ in range(3)
    ]
    ends = [(process.communicate(timeout=120)[1], process.returncode) for process in begun]
    assert [status for _, status in ends] == [0, 0, 0], ends
