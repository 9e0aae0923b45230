"""The corpus as others install it: a wheel of its own, read without Amends."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import msgspec

from amends.law import load_corpus
from amends.law.model import Duty

CORPUS = Path(__file__).parents[2] / "corpus"
_READ = """
import json, sys
sys.path.insert(0, sys.argv[1])
from amends_corpus import duty, laws
print(json.dumps({law: duty(law) for law in laws()}, default=str))
"""


def test_the_wheel_holds_every_duty_with_what_it_inherits(tmp_path: Path) -> None:
    shutil.copytree(CORPUS, tmp_path / "corpus")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")]
    subprocess.run(build, cwd=tmp_path / "corpus", check=True, capture_output=True, timeout=120)
    (wheel,) = (tmp_path / "dist").glob("amends_corpus-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    command = [sys.executable, "-I", "-c", _READ, str(tmp_path / "installed")]
    read = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout)
    assert {law: msgspec.convert(raw, Duty) for law, raw in read.items()} == load_corpus().duties
