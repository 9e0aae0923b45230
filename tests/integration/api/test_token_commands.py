"""``amends token`` and ``amends webhooks``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


def amends(home: Path, *args: str) -> tuple[int, Any]:
    done = subprocess.run(
        [sys.executable, "-c", "from amends.cli.main import run; run()", *args, "--json"],
        env={**os.environ, "AMENDS_HOME": str(home)}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


def test_a_token_is_issued_listed_without_its_secret_and_revoked(tmp_path: Path) -> None:
    code, issued = amends(tmp_path, "token", "issue", "SIEM", "--scope", "read:record")
    assert (code, issued["secret"][:4], issued["exercises_only"]) == (0, "amd_", True)
    code, listed = amends(tmp_path, "token", "list")
    assert (code, listed["tokens"][0]["ref"]) == (0, issued["ref"])
    assert issued["secret"] not in json.dumps(listed)
    assert amends(tmp_path, "token", "revoke", issued["ref"])[0] == 0
    code, fault = amends(tmp_path, "token", "revoke", issued["ref"])
    assert (code, fault["error"]["code"]) == (1, "token.revoked_before")
    code, fault = amends(tmp_path, "webhooks", "add", "http://siem.example/", "--kind", "*")
    assert (code, fault["error"]["code"]) == (2, "webhook.url")
