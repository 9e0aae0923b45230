"""Losses that people claim, what is decided and paid, and what they would think fair."""
