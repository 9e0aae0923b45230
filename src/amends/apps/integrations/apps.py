"""Other programs: their tokens, and the webhooks that tell them what was recorded."""

from django.apps import AppConfig


class IntegrationsConfig(AppConfig):
    name = "amends.apps.integrations"
    label = "integrations"
    default_auto_field = "django.db.models.BigAutoField"
