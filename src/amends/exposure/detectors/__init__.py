"""Finds data elements in columns and in free text; one file per element or family in ``elements``."""

from amends.exposure.detectors.classify import classify_columns
from amends.exposure.detectors.column import ColumnClass
from amends.exposure.detectors.text import TextFinding, find_in_text

__all__ = ["ColumnClass", "TextFinding", "classify_columns", "find_in_text"]
