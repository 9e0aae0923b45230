"""Who looked at personal data, and why; and exports that two people let out."""

from django.apps import AppConfig


class LooksConfig(AppConfig):
    name = "amends.apps.looks"
    label = "looks"
    default_auto_field = "django.db.models.BigAutoField"
