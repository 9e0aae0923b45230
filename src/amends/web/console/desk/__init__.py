"""Inquiries, scams seen, and the call desk."""
