"""Incidents, their anchors and their facts, in versions."""
