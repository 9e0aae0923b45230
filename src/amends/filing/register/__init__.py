"""The register of breaches that GDPR Article 33(5) demands, as a table and as linked data."""

from amends.filing.register.dpv import jsonld
from amends.filing.register.rows import COLUMNS, Entry, entry
from amends.filing.register.table import csv_text

__all__ = ["COLUMNS", "Entry", "csv_text", "entry", "jsonld"]
