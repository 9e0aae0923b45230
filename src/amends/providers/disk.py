"""Files that appear whole or not at all, and are not written twice."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path


def write_whole(path: Path, data: bytes) -> bool:
    """Puts ``data`` at ``path`` by a rename; ``False`` if exactly these bytes were there already."""
    if path.is_file() and path.read_bytes() == data:
        return False
    temporary = path.with_name(path.name + ".part")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    try:
        _write_all(descriptor, data)
    finally:
        os.close(descriptor)
    temporary.replace(path)
    return True


def make_durable(folder: Path) -> None:
    """Flushes the file system of ``folder`` once, instead of every file by itself."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        if _syncfs is None or _syncfs(descriptor) != 0:
            os.sync()
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


_syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
