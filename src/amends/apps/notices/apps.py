"""Notices in versions, their approvals and their release."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "amends.apps.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
