"""Filings as files: their names, the ones before them, and a folder that is written whole or not at all."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from itertools import chain, count
from pathlib import Path
from typing import Any

import msgspec

from amends.core.errors import InputError
from amends.core.files import write_text
from amends.filing.choose import Assignment, Choice
from amends.filing.model import DutyInfo, Filing


def as_json_text(document: Any) -> str:
    """A struct or a plain value as indented JSON."""
    return json.dumps(msgspec.to_builtins(document, enc_hook=str), ensure_ascii=False, indent=2) + "\n"


def free_name(assignment: Assignment, filing: Filing, *, taken: Mapping[str, str]) -> str:
    """The name of the filing's files without their ending, other than those ``taken``.

    ``uodo-PL``, ``ny-joint-portal-US-NY``; a generic form carries the authority instead of the place.
    """
    form = assignment.form
    name = f"{form.form}-{slug(filing.authority[0]) if form.generic else filing.place}"
    candidates = (name, f"{name}-{slug(filing.duties[0].law.rpartition('/')[2])}")
    numbered = (f"{candidates[1]}-{number}" for number in count(2))
    return next(found for found in chain(candidates, numbered) if f"{found}.json" not in taken)


def slug(text: str) -> str:
    """A text as part of a file name.

    >>> slug("Autoriteit Persoonsgegevens (AP)")
    'autoriteit-persoonsgegevens-ap'
    """
    return re.sub(r"[^\w]+", "-", text).strip("-").lower()[:60].rstrip("-") or "authority"


def earlier_filing(path: Path | None, assignment: Assignment) -> dict[str, Any] | None:
    """The filing before this one: ``path`` itself, or the file of this form and these duties in that folder.

    Raises ``InputError`` (``filing.not_a_filing``).
    """
    if path is None:
        return None
    if not path.is_dir():
        return _read(path)
    wanted = {(duty.law, duty.recipient_name) for duty in assignment.duties}
    for file in sorted(path.glob(f"{assignment.form.form}-*.json")):
        document = _read(file)
        if {(duty.get("law"), duty.get("recipient_name")) for duty in document.get("duties", ())} & wanted:
            return document
    return None


def _read(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise _no_filing(path, error.strerror or type(error).__name__) from error
    except UnicodeDecodeError as error:
        raise _no_filing(path, "It is not UTF-8.") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise _no_filing(path, "It is not JSON.") from error
    if not isinstance(document, dict) or not _is_list_of_mappings(document.get("duties")):
        raise _no_filing(path, "It has not the shape of a filing.")
    return document


def _is_list_of_mappings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _no_filing(path: Path, why: str) -> InputError:
    return InputError(
        "The earlier filing cannot be read.",
        code="filing.not_a_filing",
        where=str(path),
        why=why,
        fix="Give a JSON file that `amends filings` wrote, or the folder in which it lies.",
    )


def write_all(folder: Path, files: Mapping[str, str]) -> None:
    """Writes the files beside the folder first and then moves them in, so that a failure leaves nothing half-written.

    Raises ``InputError`` (``file.unwritable``).
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".draft-") as draft:
            for name, text in files.items():
                write_text(Path(draft) / name, text)
            for name in files:
                os.replace(Path(draft) / name, folder / name)
    except OSError as error:
        raise InputError(
            "The filings cannot be written.",
            code="file.unwritable",
            where=str(folder),
            why=error.strerror or type(error).__name__,
            fix="Name a folder that exists or can be made, and that may be written to.",
        ) from error


def summary(out: Path, filings: Sequence[tuple[str, Filing]], choice: Choice) -> dict[str, Any]:
    """What was written and what was not, for ``--json``."""
    return {
        "out": str(out),
        "filings": [_told(name, filing) for name, filing in filings],
        "generic_only": [_short(duty) for duty in choice.generic],
        "without_form": [_short(duty) for duty in choice.without],
        "other_stage": [_short(duty) for duty in choice.other_stage],
    }


def _told(name: str, filing: Filing) -> dict[str, Any]:
    return {
        "file": f"{name}.json",
        "page": f"{name}.md",
        "form": filing.form,
        "stage": str(filing.stage),
        "authority": filing.authority,
        "laws": [duty.law for duty in filing.duties],
        "complete": filing.is_complete,
        "missing": [msgspec.to_builtins(item) for item in filing.missing],
    }


def _short(duty: DutyInfo) -> dict[str, str | None]:
    return {"law": duty.law, "recipient_name": duty.recipient_name, "due": duty.due_at}
