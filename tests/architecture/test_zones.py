"""What decides must be usable without what acts."""

import subprocess
import sys

PURE = ("core", "law", "severity", "exposure", "wording", "contact", "record", "recovery", "filing", "cases")

_IMPORT_ALL = """
import importlib, pkgutil, sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"django", "psycopg"}:
            raise ImportError(f"{name} is not for the pure packages")

sys.meta_path.insert(0, Refuse())
for package in sys.argv[1:]:
    root = importlib.import_module(f"amends.{package}")
    for module in pkgutil.walk_packages(root.__path__, root.__name__ + "."):
        importlib.import_module(module.name)
        print(module.name)
"""


def test_pure_packages_import_where_there_is_no_django() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT_ALL, *PURE], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert "amends.core.case.read" in done.stdout
