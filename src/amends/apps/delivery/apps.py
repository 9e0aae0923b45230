"""Delivery: the ledger and its workers."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "amends.apps.delivery"
    label = "delivery"
    default_auto_field = "django.db.models.BigAutoField"
