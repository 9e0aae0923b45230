"""Staff: who may see, write and approve."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "amends.apps.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
