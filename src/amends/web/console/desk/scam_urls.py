"""Addresses of the pages on scams; they share the console's names."""

from django.urls import URLPattern, URLResolver, path

from amends.web.console.desk import scams

urlpatterns: list[URLPattern | URLResolver] = [path("scams", scams.scams, name="scams")]
