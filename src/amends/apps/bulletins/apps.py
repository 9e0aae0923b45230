"""The public status page in versions, and who is told of a new one."""

from django.apps import AppConfig


class BulletinsConfig(AppConfig):
    name = "amends.apps.bulletins"
    label = "bulletins"
    default_auto_field = "django.db.models.BigAutoField"
