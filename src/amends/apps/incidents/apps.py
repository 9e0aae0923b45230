"""Incidents, their anchors and their facts, in versions."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    name = "amends.apps.incidents"
    label = "incidents"
    default_auto_field = "django.db.models.BigAutoField"
