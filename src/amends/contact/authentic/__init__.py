"""Whether a message is really the controller's: what stands in it, judged against what is published."""

from amends.contact.authentic.judge import judge
from amends.contact.authentic.mail import read_input
from amends.contact.authentic.model import Finding, Headline, Judgement, Kind, Reading, Standing, Thing, Why
from amends.contact.authentic.registry import Registry

__all__ = [
    "Finding",
    "Headline",
    "Judgement",
    "Kind",
    "Reading",
    "Registry",
    "Standing",
    "Thing",
    "Why",
    "judge",
    "read_input",
]
