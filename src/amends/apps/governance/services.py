"""Writes the governance log."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from amends.apps.governance.kinds import ASKS, EntryKind
from amends.apps.governance.models import GovernanceEntry
from amends.apps.governance.threats import threats_in
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.core.clock import require_aware
from amends.core.errors import InputError, RefusedError
from amends.core.ids import new_ref

_MOST_WORDS = 10_000
_MOST_LINE = 300
_MOST_URL = 500


@dataclass(frozen=True, kw_only=True)
class Note:
    """An entry as it is written down; ``corrects`` and ``follows`` are refs of earlier entries, or empty."""

    kind: EntryKind
    at: datetime
    words: str
    who: str = ""
    until: datetime | None = None
    url: str = ""
    answer: str = ""
    facts: tuple[str, ...] = ()
    corrects: str = ""
    follows: str = ""


@transaction.atomic
def add_entry(
    *, incident: Incident, note: Note, by: str, now: datetime, is_threat_known: bool = False
) -> GovernanceEntry:
    """Adds an entry and puts its digest on record, never its words.

    Raises ``InputError`` (``governance.*``) for what is missing or does not fit, and ``RefusedError``
    (``governance.threat``) where the outgoing text threatens or gags somebody, unless ``is_threat_known``:
    then it is kept with what the linter said.
    """
    note = _checked(incident, note, now)
    findings = threats_in(note.answer)
    if findings and not is_threat_known:
        raise RefusedError(
            "The answer threatens, gags or blames somebody: " + "; ".join(f"“{item['text']}”" for item in findings),
            code="governance.threat",
            where="What we answer",
            why=findings[0]["why"],
            fix=f"{findings[0]['fix']} If it has been said already, tick the box, and the log will say so.",
        )
    entry = GovernanceEntry.objects.create(
        ref=new_ref("GOV"),
        incident=incident,
        kind=note.kind,
        at=note.at,
        noted_at=now,
        by=by,
        who=note.who,
        words=note.words,
        until=note.until,
        url=note.url,
        answer=note.answer,
        findings=findings,
        facts=list(note.facts),
        corrects=_named(incident, note.corrects, "corrects", None),
        follows=_named(incident, note.follows, "follows", ASKS[note.kind].follows),
    )
    _put_on_record(entry)
    return entry


def _put_on_record(entry: GovernanceEntry) -> None:
    said = {"who": entry.who, "words": entry.words, "url": entry.url, "answer": entry.answer}
    record_deed(
        incident_ref=entry.incident.ref,
        kind="governance.noted",
        subject=entry.ref,
        at=entry.noted_at,
        entry=entry.kind,
        happened_at=entry.at.isoformat(),
        until=entry.until.isoformat() if entry.until else None,
        words_sha256=hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest(),
        threats=len(entry.findings),
        facts=list(entry.facts),
        corrects=entry.corrects.ref if entry.corrects else None,
        follows=entry.follows.ref if entry.follows else None,
    )


def _checked(incident: Incident, note: Note, now: datetime) -> Note:
    asks = ASKS[note.kind]
    note = replace(
        note, words=note.words.strip(), who=note.who.strip(), url=note.url.strip(), answer=note.answer.strip()
    )
    if not note.words or max(len(note.words), len(note.answer)) > _MOST_WORDS:
        raise InputError("An entry has 1 to 10,000 characters.", code="governance.words", where=asks.words)
    for field in ("who", "until", "url", "answer", "follows"):
        if getattr(note, field) and not getattr(asks, field):
            raise InputError(f"{asks.label!r} has no such field.", code="governance.field", where=field)
        if field in asks.needs and not getattr(note, field):
            raise InputError("A field is empty.", code="governance.needs", where=str(getattr(asks, field) or field))
    if len(note.who) > _MOST_LINE or len(note.url) > _MOST_URL:
        raise InputError("A line is too long.", code="governance.long", where=asks.who)
    if note.url and not note.url.startswith(("https://", "http://")):
        raise InputError("The address of a page begins with https://.", code="governance.url", where=asks.url)
    if require_aware(note.at, where="When it happened") > now:
        raise InputError("It has not happened yet.", code="governance.future", where="When it happened")
    if note.until is not None and require_aware(note.until, where=asks.until) < note.at:
        raise InputError("It would end before it began.", code="governance.until", where=asks.until)
    _require_facts(incident, note.facts)
    return note


def _require_facts(incident: Incident, refs: tuple[str, ...]) -> None:
    known = {f"{key}@{version}" for key, version in incident.facts.values_list("key", "version")}
    if missing := [ref for ref in refs if ref not in known]:
        raise InputError(
            f"The incident has no fact {missing[0]}.",
            code="governance.fact",
            where="Facts",
            fix="Name a version, as anchor.aware@1; the page of facts lists them.",
        )


def _named(incident: Incident, ref: str, field: str, kind: EntryKind | None) -> GovernanceEntry | None:
    if not ref:
        return None
    found = incident.governance.filter(ref=ref).first()
    if found is None or (kind is not None and found.kind != kind):
        raise InputError("The entry that is named does not exist.", code=f"governance.{field}", where=field)
    return found
