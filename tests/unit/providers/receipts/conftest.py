"""The tests of this folder share ``mailing``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

collect_ignore = ["conftest.py"]  # its name is not unique, and it holds no doctest
