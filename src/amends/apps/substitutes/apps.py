"""Substitute notice and public texts that are sent by a provider."""

from django.apps import AppConfig


class SubstitutesConfig(AppConfig):
    name = "amends.apps.substitutes"
    label = "substitutes"
    default_auto_field = "django.db.models.BigAutoField"
