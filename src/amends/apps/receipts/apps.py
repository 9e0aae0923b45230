"""Receipts: the evidence about messages, kept for ever, and what it changes in the ledger."""

from django.apps import AppConfig


class ReceiptsConfig(AppConfig):
    name = "amends.apps.receipts"
    label = "receipts"
    default_auto_field = "django.db.models.BigAutoField"
