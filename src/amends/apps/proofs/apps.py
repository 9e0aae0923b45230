"""Proof: evidence packs and the registry of codes."""

from django.apps import AppConfig


class ProofsConfig(AppConfig):
    name = "amends.apps.proofs"
    label = "proofs"
    default_auto_field = "django.db.models.BigAutoField"
