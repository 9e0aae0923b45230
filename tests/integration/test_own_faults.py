"""A fault of Amends itself shows where in the code, and no value."""

import subprocess
import sys

_BROKEN = """
import typer
from amends.cli import main

def broken() -> None:
    raise KeyError("anna@bank.example")

main.app.command("broken")(broken)
main.run()
"""


def test_no_traceback_and_no_value_reaches_the_terminal() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _BROKEN, "broken"], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 2
    assert "internal.fault" in done.stderr
    assert "Traceback" not in done.stderr
    assert "anna@bank.example" not in done.stderr
