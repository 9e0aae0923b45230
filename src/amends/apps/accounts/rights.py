"""What each role may do.  Deny by default: what is not listed here nobody may."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from amends.apps.accounts.models import Role


class Right(StrEnum):
    """One thing that a member of staff may do; a gate or a view asks for exactly one."""

    SEE_INCIDENTS = "see_incidents"  # figures, facts, duties, notices: never a person
    EDIT_FACTS = "edit_facts"
    MARK_DUTIES = "mark_duties"
    SEE_PERSONS = "see_persons"  # one person at a time, with a reason that is recorded
    REVIEW_LINKS = "review_links"  # doubtful links between evidence and customers
    APPROVE = "approve"  # one of the two approvals of a release
    READ_PRIVILEGED = "read_privileged"  # counsel's advice
    PUBLISH = "publish"  # the status page, scams seen
    ORDER_DELIVERY = "order_delivery"  # pause, slow, stop, resume, decide what is in doubt
    CALL_DESK = "call_desk"  # what a call needs of one person, and nothing else
    HANDLE_INQUIRIES = "handle_inquiries"  # questions, complaints, reports
    ANSWERS = "answers"  # write the approved answers; another person approves them
    PRESS_DESK = "press_desk"  # press and researchers
    MODERATE = "moderate"  # hide what others wrote in public, for a listed reason only
    DECIDE_CONTACT = "decide_contact"  # ask whether somebody may be contacted, and keep the suppression list
    MANAGE_REMEDIES = "manage_remedies"  # cards, monitoring codes, national steps
    DECIDE_CLAIMS = "decide_claims"  # losses that people claim
    PLAN_CENTRE = "plan_centre"  # forecast, staff, readiness of the lines
    SEE_MEASURES = "see_measures"  # counts per segment, small cells hidden
    GOVERN = "govern"  # entries of the governance log
    SEE_RECORD = "see_record"  # the record with its proofs
    SEE_LOOKS = "see_looks"  # who looked at whom
    SEE_EXPORTS = "see_exports"  # what was asked for and by whom, never what is in it
    ASK_EXPORT = "ask_export"
    ALLOW_EXPORT = "allow_export"  # never of what one asked for oneself
    MANAGE_STAFF = "manage_staff"
    MANAGE_TOKENS = "manage_tokens"


_R = Right
_SEES = frozenset({_R.SEE_INCIDENTS, _R.SEE_RECORD, _R.SEE_MEASURES})
RIGHTS: Mapping[str, frozenset[Right]] = {
    Role.INCIDENT_LEAD: _SEES
    | {
        _R.EDIT_FACTS, _R.MARK_DUTIES, _R.SEE_PERSONS, _R.REVIEW_LINKS, _R.APPROVE, _R.READ_PRIVILEGED, _R.PUBLISH,
        _R.ORDER_DELIVERY, _R.HANDLE_INQUIRIES, _R.GOVERN, _R.ASK_EXPORT, _R.SEE_EXPORTS, _R.ANSWERS, _R.PRESS_DESK,
        _R.MODERATE, _R.DECIDE_CONTACT, _R.MANAGE_REMEDIES, _R.DECIDE_CLAIMS, _R.PLAN_CENTRE,
    },
    Role.COUNSEL: _SEES
    | {
        _R.MARK_DUTIES, _R.SEE_PERSONS, _R.APPROVE, _R.READ_PRIVILEGED, _R.GOVERN, _R.ALLOW_EXPORT, _R.SEE_EXPORTS,
        _R.DECIDE_CLAIMS,
    },
    Role.DATA_PROTECTION: _SEES
    | {
        _R.EDIT_FACTS, _R.MARK_DUTIES, _R.SEE_PERSONS, _R.REVIEW_LINKS, _R.APPROVE, _R.HANDLE_INQUIRIES, _R.GOVERN,
        _R.SEE_LOOKS, _R.ASK_EXPORT, _R.ALLOW_EXPORT, _R.SEE_EXPORTS, _R.DECIDE_CLAIMS,
    },
    Role.COMMUNICATIONS: _SEES
    | {
        _R.EDIT_FACTS, _R.SEE_PERSONS, _R.APPROVE, _R.PUBLISH, _R.HANDLE_INQUIRIES, _R.ANSWERS, _R.PRESS_DESK,
        _R.MODERATE, _R.DECIDE_CONTACT, _R.PLAN_CENTRE,
    },
    Role.APPROVER: _SEES | {_R.APPROVE, _R.ALLOW_EXPORT, _R.SEE_EXPORTS},
    Role.CONTACT_CENTRE: frozenset({_R.CALL_DESK, _R.HANDLE_INQUIRIES, _R.DECIDE_CONTACT}),
    Role.AUDITOR: _SEES | {_R.SEE_LOOKS, _R.SEE_EXPORTS},
    Role.ADMINISTRATOR: frozenset({_R.MANAGE_STAFF, _R.MANAGE_TOKENS, _R.SEE_LOOKS}),
}  # fmt: skip
"""The rights of each role; an administrator manages people and programs and sees no incident."""


def may(role: str, right: Right) -> bool:
    """Whether the role has the right; an unknown role has none."""
    return right in RIGHTS.get(role, frozenset())
