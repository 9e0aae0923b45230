"""When a fact changes: every text that used it, who got it, and a correction for exactly them."""

from django.apps import AppConfig


class CorrectionsConfig(AppConfig):
    name = "amends.apps.corrections"
    label = "corrections"
    default_auto_field = "django.db.models.BigAutoField"
