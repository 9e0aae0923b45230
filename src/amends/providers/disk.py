"""Files that appear whole or not at all, and are not written twice."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path


def private_folder(path: Path) -> Path:
    """Makes the folder and what is missing above it, open to this user alone, and gives it back."""
    if not path.is_dir():
        private_folder(path.parent)
        path.mkdir(mode=0o700, exist_ok=True)
    return path


def write_whole(path: Path, data: bytes) -> bool:
    """Puts ``data`` at ``path``, for this user's eyes, by a rename; ``False`` if exactly these bytes were there."""
    if path.is_file() and path.read_bytes() == data:
        return False
    temporary = path.with_name(path.name + ".part")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    try:
        _write_all(descriptor, data)
    except OSError:
        temporary.unlink(missing_ok=True)  # a full disk is not left fuller by half a letter
        raise
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
