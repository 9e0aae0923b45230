"""What the contact centre expects, what came, who is on duty, and whether it is ready."""

from django.apps import AppConfig


class CentreConfig(AppConfig):
    name = "amends.apps.centre"
    label = "centre"
    default_auto_field = "django.db.models.BigAutoField"
