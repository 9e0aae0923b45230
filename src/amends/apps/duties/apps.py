"""Which laws bind, as answered on a day by a version of the corpus."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "amends.apps.duties"
    label = "duties"
    default_auto_field = "django.db.models.BigAutoField"
