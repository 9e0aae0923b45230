"""The case file: what is known of an incident, and where its evidence lies."""

from amends.core.case.model import Case, Cohort, Incident, Source
from amends.core.case.read import parse_case

__all__ = ["Case", "Cohort", "Incident", "Source", "parse_case"]
