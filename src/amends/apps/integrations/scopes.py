"""What a program may do.  Deny by default: a token can do what its scopes name, and nothing else.

No scope gives the list of affected persons, and none reveals a person.
"""

from __future__ import annotations

from enum import StrEnum


class Scope(StrEnum):
    """One thing that a token allows; an operation of the API asks for exactly one."""

    READ_INCIDENTS = "read:incidents"
    READ_FACTS = "read:facts"
    WRITE_FACTS = "write:facts"
    READ_DUTIES = "read:duties"
    WRITE_DUTIES = "write:duties"  # mark as done
    READ_NOTICES = "read:notices"
    READ_DELIVERY = "read:delivery"
    ORDER_DELIVERY = "order:delivery"  # pause, slow, stop, resume
    READ_RECORD = "read:record"
    READ_STATUS = "read:status"
    PUBLISH_STATUS = "publish:status"
    TAKE_INQUIRIES = "take:inquiries"
    READ_RECONCILIATION = "read:reconciliation"
    CHECK_MESSAGES = "check:messages"  # is this code ours


SAYS: dict[Scope, str] = {
    Scope.READ_INCIDENTS: "See incidents with their figures, and ask for severity and data elements.",
    Scope.READ_FACTS: "See facts with versions and sources.",
    Scope.WRITE_FACTS: "Change facts, and draft the corrections that follow.",
    Scope.READ_DUTIES: "See duties and clocks, and ask which laws bind.",
    Scope.WRITE_DUTIES: "Mark duties as done.",
    Scope.READ_NOTICES: "See notices, findings and releases, and lint texts.",
    Scope.READ_DELIVERY: "See how the sending goes.",
    Scope.ORDER_DELIVERY: "Pause, slow, stop and resume the sending.",
    Scope.READ_RECORD: "See the record with its proofs.",
    Scope.READ_STATUS: "See the versions of the status page.",
    Scope.PUBLISH_STATUS: "Publish the status page.",
    Scope.TAKE_INQUIRIES: "Hand in questions and complaints.",
    Scope.READ_RECONCILIATION: "See whether everybody was told.",
    Scope.CHECK_MESSAGES: "Ask whether a message is ours.",
}
"""Each scope in words, for the console and the description of the API."""
