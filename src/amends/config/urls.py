"""The map of addresses: portal at the root, console under ``/console/``."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("console/", include("amends.web.console.urls")),
    path("", include("amends.web.portal.urls")),
]
