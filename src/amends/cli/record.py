"""``amends record verify DIR_OR_PACK_OR_URL``: needs only the files, no working folder and no database."""

from __future__ import annotations

import http.client
import shutil
import tempfile
import urllib.error
import urllib.request
from pathlib import Path
from typing import Annotated

import typer

from amends.cli.output import answering, print_json, text_console
from amends.core.errors import InputError, MachineError
from amends.record.checkpoint import BadCheckpointError, decode_base64
from amends.record.packverify import verify_pack
from amends.record.verify import Verification, verify_record
from amends.record.write import CHECKPOINT, ENTRIES

_TIMEOUT_S = 60
_PACK = ".zip"

record_app = typer.Typer(no_args_is_help=True, help="The tamper-evident record.")


@record_app.callback()
def _record() -> None:
    """The tamper-evident record."""


@record_app.command()
def verify(
    place: Annotated[
        str,
        typer.Argument(
            metavar="DIR_OR_URL", help="The `record` folder, an evidence pack (ZIP), or the address of either."
        ),
    ],
    key: Annotated[str | None, typer.Option(help="The public key that must have signed, base64 of 32 bytes.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
) -> None:
    """Checks a record, or an evidence pack, without trusting the system that wrote it."""
    raise typer.Exit(answering(lambda: _verify(place, key, as_json=as_json), as_json=as_json))


def register(app: typer.Typer) -> None:
    """Adds ``record`` to the command line."""
    app.add_typer(record_app, name="record")


def _verify(place: str, key: str | None, *, as_json: bool) -> int:
    _require_key(key)
    if place.lower().startswith(("http://", "https://")):
        with tempfile.TemporaryDirectory(prefix="amends-record-") as fetched:
            folder = Path(fetched)
            if place.lower().endswith(_PACK):
                _fetch(place, folder / "pack.zip")
                return _answer(verify_pack(folder / "pack.zip", key), as_json=as_json)
            for name in (CHECKPOINT, ENTRIES):
                _fetch(f"{place.rstrip('/')}/{name}", folder / name)
            return _answer(verify_record(folder, key), as_json=as_json)
    if Path(place).is_file():
        return _answer(verify_pack(Path(place), key), as_json=as_json)
    _require_files(Path(place))
    return _answer(verify_record(Path(place), key), as_json=as_json)


def _answer(verdict: Verification, *, as_json: bool) -> int:
    if as_json:
        print_json(verdict)
    else:
        text_console.print("The record holds: " if verdict.ok else "The record does NOT hold: ", end="", style="bold")
        text_console.print(f"{verdict.why}.", markup=False, highlight=False)
        text_console.print(f"entries {verdict.tree_size}, root {verdict.root_hash}", markup=False, highlight=False)
    return 0 if verdict.ok else 1


def _require_key(key: str | None) -> None:
    if key is None:
        return
    try:
        decode_base64(key, name="it")
    except BadCheckpointError as error:
        raise InputError(
            "The key cannot be used.",
            code="record.key",
            where="--key",
            why=str(error),
            fix="Give the public key as the controller published it: base64 of 32 bytes, 44 characters.",
        ) from error


def _require_files(folder: Path) -> None:
    missing = [name for name in (ENTRIES, CHECKPOINT) if not (folder / name).is_file()]
    if missing:
        raise InputError(
            "There is no record to check.",
            code="record.missing",
            where=str(folder),
            why=f"It has no {' and no '.join(missing)}.",
            fix="Name the `record` folder of a rehearsal or an incident, an evidence pack, or an http(s) address.",
        )


def _fetch(url: str, target: Path) -> None:
    try:
        with urllib.request.urlopen(url, timeout=_TIMEOUT_S) as answer, target.open("wb") as file:  # noqa: S310  # http(s) only, checked by the caller
            shutil.copyfileobj(answer, file)
    except urllib.error.HTTPError as error:
        raise InputError(
            "The record cannot be fetched.",
            code="record.missing",
            where=url,
            why=f"The server answered {error.code}.",
            fix="Give the address of the folder that holds entries.jsonl and checkpoint.json.",
        ) from error
    except (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError, ValueError) as error:
        raise MachineError(
            "The record cannot be fetched.",
            code="record.unreachable",
            where=url,
            why=str(getattr(error, "reason", error)),
            fix="Check the address and the connection.",
        ) from error
