"""Single mails that somebody asked for on the portal: a code, a receipt, an update."""

from django.apps import AppConfig


class ErrandsConfig(AppConfig):
    name = "amends.apps.errands"
    label = "errands"
    default_auto_field = "django.db.models.BigAutoField"
