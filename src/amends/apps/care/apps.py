"""What people ask, complain of and report, with a receipt and a clock."""

from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "amends.apps.care"
    label = "care"
    default_auto_field = "django.db.models.BigAutoField"
