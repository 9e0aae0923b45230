"""The map of addresses: portal at the root, console under ``/console/``."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("console/", include("amends.web.console.urls")),
    path("hooks/", include("amends.web.hooks.urls")),
    path("inbox/", include("amends.web.inbox.urls")),
    path("voice/", include("amends.web.voice.urls")),
    path("", include("amends.web.portal.urls")),
]
