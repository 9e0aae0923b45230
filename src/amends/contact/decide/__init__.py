"""The contact decision: may this person be contacted, for this purpose, by this channel, now."""

from amends.contact.decide.answer import AgentView, Answer, Decision, Reason, Suppressed
from amends.contact.decide.decision import decide
from amends.contact.decide.model import Basis, Direction, Occasion, Purpose, Request

__all__ = [
    "AgentView",
    "Answer",
    "Basis",
    "Decision",
    "Direction",
    "Occasion",
    "Purpose",
    "Reason",
    "Request",
    "Suppressed",
    "decide",
]
