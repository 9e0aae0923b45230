"""Writes what two people let out as CSV, each line marked with the export that it came from."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from amends.apps.delivery.models import Message
from amends.apps.looks.exports import Exported
from amends.apps.looks.models import ExportRequest
from amends.core.errors import RefusedError
from amends.exposure import read_audience

# A spreadsheet takes what begins so for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_AFFECTED = (
    "person_ref", "name", "language", "residence", "elements", "email", "phone",
    "street", "postcode", "city", "country",
)  # fmt: skip
_LEDGER = ("message_id", "person_ref", "channel", "state", "attempts", "at")


def write_export(request: ExportRequest, file: BinaryIO) -> str:
    """Writes the CSV (UTF-8, one header) and gives the hex SHA-256 of its bytes; streamed, whatever its length.

    Raises ``RefusedError`` (``export.nothing``) where no run has come so far.
    """
    header, rows = (_AFFECTED, _affected(request)) if request.what == Exported.AFFECTED else (_LEDGER, _ledger(request))
    digest = hashlib.sha256()
    for row in chain([(*header, "export")], ((*row, request.ref) for row in rows)):
        line = _line(row)
        file.write(line)
        digest.update(line)
    return digest.hexdigest()


def _line(row: Iterable[object]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow([_cell(value) for value in row])
    return text.getvalue().encode()


def _cell(value: object) -> str:
    """The value as text that no spreadsheet calculates.

    >>> _cell("=1+1"), _cell(None), _cell("Nowak")
    ("'=1+1", '', 'Nowak')
    """
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _affected(request: ExportRequest) -> Iterator[tuple[object, ...]]:
    assessment = request.incident.assessments.order_by("id").last()
    if assessment is None or not Path(assessment.folder).is_dir():
        raise RefusedError("There is nothing to export.", code="export.nothing", where=request.incident.ref)
    for person in read_audience(Path(assessment.folder)):
        yield tuple(" ".join(person.elements) if name == "elements" else getattr(person, name) for name in _AFFECTED)


def _ledger(request: ExportRequest) -> Iterator[tuple[object, ...]]:
    rows = Message.objects.filter(campaign__incident_ref=request.incident.ref).order_by("id").values_list(*_LEDGER)
    return rows.iterator(chunk_size=2000)
