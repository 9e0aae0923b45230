"""Every decision whether somebody may be contacted, with its reasons, and who must not be."""

from django.apps import AppConfig


class ContactsConfig(AppConfig):
    name = "amends.apps.contacts"
    label = "contacts"
    default_auto_field = "django.db.models.BigAutoField"
