"""The whole response, run unattended as an exercise."""

from django.apps import AppConfig


class RehearsalsConfig(AppConfig):
    name = "amends.apps.rehearsals"
    label = "rehearsals"
    default_auto_field = "django.db.models.BigAutoField"
