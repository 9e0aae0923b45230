"""The findings as SARIF 2.1.0 (OASIS), for editors and for the checks of a repository."""

from __future__ import annotations

import bisect
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from amends import __version__
from amends.wording.lint.catalogue import Card, cards
from amends.wording.lint.report import Finding, Report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


@dataclass(frozen=True)
class Judged:
    """One file with its report.  ``text`` is what the offsets count in; ``is_decoded``: it is not the file's bytes."""

    name: str
    text: str
    language: str
    report: Report
    is_decoded: bool = False

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """Where each line begins."""
        return (0, *(at + 1 for at, char in enumerate(self.text) if char == "\n"))

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, as editors count them."""
        line = bisect.bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1


def sarif_log(files: Sequence[Judged]) -> dict[str, Any]:
    """One run over all files, ready to be written as JSON; columns and offsets count Unicode code points."""
    known = cards()
    index = {card.rule: at for at, card in enumerate(known)}
    run = {
        "tool": {
            "driver": {
                "name": "Amends",
                "version": __version__,
                "semanticVersion": __version__,
                "shortDescription": {"text": "Notices of a data breach that are true, plain and safe."},
                "rules": [_rule(card) for card in known],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": list(_gaps(files, index))}],
        "artifacts": [_artifact(file) for file in files],
        "results": [result for at, file in enumerate(files) for result in _results(file, at, index)],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(card: Card) -> dict[str, Any]:
    return {
        "id": card.rule,
        "name": card.name,
        "shortDescription": {"text": card.asks},
        "fullDescription": {"text": f"{card.asks} Source: {card.source}."},
        "help": {
            "text": f"{card.asks}\nSource: {card.source}.",
            "markdown": f"**{card.rule}** {card.asks}\n\nSource: {card.source}.",
        },
        "defaultConfiguration": {"enabled": True, "level": str(card.gravest)},
        "properties": {"tags": ["data-breach", "notice"], "source": card.source, "readsWords": card.reads_words},
    }


def _artifact(file: Judged) -> dict[str, Any]:
    found: dict[str, Any] = {"location": {"uri": _uri(file.name)}, "roles": ["analysisTarget"], "encoding": "utf-8"}
    if file.is_decoded:
        del found["encoding"]
        found["description"] = {"text": "A stored mail: it was judged in its decoded text."}
    return found


def _uri(name: str) -> str:
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _results(file: Judged, at: int, index: dict[str, int]) -> Iterator[dict[str, Any]]:
    seen: dict[str, int] = {}
    for finding in file.report.findings:
        mark = _fingerprint(finding)
        seen[mark] = seen.get(mark, 0) + 1
        yield {
            "ruleId": finding.rule,
            "ruleIndex": index[finding.rule],
            "kind": "fail",
            "level": str(finding.severity),
            "message": {"text": _message(finding, file)},
            "locations": [{"physicalLocation": _location(finding, file, at)}],
            # The same fault keeps its name when lines move, so that a person's suppression of it lasts.
            "partialFingerprints": {"amendsFinding/v1": f"{mark}:{seen[mark]}"},
            "properties": {"fix": finding.fix, "source": finding.source, "language": file.language},
        }


def _message(finding: Finding, file: Judged) -> str:
    quoted = f' "{" ".join(finding.text.split())}"' if file.is_decoded and finding.text else ""
    return f"{finding.why}{quoted} {finding.fix}"


def _location(finding: Finding, file: Judged, at: int) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(file.name), "index": at}}
    if file.is_decoded:
        return place  # a region would point into the encoded bytes
    if finding.start is None or finding.end is None:
        return place | {"region": {"startLine": 1}}  # an absence belongs to the whole file
    (line, column), (last, end) = file.place(finding.start), file.place(finding.end)
    region = {
        "startLine": line,
        "startColumn": column,
        "endLine": last,
        "endColumn": end,
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
        "snippet": {"text": finding.text},
    }
    return place | {"region": region}


def _fingerprint(finding: Finding) -> str:
    told = "\0".join((finding.rule, finding.text or "", "" if finding.text else finding.why))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _gaps(files: Sequence[Judged], index: dict[str, int]) -> Iterator[dict[str, Any]]:
    """What was not judged, and why: silence about it would read as praise."""
    for at, file in enumerate(files):
        for rule, why in file.report.measures.not_judged.items():
            found: dict[str, Any] = {
                "level": "note",
                "message": {"text": f"{rule} not judged: {why}"},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(file.name), "index": at}}}],
            }
            yield found | ({"associatedRule": {"id": rule, "index": index[rule]}} if rule in index else {})
