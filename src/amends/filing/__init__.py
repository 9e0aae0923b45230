"""For each duty towards an authority its own form, filled from facts; and the register of breaches.

``choose`` says which forms are to be filled, ``situation_for`` gathers the facts of one, ``fill`` fills it, ``check``
refuses it if it holds personal data, ``markdown`` prints it for a person, ``schema_of`` says what its answers must be.
"""

from amends.filing.choose import Assignment, Choice, choose
from amends.filing.fill import fill
from amends.filing.forms import Form, load_forms
from amends.filing.guard import Finder, check, own_of
from amends.filing.markdown import markdown
from amends.filing.model import Attachment, DutyInfo, Filing, SeverityInfo, Stage
from amends.filing.schema import filing_schema, schema_of
from amends.filing.situation import situation_for

__all__ = [
    "Assignment",
    "Attachment",
    "Choice",
    "DutyInfo",
    "Filing",
    "Finder",
    "Form",
    "SeverityInfo",
    "Stage",
    "check",
    "choose",
    "filing_schema",
    "fill",
    "load_forms",
    "markdown",
    "own_of",
    "schema_of",
    "situation_for",
]
