"""The append-only journal of deeds, from which the record is written."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "amends.apps.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"
