"""Evidence and customers become a register of persons: who is affected, by what, and how we know."""

from amends.exposure.plan import assess
from amends.exposure.results import read_audience, read_cohort_rows, read_cohorts, read_summary
from amends.exposure.summary import CohortRow, Summary

__all__ = ["CohortRow", "Summary", "assess", "read_audience", "read_cohort_rows", "read_cohorts", "read_summary"]
