"""How well people were served, in numbers that can be told in public."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "amends.apps.measures"
    label = "measures"
    default_auto_field = "django.db.models.BigAutoField"
