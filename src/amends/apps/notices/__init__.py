"""Notices in versions, their approvals and their release."""
