"""``AMENDS_HOME``: the working folder with the database, keys and journals."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from amends.core.sealing import public_half


def home() -> Path:
    """The working folder (``AMENDS_HOME``, default ``./amends-home``), made if it is missing."""
    folder = Path(os.environ.get("AMENDS_HOME", "amends-home")).resolve()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def secret(name: str, *, size: int = 32) -> bytes:
    """The secret called ``name`` under ``keys/``: made at random once, readable by the owner alone.

    It is written to a file of its own and then linked, so that two processes that start together
    end with the same secret and a crash leaves none that is half written.
    """
    folder = home() / "keys"
    folder.mkdir(exist_ok=True, mode=0o700)
    path = folder / name
    if not path.exists():
        draft = folder / f".{name}.{secrets.token_hex(4)}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(size))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # another process made it first; its secret is the one
        finally:
            draft.unlink()
    return path.read_bytes()


DESK_KEY = "desk.key"


def desk_public_key() -> bytes:
    """The key for which the portal seals what people send in; only the staff's side can open it.

    On a machine that serves the portal alone ``keys/desk.pub`` lies in place of the private key.
    """
    public = home() / "keys" / "desk.pub"
    return public.read_bytes() if public.is_file() else public_half(secret(DESK_KEY))
