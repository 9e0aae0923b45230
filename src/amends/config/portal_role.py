"""What the portal's own role in PostgreSQL may read, add and change: the least that its pages need.

A table that is not named here is closed to it: the register's addresses, the ledger's segments,
staff, sessions, evidence.
``None`` means every column.  Sequences need no right: keys are identity columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

READS: Mapping[str, tuple[str, ...] | None] = {
    "incidents_incident": None,
    "incidents_factversion": None,
    "bulletins_bulletin": None,
    "bulletins_subscription": None,
    "selfcheck_doorset": None,
    "selfcheck_door": None,
    "selfcheck_reason": None,
    "selfcheck_coderequest": None,
    "selfcheck_actiondone": None,
    "authenticity_knownscam": None,
    "authenticity_scamtext": None,
    "authenticity_scamretired": None,
    "authenticity_scamreport": ("id",),  # an INSERT gives back its key
    "care_inquiry": None,
    "care_inquiryevent": None,
    "notices_noticeversion": None,
    "notices_release": None,
    "notices_release_notices": None,
    "corrections_correctiondraft": None,
    "delivery_campaign": None,
    "delivery_message": (
        "id", "message_id", "campaign_id", "person_ref", "channel", "notice_sha256", "code_sha256", "state",
        "at", "handed_at",
    ),
    "journal_entry": None,  # the record is made to be shown; it has no person in it
    "looks_look": ("id", "incident_id", "kind", "person_hash", "role", "reason", "at"),
}  # fmt: skip
ADDS = (
    "bulletins_subscription",
    "selfcheck_coderequest",
    "selfcheck_actiondone",
    "care_inquiry",
    "care_inquiryevent",
    "authenticity_scamreport",
    "errands_errand",
    "journal_entry",
)
CHANGES: Mapping[str, tuple[str, ...]] = {
    "bulletins_subscription": ("confirmed_at", "told", "box", "language", "asked_at", "ref"),
    "selfcheck_coderequest": ("tries", "is_spent"),
}
REMOVES = ("bulletins_subscription",)


def grants(role: str) -> Iterator[str]:
    """The statements that make the role what it is to be; run by the owner of the tables, as often as wanted.

    Raises ``ValueError`` for a name that would have to be quoted.
    """
    if not role.isidentifier() or not role.isascii() or role != role.lower():
        raise ValueError("a role's name has small letters, digits and underscores")
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role};"
    yield f"GRANT USAGE ON SCHEMA public TO {role};"
    for table, columns in READS.items():
        yield f"GRANT SELECT{_of(columns)} ON {table} TO {role};"
    for table in ADDS:
        yield f"GRANT INSERT ON {table} TO {role};"
    for table, changed in CHANGES.items():
        yield f"GRANT UPDATE{_of(changed)} ON {table} TO {role};"
    for table in REMOVES:
        yield f"GRANT DELETE ON {table} TO {role};"


def _of(columns: tuple[str, ...] | None) -> str:
    return "" if columns is None else f" ({', '.join(columns)})"
