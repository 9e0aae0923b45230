"""What the house decided and others published: the log that an auditor reads first."""

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "amends.apps.governance"
    label = "governance"
    default_auto_field = "django.db.models.BigAutoField"
