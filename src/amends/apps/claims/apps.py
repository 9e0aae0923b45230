"""Losses that people claim, what is decided and paid, and what they would think fair."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    name = "amends.apps.claims"
    label = "claims"
    default_auto_field = "django.db.models.BigAutoField"
