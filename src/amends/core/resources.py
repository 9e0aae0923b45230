"""Where the law and the words lie: inside the wheel, or beside ``src`` in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_CHECKOUT = _PACKAGE.parent.parent


@cache
def data_folder(name: str) -> Path:
    """The folder of the shipped data called ``name`` (``corpus`` or ``wordbook``).

    Raises ``FileNotFoundError`` if the installation is damaged.
    """
    for folder in (_PACKAGE / "_data" / name, _CHECKOUT / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the data folder {name!r} is missing from this installation of Amends")
