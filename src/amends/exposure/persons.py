"""Gathers per person what the links say and what the customer file says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from amends.core.elements import elements
from amends.exposure.engines import Engine
from amends.exposure.mailboxes import mailbox_keys
from amends.exposure.sources import Loaded, Setting
from amends.exposure.steps import outcome, own, sharing
from amends.exposure.steps.prepare import bit
from amends.exposure.whereabouts import language_of

_MAJORITY = 18


def make_persons(
    setting: Setting,
    customers: Sequence[Loaded],
    evidence: Sequence[Loaded],
    keys: Mapping[str, tuple[str, ...]],
    today: date,
) -> None:
    """Leaves ``persons``, ``review_notes``, ``mask_elements``, ``languages``, ``cohort_refs`` and the shares."""
    engine = setting.engine
    _vocabulary(engine)
    _files(engine, customers, evidence)
    engine.table("affected_notes", outcome.evidence_notes("links"))
    engine.table("review_notes", outcome.evidence_notes("doubts"))
    engine.table("noted", "SELECT person FROM affected_notes UNION SELECT person FROM review_notes")
    engine.table("own_rows", own.own_rows("people", "noted"))
    engine.table("homes", outcome.homes("own_rows"))
    cells = [outcome.profiles(item.prepared, "own_rows", default_residence=setting.home) for item in customers]
    engine.table("own_cells", " UNION ALL ".join(cells))
    engine.table("profiles", "SELECT o.* FROM own_cells AS o SEMI JOIN homes AS h ON h.c = o.c AND h.person = o.person")
    has = {f"has_{code}": bool(keys.get(name)) for code, name in (("birth", "date_of_birth"), ("phone", "phone"))}
    engine.table("own_folded", own.folded("own_cells", **has))
    engine.table("united", own.united("own_folded"))
    engine.table("only_review", "SELECT * FROM review_notes AS r ANTI JOIN affected_notes AS a ON a.person = r.person")
    engine.table("persons", " UNION ALL ".join(_persons(keys, today)))
    engine.table("mask_elements", outcome.elements_of_masks("persons"))
    _languages(engine)
    _cohort_refs(engine)
    _shares(engine, customers, keys)


def _shares(engine: Engine, customers: Sequence[Loaded], keys: Mapping[str, tuple[str, ...]]) -> None:
    """Leaves ``shared_email``, ``shared_phone`` and ``shared_address``: the persons whose point is another's too."""
    nothing = "SELECT '' AS ref, '' AS key WHERE false"
    cells = [sql for item in customers for sql in sharing.mail_cells(item.prepared)]
    engine.table("mail_cells", " UNION ALL ".join(cells) or "SELECT '' AS ref, '' AS cell WHERE false")
    engine.run("CREATE OR REPLACE TABLE odd_mail (cell VARCHAR, key VARCHAR)")
    odd = [(str(cell), key) for (cell,) in engine.rows(sharing.odd_mail("mail_cells")) for key in mailbox_keys(cell)]
    engine.insert("odd_mail", ("cell", "key"), odd)
    engine.table("email_uses", sharing.mail_uses("mail_cells", "odd_mail"))
    engine.table("phone_uses", outcome.phone_uses(keys["phone"]) if keys.get("phone") else nothing)
    homes = []
    if keys.get("name"):
        engine.table("namesakes", sharing.namesakes())
        homes = [sharing.dwellings(item.prepared, "namesakes") for item in customers]
    engine.table("address_uses", " UNION ALL ".join(homes) or nothing)
    for point in ("email", "phone", "address"):
        engine.table(f"shared_{point}", sharing.sharers(f"{point}_uses"))


def _persons(keys: Mapping[str, tuple[str, ...]], today: date) -> list[str]:
    day = f"{today.year - _MAJORITY:04}-{today.month:02}-{today.day:02}"
    has = {code: bool(keys.get(code)) for code in ("email", "phone")}
    return [
        outcome.persons(
            noted,
            decision,
            minor_after=day,
            has_email=has["email"],
            has_phone=has["phone"],
        )
        for noted, decision in (("affected_notes", "affected"), ("only_review", "review"))
    ]


def _vocabulary(engine: Engine) -> None:
    engine.run("CREATE TABLE vocabulary (code VARCHAR, bit BIGINT)")
    engine.insert("vocabulary", ("code", "bit"), [(code, bit(code)) for code in elements()])


def _files(engine: Engine, customers: Sequence[Loaded], evidence: Sequence[Loaded]) -> None:
    engine.run("CREATE TABLE customer_files (source BIGINT, file VARCHAR)")
    rows = [(index, item.staged.file) for index, item in enumerate(customers)]
    engine.insert("customer_files", ("source", "file"), rows)
    engine.run("CREATE TABLE evidence_files (source BIGINT, file VARCHAR, protection INTEGER)")
    ranks = [outcome.PROTECTIONS.index(item.source.protection) for item in evidence]
    rows_of_evidence = [
        (index, item.staged.file, rank) for index, (item, rank) in enumerate(zip(evidence, ranks, strict=True))
    ]
    engine.insert("evidence_files", ("source", "file", "protection"), rows_of_evidence)


def _languages(engine: Engine) -> None:
    engine.run("CREATE TABLE languages (written VARCHAR, residence VARCHAR, language VARCHAR)")
    found = list(engine.rows("SELECT DISTINCT coalesce(language, '') AS written, residence FROM persons"))
    rows = [(written, residence, language_of(written or None, residence)) for written, residence in found]
    engine.insert("languages", ("written", "residence", "language"), rows)


def _cohort_refs(engine: Engine) -> None:
    engine.table("cohort_rows", outcome.cohorts("persons"))
    engine.run("CREATE TABLE cohort_refs (ref VARCHAR, residence VARCHAR, mask BIGINT, protection INTEGER)")
    rows = engine.rows("SELECT residence, mask, protection FROM cohort_rows ORDER BY residence, mask, protection")
    refs = [(f"C{number:04}", *row) for number, row in enumerate(list(rows), start=1)]
    engine.insert("cohort_refs", ("ref", "residence", "mask", "protection"), refs)
