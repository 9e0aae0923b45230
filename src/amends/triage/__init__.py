"""What an incoming message asks for, in which language, and whether a person must read it first."""

from amends.triage.kinds import Found, Intent, Reading, Sensitive, SensitiveFound, Span
from amends.triage.read import read_message

__all__ = ["Found", "Intent", "Reading", "Sensitive", "SensitiveFound", "Span", "read_message"]
