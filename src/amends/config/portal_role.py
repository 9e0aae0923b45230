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
    "remedies_card": (
        "id", "incident_id", "person_hash", "ref", "state", "state_at", "last4", "interim", "recurring", "is_reissued",
    ),
    "remedies_codegrant": (
        "id", "incident_id", "person_hash", "shown_box", "months", "redeem_by", "given_at", "code_id",
    ),
    "remedies_monitoringcode": ("id", "pool_id"),  # which pool a code is of: its provider is named to the person
    "remedies_codepool": ("id", "offer"),
    "remedies_grantevent": ("id", "grant_id", "kind", "at"),
    "remedies_codewish": ("id", "incident_id", "person_hash", "refusal"),
    "remedies_entitlement": ("id", "incident_id", "person_hash", "steps", "told_at"),
    "remedies_stepword": None,
    "contacts_contactdecision": None,
    "contacts_preference": None,
    "selfcheck_threadline": None,
    "selfcheck_publicaudit": None,
    "measures_publishedmeasures": None,
    "care_rumour": None,
    "care_approvedanswer": None,
    "care_moderationact": ("id", "incident_id", "reason", "reverses_id"),
    "claims_claim": (  # no box, no account in clear: a claimant's number or code finds the row
        "id", "ref", "incident_id", "person_hash", "kind", "amount", "currency", "happened_on", "language", "residence",
        "loss_digest", "account_digest", "received_at", "state", "joined_to_id",
    ),
    "claims_claimletter": ("id", "claim_id", "inquiry_id", "at"),
    "claims_claimevent": ("id", "claim_id", "at", "said"),
    "claims_claimdecision": ("id", "claim_id", "stage", "outcome", "amount", "proposal_id"),
    "claims_claimproposal": ("id", "reasons"),
    "claims_evidence": ("id", "claim_id", "digest", "size_bytes"),
    "claims_claimwish": ("id", "claim_id", "kind"),
    "claims_claimwishdone": ("id", "wish_id"),
    "claims_payment": ("id", "claim_id", "amount", "state"),
    "claims_helpoffer": None,
    "claims_surveyticket": None,
    "claims_surveyanswer": ("name",),
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
    "remedies_codewish",
    "remedies_stepword",
    "contacts_preference",
    "selfcheck_threadline",
    "claims_claim",
    "claims_claimletter",
    "claims_claimevent",
    "claims_evidence",
    "claims_claimwish",
    "claims_surveyanswer",
)
CHANGES: Mapping[str, tuple[str, ...]] = {
    "bulletins_subscription": ("confirmed_at", "told", "box", "language", "asked_at", "ref"),
    "selfcheck_coderequest": ("tries", "is_spent"),
    "claims_surveyticket": ("is_used",),
}  # fmt: skip
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
