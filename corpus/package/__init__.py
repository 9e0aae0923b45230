"""The law of breach notification as data: where the files are, and each duty with all that it inherits.

>>> from amends_corpus import FOLDER, duty
>>> duty("us-tx/bcc-521-053/notify-attorney-general")["threshold"]
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "data"
_NO_DUTIES = {"schema", "vocabulary", "calendars", "scenarios", "forms", "package", "contact"}


def laws() -> Iterator[str]:
    """The name of every duty: its path without ``.yaml``."""
    for path in sorted(FOLDER.glob("*/*/*.yaml")):
        if path.relative_to(FOLDER).parts[0] not in _NO_DUTIES and path.name != "_common.yaml":
            yield path.relative_to(FOLDER).with_suffix("").as_posix()


def duty(law: str) -> dict[str, Any]:
    """A duty with what the ``_common.yaml`` of its folder shares: sources put together, other keys replaced."""
    path = FOLDER / f"{law}.yaml"
    shared = path.parent / "_common.yaml"
    common = _read(shared) if shared.exists() else {}
    own = _read(path)
    return {**common, **own, "sources": {**common.get("sources", {}), **own.get("sources", {})}}


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content
