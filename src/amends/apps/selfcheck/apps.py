"""Am I affected: doors that open with a code from a notice or a contact on file."""

from django.apps import AppConfig


class SelfcheckConfig(AppConfig):
    name = "amends.apps.selfcheck"
    label = "selfcheck"
    default_auto_field = "django.db.models.BigAutoField"
