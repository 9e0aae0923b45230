"""Runs every benchmark, each beside its peer, and prints what each printed.

make bench            all of them
python benchmarks/run.py febrl4 smtp_rate     some of them
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(chosen: list[str]) -> int:
    """Runs the chosen benchmarks, or all; the exit code is the number that failed."""
    parts = ("chaos_", "_peer", "_sender")  # of a benchmark, and none themselves
    found = sorted(path for path in HERE.glob("*.py") if path.name != "run.py")
    scripts = [path for path in found if not path.stem.startswith(parts) and not path.stem.endswith(parts)]
    wanted = [path for path in scripts if not chosen or path.stem in chosen]
    failed = 0
    for path in wanted:
        print(f"\n== {path.stem}", flush=True)
        failed += subprocess.run([sys.executable, path], check=False, cwd=HERE.parent).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
