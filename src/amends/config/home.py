"""``AMENDS_HOME``: the working folder with the database, keys and journals."""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

from amends.core.errors import InputError
from amends.core.sealing import public_half

_INCIDENT_KEY = re.compile(r"INC-.+\.key", re.DOTALL)
DESK_KEY, PEPPER, SUPPRESSION = "desk.key", "portal.pepper", "contact.suppression"
MADE_ONCE = (DESK_KEY, PEPPER, SUPPRESSION)
"""Made when they are first asked for, and never a second time: what hangs on them would be lost without a word."""


def home() -> Path:
    """The working folder (``AMENDS_HOME``, default ``./amends-home``), made if it is missing."""
    folder = Path(os.environ.get("AMENDS_HOME", "amends-home")).resolve()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def secret(name: str, *, size: int = 32) -> bytes:
    """The secret called ``name`` under ``keys/``: made at random once, readable by the owner alone.

    An incident's key alone is never made by being asked for: it begins with ``begin_incident_key``, destroying it
    erases, and a new one in its place would say that nothing was erased.  Raises ``InputError``
    (``incident.key_gone``) where it is not there, and (``key.gone``) for one of ``MADE_ONCE`` that was there before.
    """
    if _INCIDENT_KEY.fullmatch(name):
        return _kept(name)
    if name in MADE_ONCE:
        _require_kept_or_new(name)
    found = _kept_or_made(name, size=size)
    if name in MADE_ONCE:
        note_begun(name)
    return found


def note_begun(name: str) -> None:
    """Notes beside ``keys/`` that a key of ``MADE_ONCE`` is in use, so that a folder of keys that is lost is missed."""
    if not is_begun(name):
        with suppress(OSError):  # a folder that may only be read: no key can be made in it either
            _begun(name).touch(mode=0o600)


def is_begun(name: str) -> bool:
    """Whether it was noted that the key is in use."""
    return _begun(name).exists()


def _begun(name: str) -> Path:
    return home() / f".begun-{name}"


def _require_kept_or_new(name: str) -> None:
    if (home() / "keys" / name).exists() or not is_begun(name):
        return
    raise InputError(
        "A key of this installation is not here.",
        code="key.gone",
        where=f"keys/{name}",
        why="It was in use. With a new one nothing that hangs on it would open, and nobody would be told.",
        fix=f"Put it back from a copy. If it is lost for good, docs/cryptography.md says what goes with it; "
        f"delete AMENDS_HOME/.begun-{name} to begin with a new one.",
    )


def begin_incident_key(incident_ref: str) -> bytes:
    """The key of an incident that begins, made unless it was made before; everybody else asks ``secret`` for it."""
    return _kept_or_made(f"{incident_ref}.key", size=32)


def _kept(name: str) -> bytes:
    try:
        return (home() / "keys" / name).read_bytes()
    except FileNotFoundError as error:
        raise InputError(
            "The key of this incident is not here.",
            code="incident.key_gone",
            where=name.removesuffix(".key"),
            why="It was destroyed, which erased what was sealed with it, or this is not the working folder it lies in.",
            fix="What was erased stays erased. If it should not be, use the AMENDS_HOME with which the incident began.",
        ) from error


def _kept_or_made(name: str, *, size: int) -> bytes:
    """The secret of this name, made if it is missing.

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


def desk_public_key() -> bytes:
    """The key for which the portal seals what people send in; only the staff's side can open it.

    On a machine that serves the portal alone ``keys/desk.pub`` lies in place of the private key.
    """
    public = home() / "keys" / "desk.pub"
    return public.read_bytes() if public.is_file() else public_half(secret(DESK_KEY))


def require_portal_keys() -> None:
    """Raises ``InputError`` (``portal.no_keys``) where a portal alone would make keys of its own.

    What people send in would then be sealed for nobody, and no code of any letter would be known.
    """
    folder = home() / "keys"
    has_desk = (folder / "desk.pub").is_file() or (folder / DESK_KEY).is_file()
    missing = [
        name for name, is_there in (("desk.pub", has_desk), (PEPPER, (folder / PEPPER).is_file())) if not is_there
    ]
    if missing:
        raise InputError(
            "The portal has not got the keys that it shares with the staff's side.",
            code="portal.no_keys",
            where=", ".join(f"keys/{name}" for name in missing),
            why="With keys of its own nobody could read what people send in, and no code would be known.",
            fix="Copy keys/portal.pepper, and write keys/desk.pub as docs/for-operators.md says.",
        )
