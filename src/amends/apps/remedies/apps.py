"""What is owed to each person and done for them: cards, monitoring, national steps."""

from django.apps import AppConfig


class RemediesConfig(AppConfig):
    name = "amends.apps.remedies"
    label = "remedies"
    default_auto_field = "django.db.models.BigAutoField"
