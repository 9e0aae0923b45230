"""Signed webhooks to the house's own systems."""
