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
    READ_QUEUE = "read:queue"
    ANSWER_CASES = "answer:cases"  # with approved answers only
    DECIDE_CONTACT = "decide:contact"  # may this person be contacted
    READ_SUPPRESSION = "read:suppression"  # digests of who must not be
    READ_REMEDIES = "read:remedies"
    MOVE_CARDS = "move:cards"  # orders out, results in: tokens only
    READ_CLAIMS = "read:claims"
    READ_CENTRE = "read:centre"
    COUNT_CALLS = "count:calls"  # what came to the telephone system


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
    Scope.READ_QUEUE: "See how many wait, how long and by which way, and the rumours answered.",
    Scope.ANSWER_CASES: "Take the next case and answer it with an approved answer.",
    Scope.DECIDE_CONTACT: "Ask whether somebody may be contacted.",
    Scope.READ_SUPPRESSION: "Read the suppression list, as digests.",
    Scope.READ_REMEDIES: "See how far cards, monitoring and national steps are.",
    Scope.MOVE_CARDS: "Order cards and hand in the card host's results.",
    Scope.READ_CLAIMS: "See counts and clocks of claims.",
    Scope.READ_CENTRE: "See forecast, staff and readiness of the contact centre.",
    Scope.COUNT_CALLS: "Hand in what came to the telephone system.",
}
"""Each scope in words, for the console and the description of the API."""
