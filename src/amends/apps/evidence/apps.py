"""What was assessed, from which files, and what came out."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "amends.apps.evidence"
    label = "evidence"
    default_auto_field = "django.db.models.BigAutoField"
