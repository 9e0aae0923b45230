"""Incidents, facts, timeline, governance, search, record."""
