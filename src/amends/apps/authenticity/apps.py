"""Whether a message is really ours, and which scams have been seen."""

from django.apps import AppConfig


class AuthenticityConfig(AppConfig):
    name = "amends.apps.authenticity"
    label = "authenticity"
    default_auto_field = "django.db.models.BigAutoField"
